/**
 * The generated validator of Msvm_MigrationJob against ajv and typebox (both compiled), zod and valibot, in one run on
 * the same instances: `node test/bench/validators.ts`. Prints how many times as long as mofc each one takes.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { compile } from "../../src/compile.ts";
import { packageAssets } from "../../src/emit/assets.ts";
import { backends } from "../../src/emit/backends.ts";
import { emit } from "../../src/emit/emit.ts";
import type * as Datetime from "../../src/runtime/datetime.ts";
import type * as Descriptors from "../../src/runtime/descriptor.ts";
import type * as Validation from "../../src/runtime/validation.ts";
import { nodeHost } from "../../src/source/host.ts";
import { type Generated, type Rival, rivals } from "./validators-rivals.ts";

async function generateInto(target: string): Promise<void> {
  const host = nodeHost(process.cwd());
  const { model } = compile(
    { inputs: ["mof/*.mof", "mof/cim", "mof/msvm"], includeFolders: [], dialect: "auto", locale: "ms_409" },
    host,
  );
  const options = {
    backends: ["validators"],
    enumStyle: "const",
    importExtension: ".ts",
    classes: ["Msvm_MigrationJob"],
  } as const;
  const files = await emit(
    model,
    { ...options, sourcePathOf: ({ span }) => span.file.path },
    packageAssets(host, backends),
  );
  for (const { path, text } of [...files, { path: "package.json", text: '{ "type": "module" }' }]) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
}

type Members = Readonly<Record<string, unknown>>;

async function run(target: string): Promise<void> {
  const load = async (path: string): Promise<unknown> => import(pathToFileURL(join(target, path)).href);
  const generated = (await load("index.ts")) as typeof Datetime &
    typeof Descriptors &
    Readonly<Record<string, unknown>>;
  const validator = generated["Msvm_MigrationJob_Validator"] as Validation.Validator<object>;
  const descriptor = generated["Msvm_MigrationJob"] as Descriptors.ClassDescriptor;
  const valid = validator.parse(wireInstance) as Members;
  const others: Generated = { ...generated, classes: generated as unknown as Generated["classes"] };
  const mofc: Rival = {
    name: "mofc",
    is: (value) => validator.is(value),
    validate: (value) => validator.validate(value).ok,
  };
  const libraries = [mofc, ...rivals(descriptor, others)];
  const cases: readonly (readonly [string, Members, boolean])[] = [
    ["valid", valid, true],
    ["wrong type in the last member", { ...valid, JobType: "Move" }, false],
    ["wrong type in the first member", { ...valid, InstanceID: 5 }, false],
    ["unknown member", { ...valid, Extra: 1 }, false],
    ["ten wrong members", { ...valid, ...tenWrong }, false],
  ];
  console.log(
    `Msvm_MigrationJob, ${Object.keys(valid).length} properties; ns a call, and how many times as long as mofc\n`,
  );
  for (const [what, value, isValid] of cases) {
    for (const operation of ["is", "validate"] as const) {
      for (const library of libraries) {
        if (library[operation](value) !== isValid)
          throw new Error(`${library.name} ${operation}: ${what} should be ${isValid ? "valid" : "invalid"}.`);
      }
      const times = measure(libraries.map((library) => () => library[operation](value)));
      const [own = 1] = times;
      const cells = libraries.map(({ name }, index) => {
        const time = times[index] ?? 0;
        return `${name} ${time.toFixed(0)}${index === 0 ? "" : ` (${(time / own).toFixed(1)}x)`}`;
      });
      console.log(`${operation.padEnd(9)}${what.padEnd(32)}${cells.join("   ")}`);
    }
  }
}

/** Nanoseconds a call for each: the best of several rounds, which the candidates take in turns. */
function measure(candidates: readonly (() => boolean)[]): number[] {
  const best = candidates.map(() => Infinity);
  for (let round = 0; round < 12; round++) {
    for (const [index, candidate] of candidates.entries()) {
      let calls = 0;
      let elapsed = 0;
      const start = performance.now();
      do {
        for (let call = 0; call < 500; call++) candidate();
        calls += 500;
        elapsed = performance.now() - start;
      } while (elapsed < 25);
      best[index] = Math.min(best[index] ?? Infinity, (elapsed * 1e6) / calls);
    }
  }
  return best;
}

const tenWrong: Members = {
  InstanceID: null,
  Caption: 1,
  OperationalStatus: [70000],
  JobStatus: true,
  StartTime: "20260101000000.000000+000",
  RunDay: 40,
  PercentComplete: 101.5,
  DeleteOnCompletion: "no",
  JobState: 1,
  JobType: 299,
};

/** A running migration with one disk, in wire form; what is not said is NULL. */
const wireInstance: Members = {
  InstanceID: "B3A3F1D0-6C0E-4A53-9E43-5B0F1B1D2C11",
  Caption: "Migrating virtual machine",
  Description: "Moves a virtual machine with its storage",
  ElementName: "Migrating virtual machine",
  InstallDate: "20261105121314.000000+060",
  Name: "Msvm_MigrationJob",
  OperationalStatus: [2],
  StatusDescriptions: ["Job is running"],
  Status: "OK",
  HealthState: 5,
  JobStatus: "Job is running",
  TimeSubmitted: "20261105121314.000000+060",
  ScheduledStartTime: "20261105121314.000000+060",
  StartTime: "20261105121315.000000+060",
  ElapsedTime: "00000000000012.000000:000",
  JobRunTimes: 1,
  RunMonth: 11,
  RunDay: 5,
  RunDayOfWeek: 0,
  RunStartInterval: "00000000000000.000000:000",
  LocalOrUtcTime: 2,
  UntilTime: "20261106121314.000000+060",
  Notify: "",
  Owner: "CONTOSO\\administrator",
  Priority: 0,
  PercentComplete: 42,
  DeleteOnCompletion: false,
  ErrorCode: 0,
  ErrorDescription: "",
  RecoveryAction: 3,
  OtherRecoveryAction: null,
  JobState: 4,
  TimeOfLastStateChange: "20261105121315.000000+060",
  TimeBeforeRemoval: "00000000000500.000000:000",
  Cancellable: true,
  ErrorSummaryDescription: "",
  MigrationType: 32771,
  VirtualSystemName: "7C3D2F10-3B1F-4D0C-9A35-0C8BC3B6F1A2",
  DestinationHost: "host2.contoso.example",
  JobType: 303,
};

const folder = mkdtempSync(join(tmpdir(), "mofc-bench-"));
try {
  await generateInto(folder);
  await run(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
