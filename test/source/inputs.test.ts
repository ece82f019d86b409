import { expect, test } from "vitest";
import { type Input, expandInputs } from "../../src/source/inputs.ts";
import { memoryHost } from "./memory-host.ts";

const host = memoryHost({
  "b.mof": "",
  "a.mof": "",
  "notes.txt": "",
  "schema/Z.MOF": "",
  "schema/core/y.mof": "",
  "schema/core/y.mfl": "",
  "schema/readme.md": "",
  "schema/node_modules/x/x.mof": "",
  "schema/.git/g.mof": "",
  "schema/.hidden.mof": "",
  "empty/": "",
  "texts/a.txt": "",
});

function pathsOf(input: Input | undefined): readonly string[] | null {
  return input?.kind === "files" ? input.paths : null;
}

test.each([
  ["a file", "a.mof", ["a.mof"]],
  ["a file with another ending", "notes.txt", ["notes.txt"]],
  ["a path with backslashes", "schema\\core\\y.mof", ["schema/core/y.mof"]],
  ["a path with dots", "./schema/../a.mof", ["a.mof"]],
  [
    "a folder: sorted, without hidden files, node_modules and what is no MOF",
    "schema",
    ["schema/Z.MOF", "schema/core/y.mfl", "schema/core/y.mof"],
  ],
  ["a folder with a slash", "schema/", ["schema/Z.MOF", "schema/core/y.mfl", "schema/core/y.mof"]],
  ["the working folder", ".", ["a.mof", "b.mof", "schema/Z.MOF", "schema/core/y.mfl", "schema/core/y.mof"]],
  ["a glob", "*.mof", ["a.mof", "b.mof"]],
  ["a glob over folders", "schema/**/*.{mof,mfl}", ["schema/core/y.mfl", "schema/core/y.mof"]],
  ["a folder without MOF", "texts", []],
  ["an empty folder", "empty", []],
  ["a glob that matches nothing", "x*.mof", []],
  ["what is not there", "c.mof", null],
])("%s", (_, argument, expected) => {
  expect(pathsOf(expandInputs([argument], host)[0])).toEqual(expected);
});
