/** What a backend of the user reads beside the MOF. */
import { expect, test } from "vitest";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Backend } from "../../src/emit/backend.ts";
import { readInputs } from "../../src/emit/inputs.ts";
import { defaultSettings } from "../../src/diagnostics/findings.ts";
import { memoryHost } from "../source/memory-host.ts";
import { modelOf } from "../compile-text.ts";
import { assets, defaultOptions } from "./generate-text.ts";
import { emit } from "../../src/emit/emit.ts";

const owners: Backend<{ readonly file: string }, string> = {
  name: "owners",
  requires: [],
  readInput({ options, folder, model, host, report }) {
    const bytes = host.read(`${folder}/${options.file}`);
    if (bytes === null) report(diagnostic("contract-folder", null, { folder: options.file }));
    return `${new TextDecoder().decode(bytes ?? new Uint8Array())} has ${model.classes.size}`;
  },
  views: (_model, _options, { input }) => [{ path: "owners.ts", template: "own", view: { input } }],
};
const options = {
  ...defaultOptions,
  backends: ["owners"],
  ownBackends: [owners],
  backendOptions: { owners: { file: "owners.txt" } },
};
const request = { ...options, projectFolder: "project", settings: defaultSettings };
const model = modelOf("class C { };");

test("is given to its views", async () => {
  const host = memoryHost({ "project/owners.txt": "Ada" });
  const { inputs, findings } = readInputs([owners], model, request, host);
  expect(findings).toEqual([]);
  const template = (name: string): string => (name === "own" ? "{{input}}" : assets.template(name));
  const files = await emit(model, options, { ...assets, template }, inputs);
  expect(files.find(({ path }) => path === "owners.ts")?.text).toBe("Ada has 1");
});

test("makes findings where something is wrong with it", () => {
  const { findings } = readInputs([owners], model, request, memoryHost({}));
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["error contract-folder"]);
});
