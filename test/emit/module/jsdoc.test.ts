import { expect, test } from "vitest";
import { jsdoc } from "../../../src/emit/module/jsdoc.ts";

const deprecated = { name: "deprecated", text: "" };

test("a short text stands on one line", () => {
  expect(jsdoc("State of the job.", [], 2)).toEqual(["/** State of the job. */"]);
});

test("nothing to say, no comment", () => {
  expect(jsdoc(null, [], 0)).toEqual([]);
  expect(jsdoc(" \n ", [], 0)).toEqual([]);
});

test("tags follow after a blank line", () => {
  expect(jsdoc("State.", [{ name: "default", text: "2" }, deprecated], 0)).toEqual([
    "/**",
    " * State.",
    " *",
    " * @default 2",
    " * @deprecated",
    " */",
  ]);
  expect(jsdoc(null, [deprecated], 0)).toEqual(["/** @deprecated */"]);
});

test("line ends and single blank lines of the text are kept", () => {
  expect(jsdoc("One.\r\n\n\n  - a\t b\rTwo.\n", [], 0)).toEqual(["/**", " * One.", " *", " * - a b", " * Two.", " */"]);
});

test.each([
  [0, 100],
  [2, 98],
])("long lines at indent %d are wrapped at %d columns", (indent, width) => {
  const words = "x ".repeat(80).trim();
  const lines = jsdoc(words, [{ name: "mof", text: words }], indent);
  expect(Math.max(...lines.map((line) => line.length))).toBe(width);
  expect(lines.filter((line) => line.startsWith(" *   x"))).toHaveLength(1);
});

test("a text cannot end the comment or begin a tag", () => {
  expect(jsdoc("a */ b\n@param c", [{ name: "mof", text: "x*/\ny" }], 0)).toEqual([
    "/**",
    " * a *\\/ b",
    " * \\@param c",
    " *",
    " * @mof x*\\/ y",
    " */",
  ]);
});
