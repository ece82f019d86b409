import { expect, test } from "vitest";
import { readFeatures, writeFeatures } from "../../../src/reference/runtime/world/feature-blob.ts";

const vectors = [
  { id: 1, comparison: "subset", value: 0xffn },
  { id: 3, comparison: "greater-than-or-equal", value: 18446744073709551615n },
] as const;

test("features come back as they were written", () => {
  expect(readFeatures(writeFeatures(vectors))).toEqual(vectors);
  expect(readFeatures(writeFeatures([]))).toEqual([]);
});

test("what is cut off, changed or something else is not a list of features", () => {
  const bytes = writeFeatures(vectors);
  for (let length = 0; length < bytes.length; length++) expect(readFeatures(bytes.slice(0, length))).toBeNull();
  expect(readFeatures([...bytes, 10])).toBeNull();
  expect(readFeatures([...new TextEncoder().encode("features 1\n1\n1 nearly 5\n")])).toBeNull();
  expect(readFeatures([255, 0, 1])).toBeNull();
});
