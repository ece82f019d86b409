import { describe, expect, test } from "vitest";
import { type Code, diagnosticDefinitions } from "../../src/diagnostics/codes.ts";
import { pageOf } from "../code-pages.ts";
import { findingsIn } from "../compile-text.ts";

/** Codes that come together with another one by their nature. */
const companions: Readonly<Partial<Record<Code, readonly Code[]>>> = {
  "suppression-error": ["inh-cycle"],
  "string-escape": ["inc-missing"],
};

describe.each(Object.keys(diagnosticDefinitions) as Code[])("%s", (code) => {
  const { why, examples } = pageOf(code);
  test("says why in whole sentences", () => {
    expect(why).toMatch(/^[A-Zm].*\.$/);
  });
  test("says why where dialects differ", () => {
    const { severity, because }: { readonly severity: string | object; readonly because?: string } =
      diagnosticDefinitions[code];
    if (because === undefined) expect(severity).toBeTypeOf("string");
    else expect(because).toMatch(/^[A-Z].*\.$/);
  });
  if (examples?.wrong.language !== "mof") return;
  const { wrong, right } = examples;
  test("the wrong text has this finding and no other", () => {
    const codes = new Set(findingsIn(wrong.text, wrong.dialect ?? "dmtf", code).map((finding) => finding.code));
    expect([...codes].filter((companion) => !companions[code]?.includes(companion))).toEqual([code]);
  });
  test("the right text is free of it and of errors", () => {
    expect(
      findingsIn(right.text, right.dialect ?? "dmtf", code).filter(
        (finding) => finding.code === code || finding.severity === "error",
      ),
    ).toEqual([]);
  });
});
