import { expect, test } from "vitest";
import { isReadOnlySignature, memberSignature } from "../../src/bindings/member-signature.ts";

test.each([
  ["Name", "string", true, "readonly Name: string;"],
  ["Name", "string | null", false, "Name: string | null;"],
  ["a-b", "number", true, 'readonly "a-b": number;'],
  ["readonly", "boolean", false, "readonly: boolean;"],
  ["readonly", "boolean", true, "readonly readonly: boolean;"],
])("%s of %s, read-only %s", (name, type, isReadOnly, text) => {
  expect(memberSignature(name, type, isReadOnly)).toBe(text);
  expect(isReadOnlySignature(text)).toBe(isReadOnly);
});
