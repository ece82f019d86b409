/** The reports as people and tools get them; the files beside the MOF are what is expected. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { diffToJson } from "../../src/diff/json.ts";
import { renderMarkdown } from "../../src/diff/markdown.ts";
import { renderText } from "../../src/diff/text.ts";
import { diffOf } from "./diff-text.ts";

const cases = new URL("../cases/diff/", import.meta.url);
const mof = (name: string): string => readFileSync(new URL(name, cases), "utf8");
const schemaDiff = diffOf(mof("old.mof"), mof("new.mof"));
const expected = (name: string): string => new URL(name, cases).pathname;

describe("a report", () => {
  test("as text", async () => {
    await expect(renderText(schemaDiff, false, false)).toMatchFileSnapshot(expected("report.txt"));
  });

  test("as text with all that is only words", async () => {
    await expect(renderText(schemaDiff, true, false)).toMatchFileSnapshot(expected("report-all.txt"));
  });

  test("as Markdown", async () => {
    await expect(renderMarkdown(schemaDiff, false)).toMatchFileSnapshot(expected("report.md"));
  });

  test("as JSON", async () => {
    await expect(JSON.stringify(diffToJson(schemaDiff), null, 2)).toMatchFileSnapshot(expected("report.json"));
  });

  test("says once what is the same of several values, members and classes", async () => {
    const alike = diffOf(mof("alike-old.mof"), mof("alike-new.mof"));
    await expect(renderText(alike, false, false)).toMatchFileSnapshot(expected("alike.txt"));
    await expect(renderMarkdown(alike, false)).toMatchFileSnapshot(expected("alike.md"));
  });

  test("shows characters that cannot be seen", () => {
    const map = (label: string): string => `class A { [ValueMap {"1"}, Values {"${label}"}] uint16 P; };`;
    const schemaDiff = diffOf(map("Up"), map("Down\u001b[31m"));
    expect(renderText(schemaDiff, false, false)).toContain('1 "Up" is now called "Down\\u001b[31m"');
    expect(renderText(diffOf(map("Up"), map("Down\u202e")), false, false)).toContain('"Down\\u{202E}"');
  });

  test("without changes", () => {
    const none = diffOf("class A {};", "class A {};");
    expect(renderText(none, false, false)).toBe("No changes.");
    expect(renderMarkdown(none, false)).toBe("No changes.");
    expect(diffToJson(none)).toEqual({
      step: "none",
      counts: { wire: 0, source: 0, behavior: 0, safe: 0 },
      changes: [],
    });
  });
});

describe("the suggested step", () => {
  test.each([
    ["major", "class A { string P; };", "class A {};"],
    ["minor", "class A {};", "class A { string P; };"],
    ["patch", `[Description("One.")] class A {};`, `[Description("Two.")] class A {};`],
    ["none", "class A {};", "class A {};"],
  ])("%s", (step, before, after) => {
    expect(diffOf(before, after).step).toBe(step);
  });

  test("follows what a team classes otherwise", () => {
    const [before, after] = ["class A { string P; };", "class A {};"];
    expect(diffOf(before, after, new Map([["property-removed", ["safe"]]]))).toMatchObject({
      step: "minor",
      counts: { wire: 0, source: 0, safe: 1 },
    });
  });
});
