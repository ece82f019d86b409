/** Buffers of real firmware against the MOF that they mean, which somebody else's decoder has written. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { compileBytes, jsonOf, printed } from "./model-of.ts";

const folder = "../shared/bmf";
const isHere = existsSync(folder);
if (!isHere) console.log(`The tests of real binary MOF are skipped: there is no folder ${folder}.`);
const names = isHere ? readdirSync(folder).filter((name) => name.endsWith(".bmf")) : [];

describe.runIf(isHere)("a buffer of firmware", () => {
  test.each(names)("%s has the model of its MOF, and so has what is printed of it", (name) => {
    const bytes = readFileSync(`${folder}/${name}`);
    const expected = jsonOf(readFileSync(`${folder}/${name.replace(/bmf$/, "mof")}`, "utf8"));
    expect(jsonOf(bytes)).toEqual(expected);
    expect(jsonOf(printed(bytes))).toEqual(expected);
    expect(printed(printed(bytes))).toBe(printed(bytes));
    const own = compileBytes(bytes).findings.filter(({ code }) => code.startsWith("binary-"));
    expect(own.map((finding) => renderFinding(finding, false))).toEqual([]);
  });
});
