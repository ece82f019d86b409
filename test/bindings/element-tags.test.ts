/** What is written of an element comes back from the TypeScript that it is written into. */
import { ts } from "@ts-morph/common";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ElementFacts,
  elementFacts,
  elementTags,
  provenanceTags,
  type Tag,
} from "../../src/bindings/element-tags.ts";
import { jsdoc } from "../../src/emit/module/jsdoc.ts";

const standing = { isExperimental: false, replacements: null };

/** The tags in the comment of a declaration, as the compiler reads them. */
function compilerTags(comment: readonly string[]): Tag[] {
  const text = [...comment, "export interface Declared {}"].join("\n");
  const file = ts.createSourceFile(
    "a.ts",
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: 0 },
    true,
  );
  return ts.getJSDocTags(file.statements[0]!).map(({ tagName, comment: tagText }) => ({
    name: tagName.text,
    text: ts.getTextOfJSDocComment(tagText) ?? "",
  }));
}

function readBack(facts: ElementFacts): ElementFacts | null {
  return elementFacts(compilerTags(jsdoc("What it is.", elementTags(facts), 2)));
}

describe("what is said of an element", () => {
  test.each<[string, ElementFacts, string]>([
    ["a class", { element: "CIM_Job", ...standing }, "@mof CIM_Job"],
    ["a property", { element: "CIM_Job.Name", ...standing }, "@mof CIM_Job.Name"],
    ["a method", { element: "CIM_Job.KillJob()", ...standing }, "@mof CIM_Job.KillJob()"],
    ["a parameter", { element: "CIM_Job.KillJob(Now)", ...standing }, "@mof CIM_Job.KillJob(Now)"],
    ["letters of any script", { element: "Ünï_Größe.名前", ...standing }, "@mof Ünï_Größe.名前"],
    ["experimental", { element: "A_B", isExperimental: true, replacements: null }, "@mof A_B\n@experimental"],
    ["deprecated", { element: "A_B", isExperimental: false, replacements: [] }, "@mof A_B\n@deprecated"],
    [
      "deprecated and experimental",
      { element: "A_B", isExperimental: true, replacements: ["A_C"] },
      "@mof A_B\n@experimental\n@deprecated Use A_C.",
    ],
    [
      "several replacements",
      { element: "A_B", isExperimental: false, replacements: ["A_C.P", "A_C.M()", "A_C.M(Q)"] },
      "@mof A_B\n@deprecated Use A_C.P or A_C.M() or A_C.M(Q).",
    ],
    [
      "a replacement that is a sentence",
      { element: "A_B", isExperimental: false, replacements: ["A_C or A_D, as the vendor says."] },
      '@mof A_B\n@deprecated Use "A_C or A_D, as the vendor says.".',
    ],
    [
      "a replacement that is the word between replacements",
      { element: "A_B", isExperimental: false, replacements: ["or", "A_C."] },
      '@mof A_B\n@deprecated Use "or" or A_C..',
    ],
    [
      "signs that comments give a meaning",
      { element: "A_B", isExperimental: false, replacements: ["*/", "@see", "{@link A}", 'a "b" \\ c'] },
      '@mof A_B\n@deprecated Use "\\u002a/" or "\\u0040see" or "\\u007b\\u0040link A\\u007d" or "a \\"b\\" \\\\ c".',
    ],
  ])("%s", (_, facts, tags) => {
    expect(
      elementTags(facts)
        .map(({ name, text }) => `@${name} ${text}`.trim())
        .join("\n"),
    ).toBe(tags);
    expect(readBack(facts)).toEqual(facts);
  });

  test("more than a line holds", () => {
    const replacements = Array.from({ length: 20 }, (__, index) => `CIM_SomeClassWithALongName.Property${index}`);
    const facts = { element: "A_B", isExperimental: false, replacements };
    expect(readBack(facts)).toEqual(facts);
  });

  test("any texts at all, but for the width of their white space", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[ "\\@*/{}.or]{0,200}$/));
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const replacements = texts.map((each) => each.replace(/\s+/g, " ").trim());
        expect(readBack({ element: "A_B", isExperimental: false, replacements: texts })?.replacements).toEqual(
          replacements,
        );
      }),
    );
  });
});

test.each<[string, readonly string[], ElementFacts | null]>([
  ["a comment without an element says nothing", ["/** @deprecated Use A_C. */"], null],
  ["no comment says nothing", [], null],
  ["an enum of an element's values", jsdoc(null, provenanceTags("A_B.P"), 0), { element: "A_B.P", ...standing }],
  [
    "tags that people read stand between",
    jsdoc("Text.", [{ name: "units", text: "Bytes" }, ...elementTags({ element: "A_B.P", ...standing })], 2),
    { element: "A_B.P", ...standing },
  ],
  [
    "a replacement that somebody wrote by hand is not told",
    ["/** @mof A_B", " *  @deprecated since 2.0 */"],
    { element: "A_B", isExperimental: false, replacements: [] },
  ],
])("%s", (_, comment, facts) => {
  expect(elementFacts(compilerTags(comment))).toEqual(facts);
});
