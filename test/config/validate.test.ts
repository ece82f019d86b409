import { expect, test } from "vitest";
import { type Config, defineConfig } from "../../src/config/config.ts";
import { renderFault } from "../../src/config/config-error.ts";
import { placeFault } from "../../src/config/fault.ts";
import { validateConfig } from "../../src/config/validate.ts";

const faults = (config: unknown): string[] =>
  validateConfig(config).map((fault) =>
    renderFault(placeFault(fault, "mofc.config.ts", null), false).replaceAll("\n  ", " | "),
  );

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
  [{ soruces: ["mof"] }, 'mofc.config.ts: error: unknown key "soruces" | help: did you mean "sources"?'],
  [{ sources: "mof" }, 'mofc.config.ts: error: sources: expected a list of files, folders and globs, found "mof"'],
  [{ sources: ["mof", 5] }, "mofc.config.ts: error: sources[1]: expected a text, found 5"],
  [
    { dialect: "dmft" },
    'mofc.config.ts: error: dialect: expected "auto", "dmtf", "wmi" or "docs", found "dmft" | help: did you mean "dmtf"?',
  ],
  [{ locale: "english" }, 'mofc.config.ts: error: locale: expected a locale as in "409" or "ms_409", found "english"'],
  [{ backends: ["type"] }, 'mofc.config.ts: error: backends[0]: unknown backend "type" | help: did you mean "types"?'],
  [
    { backends: ["sql"] },
    'mofc.config.ts: error: backends[0]: unknown backend "sql" | help: known are types, enums, validators, providers, reference; the path of a module begins with "./"',
  ],
  [{ backends: [["types", { opne: true }]] }, 'mofc.config.ts: error: backends[0][1]: types has no option "opne"'],
  [
    { backends: [["validators", { opne: true }]] },
    'mofc.config.ts: error: backends[0][1]: validators has no option "opne" | help: did you mean "open"?',
  ],
  [
    { backends: [["validators", { open: "yes" }]] },
    'mofc.config.ts: error: backends[0][1].open: expected true or false, found "yes"',
  ],
  [{ backends: [["./own.ts", 5]] }, "mofc.config.ts: error: backends[0][1]: expected an object with options, found 5"],
  [{ backends: [{ name: "own" }] }, "mofc.config.ts: error: backends[0]: expected a backend, found an object"],
  [
    { rules: { "map-lenght": "off" } },
    'mofc.config.ts: error: rules: unknown code "map-lenght" | help: did you mean "map-length"?',
  ],
  [
    { rules: { "map-length": "loud" } },
    'mofc.config.ts: error: rules["map-length"]: expected "off", "info", "warn", "warning" or "error", found "loud"',
  ],
  [{ diff: { clases: {} } }, 'mofc.config.ts: error: diff: unknown key "clases" | help: did you mean "classes"?'],
  [
    { diff: { classes: { "return-code-aded": "safe" } } },
    'mofc.config.ts: error: diff.classes: unknown kind of change "return-code-aded" | help: did you mean "return-code-added"?',
  ],
  [
    { diff: { classes: { "return-code-added": "save" } } },
    'mofc.config.ts: error: diff.classes["return-code-added"]: expected "wire", "source", "behaviour" or "safe", found "save" | help: did you mean "safe"?',
  ],
  [
    { diff: { classes: { "return-code-added": ["wire", "behavior"] } } },
    'mofc.config.ts: error: diff.classes["return-code-added"][1]: expected "wire", "source", "behaviour" or "safe", found "behavior" | help: did you mean "behaviour"?',
  ],
  [
    { diff: { classes: { "return-code-added": [] } } },
    'mofc.config.ts: error: diff.classes["return-code-added"]: expected one class of changes or more, found a list',
  ],
  [
    { diff: { failOn: "wire" } },
    'mofc.config.ts: error: diff.failOn: expected a list of classes of changes, found "wire"',
  ],
  [[], "mofc.config.ts: error: expected an object, found a list"],
  [() => ({}), "mofc.config.ts: error: expected an object, found a function"],
])("%j", (config, message) => {
  expect(faults(config)).toEqual([message]);
});

test("faults of a JSON file have a line and a column", () => {
  const json = `{\n  "out": "src",\n  "rules": { "map-lenght": "off", "map-length": 1 }\n}`;
  const places = validateConfig(JSON.parse(json)).map((fault) => placeFault(fault, "mofc.config.json", json).place);
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
