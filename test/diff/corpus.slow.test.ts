/** Two versions of the CIM schema with many years between them. The figures are a picture of the whole, not a promise. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { diff } from "../../src/diff/diff.ts";
import { type JsonModel, modelToJson } from "../../src/schema/json.ts";
import { nodeHost } from "../../src/source/host.ts";

const corpus = fileURLToPath(new URL("../../../shared/corpus/dmtf-schema/", import.meta.url));
const before = `${corpus}2.8/acleasby+wbemservices/CIM_Schema28.mof`;
const after = `${corpus}2.49.0/pywbem+pywbem/cim_schema_2.49.0.mof`;
const isThere = existsSync(before) && existsSync(after);
if (!isThere) console.log("skipped: the CIM schemas are not in ../shared/corpus");

function model(path: string): JsonModel {
  return modelToJson(
    compile({ inputs: [path], includeFolders: [], dialect: "auto", locale: "409" }, nodeHost(process.cwd())).model,
  );
}

describe.skipIf(!isThere)("CIM 2.8 and 2.49", () => {
  test("counts", () => {
    const [old, now] = [model(before), model(after)];
    const { changes, counts, step } = diff(old, now);
    const countOf = (code: string): number => changes.filter((change) => change.code === code).length;
    expect({
      step,
      counts,
      added: countOf("class-added"),
      removed: countOf("class-removed"),
      renumbered: countOf("value-renumbered"),
    }).toEqual({
      step: "major",
      counts: { wire: 77, source: 752, behavior: 63, safe: 4070 },
      added: 455,
      removed: 0,
      renumbered: 29,
    });
    // Each change is said once.
    expect(new Set(changes.map((change) => JSON.stringify(change))).size).toBe(changes.length);
  });

  test("a schema and itself", () => {
    const same = model(after);
    expect(diff(same, { ...same, classes: [...same.classes].reverse() }).changes).toEqual([]);
  });
});
