import { describe, expect, test } from "vitest";
import { type Code, diagnosticDefinitions } from "../../src/diagnostics/codes.ts";
import { explanations, hasExample } from "../../src/diagnostics/explanations.ts";
import { findingsIn } from "../compile-text.ts";

/** Codes that come together with another one by their nature. */
const companions: Readonly<Partial<Record<Code, readonly Code[]>>> = {
  "suppression-error": ["inh-unknown-superclass"],
  "string-escape": ["inc-missing"],
};

describe.each(Object.keys(diagnosticDefinitions) as Code[])("%s", (code) => {
  const explanation = explanations[code];
  test("says why in whole sentences", () => {
    expect(explanation.why).toMatch(/^[A-Zm].*\.$/);
  });
  test("says why where dialects differ", () => {
    const { severity, because }: { readonly severity: string | object; readonly because?: string } =
      diagnosticDefinitions[code];
    if (because === undefined) expect(severity).toBeTypeOf("string");
    else expect(because).toMatch(/^[A-Z].*\.$/);
  });
  if (!hasExample(explanation)) return;
  const { wrong, right, dialect } = explanation;
  test("the wrong text has this finding and no other", () => {
    const codes = new Set(findingsIn(wrong, dialect, code).map((finding) => finding.code));
    expect([...codes].filter((found) => !companions[code]?.includes(found))).toEqual([code]);
  });
  test("the right text is free of it and of errors", () => {
    expect(
      findingsIn(right, dialect, code).filter((finding) => finding.code === code || finding.severity === "error"),
    ).toEqual([]);
  });
});
