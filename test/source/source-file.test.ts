import { expect, test } from "vitest";
import { lineText, positionAt, type SourceFile } from "../../src/source/source-file.ts";

function fileOf(text: string): SourceFile {
  return { path: "a.mof", text, encoding: "utf-8" };
}

test.each([
  [
    "LF",
    "ab\ncd\n\nef",
    [
      [0, 1, 1],
      [2, 1, 3],
      [3, 2, 1],
      [6, 3, 1],
      [7, 4, 1],
      [9, 4, 3],
    ],
  ],
  [
    "CRLF",
    "ab\r\ncd",
    [
      [2, 1, 3],
      [4, 2, 1],
      [6, 2, 3],
    ],
  ],
  ["CR", "ab\rcd", [[3, 2, 1]]],
  [
    "CR CR LF is one",
    "ab\r\r\ncd\r\r\nef",
    [
      [5, 2, 1],
      [10, 3, 1],
    ],
  ],
  ["CR CR is two", "ab\r\rcd", [[4, 3, 1]]],
  ["no text", "", [[0, 1, 1]]],
])("positions behind %s", (_, text, expected) => {
  for (const [offset, line, column] of expected) expect(positionAt(fileOf(text), offset!)).toEqual({ line, column });
});

test("the text of a line has no line end", () => {
  const file = fileOf("one\r\ntwo\r\r\nthree");
  expect([1, 2, 3, 4].map((line) => lineText(file, line))).toEqual(["one", "two", "three", ""]);
});
