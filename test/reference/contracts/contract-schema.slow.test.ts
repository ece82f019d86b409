/** The JSON Schema of contracts and their reader come out of one description. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "jsonc-parser";
import { expect, test } from "vitest";
import { placedValue } from "../../../src/json/shape.ts";
import { contractSchema, contractShape } from "../../../src/reference/contracts/contract-shape.ts";

const validate = new Ajv2020().compile(contractSchema());
const read = (name: string): unknown => parse(readFileSync(`mof/behavior/${name}`, "utf8"));

/** Whether the reader takes a contract; choices fit everywhere. */
function hasShape(contract: unknown): boolean {
  const file = { path: "contract.json", text: "", encoding: "utf-8" } as const;
  let isRight = true;
  contractShape(() => null).read(placedValue(contract, file, "contract"), () => (isRight = false));
  return isRight;
}

/** A JSON value with something else in the place of each of its parts, and with another key in each object. */
function variants(value: unknown): (readonly [path: readonly string[], variant: unknown])[] {
  const others = [null, "", 0.5, true, ["word"], { choice: "row" }, { choice: "row", other: 1 }];
  const parts = typeof value === "object" && value !== null ? Object.entries(value) : [];
  // One element of a list stands for the others.
  const inside = Array.isArray(value) ? parts.slice(0, 1) : parts;
  const replaced = (key: string, by: unknown): unknown =>
    Array.isArray(value) ? value.with(Number(key), by) : { ...(value as object), [key]: by };
  return [
    ...others.map((other) => [[], other] as const),
    ...(Array.isArray(value) || inside.length === 0 ? [] : [[["other"], replaced("other", 1)] as const]),
    ...inside.flatMap(([key, part]) =>
      variants(part).map(([path, variant]) => [[key, ...path], replaced(key, variant)] as const),
    ),
  ];
}

test("the JSON Schema and the reader agree on what may stand in the place of each value", () => {
  const disagreeing = ["Msvm_MigrationJob.json", "Msvm_VirtualSystemMigrationService.json"].flatMap((name) =>
    variants(read(name)).flatMap(([path, variant]) =>
      validate(variant) === hasShape(variant) ? [] : `${name} ${path.join(".")}`,
    ),
  );
  expect(disagreeing).toEqual([]);
});
