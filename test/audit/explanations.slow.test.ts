import { describe, expect, test } from "vitest";
import { type Code, diagnosticDefinitions } from "../../src/diagnostics/codes.ts";
import { pageOf } from "../code-pages.ts";
import { findingsInExample } from "./example-findings.ts";

/** The codes in an example, each once. */
function codesIn(example: string, asked: Code): { codes: Code[]; errors: readonly string[] } {
  const { findings, errors } = findingsInExample(example, asked);
  return { codes: [...new Set(findings.map(({ code }) => code))], errors };
}

const shownByCode = (Object.keys(diagnosticDefinitions) as Code[]).flatMap((code) => {
  const { examples } = pageOf(code);
  return examples?.wrong.language === "ts" ? [[code, examples] as const] : [];
});

describe.each(shownByCode)("%s", (code, { wrong, right }) => {
  test("the wrong code has this finding and no other", () => {
    expect(codesIn(wrong.text, code).codes).toEqual([code]);
  });
  test("the right code has none, and compiles", () => {
    expect(codesIn(right.text, code)).toEqual({ codes: [], errors: [] });
  });
});
