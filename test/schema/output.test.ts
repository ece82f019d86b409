/** What `mofc model` prints, as files: the JSON shape is public. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { describeClass } from "../../src/schema/describe.ts";
import { modelToJson } from "../../src/schema/json.ts";
import { classOf, modelOf } from "../compile-text.ts";

const folder = "test/cases/schema";
const model = modelOf(readFileSync(`${folder}/job.mof`, "utf-8"));

test("the model as JSON: declared and inherited members, 64-bit numbers as strings", async () => {
  const { classes, instances, qualifierDeclarations } = modelToJson(model);
  const own = qualifierDeclarations.filter(({ builtIn }) => !builtIn);
  const text = JSON.stringify({ classes, instances, qualifierDeclarations: own }, null, 2);
  await expect(`${text}\n`).toMatchFileSnapshot("../cases/schema/job.json");
});

test.each(["Base_Job", "Vendor_Job", "Vendor_Owns"])("%s for people", async (name) => {
  await expect(describeClass(classOf(model, name))).toMatchFileSnapshot(`../cases/schema/${name}.txt`);
});
