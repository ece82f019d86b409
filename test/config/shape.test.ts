import { expect, test } from "vitest";
import { type Config, defineConfig } from "../../src/config/config.ts";
import { moduleFile } from "../../src/config/config-error.ts";
import { configShape } from "../../src/config/shape.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import { parseJson, placedValue, schemaDocument } from "../../src/json/shape.ts";
import type { SourceFile } from "../../src/source/source-file.ts";

/** `code: message | help` of each fault of what a module exports. */
function faults(config: unknown): string[] {
  const diagnostics: Diagnostic[] = [];
  configShape.read(placedValue(config, moduleFile("mofc.config.ts"), "config"), (each) => void diagnostics.push(each));
  return diagnostics.map(({ code, message, help }) => `${code}: ${message}${help === null ? "" : ` | ${help}`}`);
}

test("a configuration with everything is fine", () => {
  const config: Config = defineConfig({
    sources: ["mof", "vendor/*.mof"],
    include: ["cim_schema_2.49"],
    dialect: "wmi",
    locale: "ms_409",
    roots: ["mof"],
    backends: [
      "types",
      ["validators", { open: true }],
      "./backends/list.ts",
      ["../shared/backend.mjs", { long: true }],
      { name: "own", requires: [], views: () => [] },
    ],
    out: "src/cim",
    templates: "templates",
    enumStyle: "const",
    importExtension: "",
    classes: ["CIM_*Job"],
    rules: { "map-length": "off", "bare-text": "warn" },
    diff: { classes: { "return-code-added": "safe", "units-changed": ["wire"] }, failOn: ["wire", "source"] },
  });
  expect(faults(config)).toEqual([]);
});

test.each<[unknown, string]>([
  [{ soruces: ["mof"] }, 'config-key: the configuration does not have the key "soruces" | did you mean "sources"?'],
  [{ sources: "mof" }, 'config-value: sources: expected a list of files, folders and globs, found "mof"'],
  [{ sources: ["mof", 5] }, "config-value: sources[1]: expected a text, found 5"],
  [
    { dialect: "dmft" },
    'config-value: dialect: expected "auto", "dmtf", "wmi" or "docs", found "dmft" | did you mean "dmtf"?',
  ],
  [{ locale: "english" }, 'config-value: locale: expected a locale as in "409" or "ms_409", found "english"'],
  [
    { backends: ["type"] },
    'config-backend: backends[0]: mofc does not know the backend "type" | did you mean "types"?',
  ],
  [
    { backends: ["sql"] },
    'config-backend: backends[0]: mofc does not know the backend "sql" | the backends are types, enums, providers, validators, reference, server, client; the path of a module begins with "./"',
  ],
  [{ backends: [["types", { opne: true }]] }, 'config-key: backends[0][1] does not have the key "opne"'],
  [
    { backends: [["validators", { opne: true }]] },
    'config-key: backends[0][1] does not have the key "opne" | did you mean "open"?',
  ],
  [
    { backends: [["validators", { open: "yes" }]] },
    'config-value: backends[0][1].open: expected true or false, found "yes"',
  ],
  [{ backends: [["./own.ts", 5]] }, "config-value: backends[0][1]: expected an object with options, found 5"],
  [{ backends: [{ name: "own" }] }, "config-value: backends[0]: expected a backend, found an object"],
  [
    { rules: { "map-lenght": "off" } },
    'config-key: rules does not have the key "map-lenght" | did you mean "map-length"?',
  ],
  [
    { rules: { "map-length": "loud" } },
    'config-value: rules["map-length"]: expected "off", "info", "warn", "warning" or "error", found "loud"',
  ],
  [{ diff: { clases: {} } }, 'config-key: diff does not have the key "clases" | did you mean "classes"?'],
  [
    { diff: { classes: { "return-code-aded": "safe" } } },
    'config-key: diff.classes does not have the key "return-code-aded" | did you mean "return-code-added"?',
  ],
  [
    { diff: { classes: { "return-code-added": "save" } } },
    'config-value: diff.classes["return-code-added"]: expected "wire", "source", "behavior" or "safe", found "save" | did you mean "safe"?',
  ],
  [
    { diff: { classes: { "return-code-added": ["wire", "behaviour"] } } },
    'config-value: diff.classes["return-code-added"][1]: expected "wire", "source", "behavior" or "safe", found "behaviour" | did you mean "behavior"?',
  ],
  [
    { diff: { classes: { "return-code-added": [] } } },
    'config-value: diff.classes["return-code-added"]: expected one class of changes or more, found a list',
  ],
  [{ diff: { failOn: "wire" } }, 'config-value: diff.failOn: expected a list of classes of changes, found "wire"'],
  [[], "config-value: the configuration: expected an object, found a list"],
  [() => ({}), "config-value: the configuration: expected an object, found a function"],
])("%j", (config, message) => {
  expect(faults(config)).toEqual([message]);
});

test("faults of a JSON file have a line and a column", () => {
  const json = `{\n  "out": "src",\n  "rules": { "map-lenght": "off", "map-length": 1 }\n}`;
  const file: SourceFile = { path: "mofc.config.json", text: json, encoding: "utf-8" };
  const places: string[] = [];
  const report = ({ span }: Diagnostic): void => void places.push(renderPlace(span!));
  configShape.read(parseJson(file, "config", report)!, report);
  expect(places).toEqual(["mofc.config.json:3:14", "mofc.config.json:3:49"]);
});

test("TypeScript finds wrong keys and types too", () => {
  // @ts-expect-error: a key that does not exist
  defineConfig({ soruces: [] });
  // @ts-expect-error: a code that does not exist
  defineConfig({ rules: { "map-lenght": "off" } });
  // @ts-expect-error: neither a built-in backend nor a path
  defineConfig({ backends: ["type"] });
});

test("the JSON Schema is that of the reader", async () => {
  const text = JSON.stringify(schemaDocument("A configuration of mofc", configShape.schema), null, 2);
  await expect(`${text}\n`).toMatchFileSnapshot("../../src/config/config.schema.json");
});

test.each([
  ["a locale in capitals", { locale: "MS_409" }, []],
  ["a value that no text shows", { out: 5n }, ["config-value: out: expected a text, found 5n"]],
])("%s", (_, config, expected) => {
  expect(faults(config)).toEqual(expected);
});

test("a backend may refer to itself", () => {
  const backend: Record<string, unknown> = { name: "own", requires: [], views: () => [] };
  backend["self"] = backend;
  expect(faults({ backends: [backend] })).toEqual([]);
});
