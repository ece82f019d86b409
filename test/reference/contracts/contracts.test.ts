/** What is wrong with a contract is told at its place; mofc's own contracts are the examples. */
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { readContracts } from "../../../src/reference/contracts/contracts.ts";
import { contractSchema } from "../../../src/reference/contracts/contract-shape.ts";
import { compile } from "../../../src/compile.ts";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { type Code, diagnosticDefinitions } from "../../../src/diagnostics/codes.ts";
import { generate, plainRequest, plainRun } from "../../../src/generate.ts";
import { type Host, nodeHost } from "../../../src/source/host.ts";
import { positionAt } from "../../../src/source/source-file.ts";

const folder = "mof/behavior";
const disk = nodeHost(process.cwd());
const request = {
  inputs: ["mof/*.mof", "mof/cim", "mof/msvm"],
  includeFolders: [],
  dialect: "auto",
  locale: "ms_409",
} as const;
const { model } = compile(request, disk);
const names = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
const jobName = "Msvm_MigrationJob.json";
const serviceName = "Msvm_VirtualSystemMigrationService.json";

/** The disk with another text in place of a first one. */
function edited(file: string, from: string, to: string): Host {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  expect(text).toContain(from);
  return {
    ...disk,
    read: (path) =>
      path === `${folder}/${file}` ? new TextEncoder().encode(text.replace(from, () => to)) : disk.read(path),
  };
}

/** `file:line:column code: message | help`. */
function findings(host: Host, at = folder): string[] {
  const diagnostics: Diagnostic[] = [];
  readContracts(at, model, host, (diagnostic) => void diagnostics.push(diagnostic));
  return diagnostics.map(({ code, span, message, help }) => {
    const { line, column } = span === null ? { line: 0, column: 0 } : positionAt(span.file, span.start);
    return `${span?.file.path.replace(`${folder}/`, "") ?? at}:${line}:${column} ${code}: ${message}${help === null ? "" : ` | ${help}`}`;
  });
}

test("mofc's own contracts are right, and every choice is used", () => {
  expect(findings(disk)).toEqual([]);
});

