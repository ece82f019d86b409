import { expect, test } from "vitest";
import { chapters, diagnosticDefinitions } from "../../src/diagnostics/codes.ts";

test("a code is defined in one chapter", () => {
  const codes = Object.values(chapters).flatMap((definitions) => Object.keys(definitions));
  expect(codes).toEqual([...new Set(codes)]);
  expect(Object.keys(diagnosticDefinitions)).toEqual(codes);
});