const cases: readonly (readonly [code: Code, file: string, from: string, to: string, finding: string])[] = [
  [
    "contract-syntax",
    jobName,
    '"kind": "job",',
    '"kind" "job",',
    "Msvm_MigrationJob.json:3:10 contract-syntax: the contract is not valid JSON: colon expected",
  ],
  [
    "contract-key",
    jobName,
    '"removal"',
    '"removol"',
    'Msvm_MigrationJob.json:72:3 contract-key: the contract does not have the key "removol" | did you mean "removal"?',
  ],
  [
    "contract-value",
    jobName,
    '"from": ["New", "Suspended", "Service"]',
    '"from": "New"',
    'Msvm_MigrationJob.json:36:26 contract-value: request.requests.Start.from: expected a list, found "New"',
  ],
  [
    "contract-value",
    jobName,
    '"Cancellable": "{job.cancellable}"',
    '"Cancellable": "{job.percent}"',
    "Msvm_MigrationJob.json:97:20 contract-value: properties.Cancellable: expected a boolean for Cancellable, found {job.percent}",
  ],
  [
    "contract-value",
    "choices.json",
    '"kill": { "code": 32768,',
    '"kill": { "code": 0.5,',
    'choices.json:478:27 contract-value: choices["ended-from-outside"].all.kill.code: expected a whole number from 1 to 65535, found 0.5',
  ],
  [
    "contract-value",
    "choices.json",
    '"mark": "documented"',
    '"mark": "dokumented"',
    'choices.json:78:15 contract-value: choices["code-granted"].mark: expected "documented", "design" or "unproven", found "dokumented" | did you mean "documented"?',
  ],
  [
    "contract-key",
    "choices.json",
    '"hyperv": 0,',
    '"hyper": 0,',
    'choices.json:16:7 contract-key: choices["starting-takes"] does not have the key "hyper" | did you mean "hyperv"?',
  ],
  [
    "contract-class",
    jobName,
    '"class": "Msvm_Error"',
    '"class": "Msvm_Eror"',
    'Msvm_MigrationJob.json:53:14 contract-class: the schema has no class "Msvm_Eror" | did you mean "Msvm_Error"?',
  ],
  [
    "contract-member",
    jobName,
    '"state": "JobState"',
    '"state": "JobSate"',
    'Msvm_MigrationJob.json:6:12 contract-member: Msvm_MigrationJob has no property "JobSate" | did you mean "JobState"?',
  ],
  [
    "contract-label",
    jobName,
    '"starting": "Starting"',
    '"starting": "Begining"',
    'Msvm_MigrationJob.json:9:17 contract-label: the value map of JobState has no label "Begining"',
  ],
  [
    "contract-label-ambiguous",
    "choices.json",
    '"Not Supported (32770)"',
    '"Not Supported"',
    'choices.json:94:17 contract-label-ambiguous: "Not Supported" of Msvm_MigrationJob.RequestStateChange() stands for 1 and 32770 | say which: "Not Supported (1)"',
  ],
  [
    "contract-label-value",
    jobName,
    '"warning": "Vendor Reserved (32768)"',
    '"warning": "Vendor Reserved (13)"',
    'Msvm_MigrationJob.json:14:16 contract-label-value: 13 is not "Vendor Reserved" of JobState, which stands for 32768..65535',
  ],
  [
    "contract-no-labels",
    serviceName,
    '"MigrationSettingData.CPUCappingMagnitude", "words": { "Normal": 0, "Low": 1, "High": 2 }',
    '"MigrationSettingData.Priority", "words": { "Normal": 0 }',
    "Msvm_VirtualSystemMigrationService.json:227:77 contract-no-labels: Priority has no value map and therefore no labels | write the value as a number",
  ],
  [
    "contract-path",
    serviceName,
    '"compression": ["MigrationSettingData.EnableCompression"',
    '"compression": ["MigrationSettings.EnableCompression"',
    'Msvm_VirtualSystemMigrationService.json:220:21 contract-path: no value of a call is named "MigrationSettings" here | did you mean "MigrationSettingData"?',
  ],
  [
    "contract-variable",
    jobName,
    '"{job.submitted}"',
    '"{job.submited}"',
    'Msvm_MigrationJob.json:87:22 contract-variable: "{job.submited}" is not available here | did you mean "{job.submitted}"?',
  ],
  [
    "contract-instance",
    serviceName,
    '"SettingData": { "reference": "settings" }',
    '"SettingData": { "reference": "setting" }',
    'Msvm_VirtualSystemMigrationService.json:149:39 contract-instance: no instance is named "setting" here | did you mean "settings"?',
  ],
  [
    "contract-case",
    serviceName,
    ', "saved": "Vendor Reserved (32769)"',
    "",
    "Msvm_VirtualSystemMigrationService.json:113:25 contract-case: no case says what happens when machine.power is saved",
  ],
  [
    "contract-code-open",
    serviceName,
    '"RemoveNetworkSettings", "GetSystemCompatibilityInfo", "CheckSystemCompatibilityInfo"',
    '"RemoveNetworkSettings", "GetSystemCompatibilityInfo"',
    'Msvm_VirtualSystemMigrationService.json:483:12 contract-code-open: the contract says nothing about 32776 "Incorrect data type", which CheckSystemCompatibilityInfo() can return | return it where it fits, or list it under "never" and say why it is never returned',
  ],
  [
    "contract-code-returned",
    serviceName,
    '"of": ["RemoveNetworkSettings", "GetSystemCompatibilityInfo"',
    '"of": ["AddNetworkSettings", "RemoveNetworkSettings", "GetSystemCompatibilityInfo"',
    "Msvm_VirtualSystemMigrationService.json:500:17 contract-code-returned: the same contract says that AddNetworkSettings() returns 32776",
  ],
  [
    "contract-variable",
    "choices.json",
    'The destination \\"{host}\\" is',
    'The destination \\"{hots}\\" is',
    'choices.json:494:72 contract-variable: "{hots}" is not available here | did you mean "{host}"?',
  ],
  [
    "contract-choice",
    jobName,
    '{ "choice": "suspend" }',
    '{ "choice": "suspended" }',
    'Msvm_MigrationJob.json:37:132 contract-choice: the table of choices has no row "suspended" | did you mean "suspend"?',
  ],
  [
    "contract-choice-unused",
    "choices.json",
    '"delete-on-completion": {',
    '"delete": { "mark": "design", "question": "?", "why": "?", "all": 1 }, "delete-on-completion": {',
    'choices.json:439:5 contract-choice-unused: no contract refers to the choice "delete" | remove the row',
  ],
];

describe("a fault in a contract", () => {
  test.each(cases)("%s", (_code, file, from, to, finding) => {
    expect(findings(edited(file, from, to))).toEqual([finding]);
  });

  test("contract-missing", () => {
    expect(findings(edited(jobName, '"granted": { "choice": "code-granted" },', ""))).toContain(
      'Msvm_MigrationJob.json:21:14 contract-missing: request lacks "granted"',
    );
  });

  test("contract-folder", () => {
    expect(findings(disk, "nowhere")).toContain(
      'nowhere:0:0 contract-folder: the folder "nowhere" contains no contract | a contract is a JSON file that says how the instances of a class behave; an option of the backend names the folder',
    );
  });

  test("each code of contracts has a case", () => {
    const codes = Object.keys(diagnosticDefinitions).filter((code) => code.startsWith("contract-"));
    expect([...new Set([...cases.map(([code]) => code), "contract-folder", "contract-missing"])].toSorted()).toEqual(
      codes.toSorted(),
    );
  });

  test("one run tells of several", () => {
    const found = findings(
      edited(
        jobName,
        '"ElapsedTime": "{job.elapsed}",\n    "PercentComplete": "{job.percent}"',
        '"Elapsed": "{job.elapsed}",\n    "Percent": "{job.percent}"',
      ),
    );
    expect(found.filter((each) => each.includes("contract-member"))).toHaveLength(2);
  });
});

test("a label that the MOF no longer has ends the generation, and nothing is written", async () => {
  const mof = readFileSync("mof/cim/CIM_ConcreteJob.mof", "utf8").replace(
    '"Starting", "Running", "Suspended"',
    '"Starting", "Working", "Suspended"',
  );
  const written: string[] = [];
  const host: Host = {
    ...disk,
    read: (path) => (path === "mof/cim/CIM_ConcreteJob.mof" ? new TextEncoder().encode(mof) : disk.read(path)),
    write: (path) => void written.push(path),
  };
  const options = {
    backends: ["reference"],
    enumStyle: "enum",
    importExtension: ".js",
    classes: [],
    outputFolder: "nowhere",
  } as const;
  const { findings: found, output } = await generate({ ...plainRequest, ...request, ...options }, host, plainRun);
  expect(output).toBeNull();
  expect(written).toEqual([]);
  const errors = found.filter(({ severity }) => severity === "error");
  expect(new Set(errors.map(({ message }) => message))).toEqual(
    new Set(['the value map of JobState has no label "Running"']),
  );
  expect(errors[0]?.span?.file.path).toMatch(/^mof\/behavior\/.*\.json$/);
});

describe("the JSON Schema, for editors", () => {
  const validate = new Ajv2020().compile(contractSchema());
  const read = (name: string): Record<string, unknown> =>
    parse(readFileSync(`${folder}/${name}`, "utf8")) as Record<string, unknown>;

  test("is that of the reader", async () => {
    await expect(`${JSON.stringify(contractSchema(), null, 2)}\n`).toMatchFileSnapshot(
      "../../../mof/behavior/contract.schema.json",
    );
  });

  test.each(names)("accepts %s", (name) => {
    expect(validate(read(name)) ? [] : validate.errors).toEqual([]);
  });

  test.each(
    names
      .filter((name) => name !== "choices.json")
      .flatMap((name) =>
        Object.keys(read(name))
          .filter((key) => !key.startsWith("$"))
          .map((key) => [name, key]),
      ),
  )("and the reader both need %s to have %s", (name, key) => {
    const { [key]: _, ...rest } = read(name);
    expect(validate(rest)).toBe(false);
    const host: Host = {
      ...disk,
      read: (path) => (path === `${folder}/${name}` ? new TextEncoder().encode(JSON.stringify(rest)) : disk.read(path)),
    };
    expect(findings(host).join()).toContain("contract-missing");
  });
});
