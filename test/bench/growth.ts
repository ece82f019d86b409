/**
 * How time grows with input: each task on 1, 2, 4 and 8 times as much, and the exponent between them. 1 is in
 * proportion, 2 is a square. `node test/bench/growth.ts [NAME...]`
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { audit } from "../../src/audit.ts";
import { fixFiles } from "../../src/cli/fix-files.ts";
import { type Compilation, compile } from "../../src/compile.ts";
import { applyEdits, compatibleEdits } from "../../src/diagnostics/fixes.ts";
import { defaultSettings } from "../../src/diagnostics/findings.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { diff } from "../../src/diff/diff.ts";
import { modelToJson } from "../../src/schema/json.ts";
import { nodeHost } from "../../src/source/host.ts";
import { parse } from "../../src/syntax/parse.ts";
import { print } from "../../src/syntax/print.ts";
import { planScaffold } from "../../src/usercode/scaffold.ts";
import { memoryHost } from "../source/memory-host.ts";

/** Makes the input of a size, and gives back what is measured. */
type Task = (size: number) => () => unknown;

interface Growth {
  readonly name: string;
  readonly smallest: number;
  readonly task: Task;
}

const folder = mkdtempSync(join(tmpdir(), "mofc-bench-"));

function compiled(mof: string): Compilation {
  const host = memoryHost({ "a.mof": mof });
  return compile({ inputs: ["a.mof"], includeFolders: [], dialect: "wmi", locale: "409" }, host);
}

const repeated = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join("");

/** Each class under the one before, with members of its own. */
const chain = (depth: number, type: string): string =>
  repeated(depth, (index) => {
    const above = index === 0 ? "" : ` : A_${index - 1}`;
    return `class A_${index}${above} { ${index === 0 ? "[Key] string Id; " : ""}${type} P${index}; uint8 M${index}([In] ${type} X); };\n`;
  });

function auditFolder(name: string, text: string): string {
  const project = join(folder, name);
  mkdirSync(project, { recursive: true });
  if (!existsSync(join(project, "generated"))) symlinkSync(resolve("generated"), join(project, "generated"));
  writeFileSync(join(project, "a.ts"), text);
  writeFileSync(join(project, "tsconfig.json"), '{ "compilerOptions": { "types": [] }, "files": ["a.ts"] }');
  return project;
}

const growths: readonly Growth[] = [
  {
    name: "check --fix, a fix in each member",
    smallest: 4000,
    task: (size) => () => {
      const text = `class A { [Key] string Id;\n${repeated(size, (index) => `  uint8[] P${index};\n`)}};\n`;
      const host = memoryHost({ "a.mof": text });
      const request = { inputs: ["a.mof"], includeFolders: [], dialect: "dmtf", locale: "409" } as const;
      return fixFiles(
        () => compile(request, host),
        () => true,
        host,
      );
    },
  },
  {
    name: "check --fix, a fix in each member on one line",
    smallest: 2000,
    task: (size) => () => {
      const text = `class A { [Key] string Id; ${repeated(size, (index) => `uint8[] P${index}; `)}};`;
      const host = memoryHost({ "a.mof": text });
      const request = { inputs: ["a.mof"], includeFolders: [], dialect: "dmtf", locale: "409" } as const;
      return fixFiles(
        () => compile(request, host),
        () => true,
        host,
      );
    },
  },
  {
    name: "choosing fixes and applying them",
    smallest: 4000,
    task: (size) => {
      const file = { path: "a.mof", text: "a b ".repeat(size), encoding: "utf-8" } as const;
      const bytes = new TextEncoder().encode(file.text);
      const fixes = Array.from({ length: size }, (_, index) => {
        const start = 4 * (size - 1 - index);
        return { edits: [{ span: { file, start, end: start + 1 }, text: "c" }] };
      });
      return () => applyEdits(bytes, file, compatibleEdits(fixes).edits);
    },
  },
  {
    name: "a text report of findings on one line",
    smallest: 500,
    task: (size) => {
      const { findings } = compiled(
        `class A { [Key] string Id; ${repeated(size, (index) => `Foo${index}x P${index}; `)}};`,
      );
      return () => findings.map((finding) => renderFinding(finding, false)).length;
    },
  },
  {
    name: "audit, comparisons in one file",
    smallest: 500,
    task: (size) => {
      const text = `import type { CIM_ConcreteJob } from "./generated/index.js";
${repeated(size, (index) => `export function f${index}(job: CIM_ConcreteJob): boolean { return job.JobState === ${index % 12}; }\n`)}`;
      const project = auditFolder(`audit-${size}`, text);
      const host = nodeHost(project);
      return () => audit({ project, only: null, shown: (path) => path }, host, defaultSettings);
    },
  },
  {
    name: "audit, comparisons in one expression",
    smallest: 250,
    task: (size) => {
      const text = `import type { CIM_ConcreteJob } from "./generated/index.js";
export function f(job: CIM_ConcreteJob): boolean[] { return [${repeated(size, (index) => `job.JobState === ${index % 12},\n`)}]; }\n`;
      const project = auditFolder(`audit-list-${size}`, text);
      const host = nodeHost(project);
      return () => audit({ project, only: null, shown: (path) => path }, host, defaultSettings);
    },
  },
  {
    name: "scaffold, methods of one class, new and then all of them again",
    smallest: 50,
    task: (size) => {
      const mof = `class My_Disk { [Key] string Id; ${repeated(size, (index) => `uint8 M${index}([In] uint8 X);\n`)}};`;
      const { model } = compiled(mof);
      const host = memoryHost({ "providers/My_Disk.ts": "class A extends My_Disk_Provider {\n}\n" });
      const request = {
        classNames: ["My_Disk"],
        outputFolder: "providers",
        generatedFolder: "generated",
        importExtension: ".js",
        backends: ["providers"],
      } as const;
      const disk = nodeHost(process.cwd());
      const read = (path: string): Uint8Array | null => host.read(path) ?? disk.read(path);
      return async () => {
        const plan = await planScaffold(model, request, { ...disk, read });
        for (const { path, after } of plan.files) host.write(path, after);
        return planScaffold(model, request, { ...disk, read });
      };
    },
  },
  {
    name: "diff over a chain of classes",
    smallest: 50,
    task: (size) => {
      const [before, after] = ["uint8", "uint16"].map((type) => modelToJson(compiled(chain(size, type)).model));
      return () => diff(before!, after!);
    },
  },
  {
    name: "diff of classes side by side",
    smallest: 500,
    task: (size) => {
      const [before, after] = ["uint8", "uint16"].map((type) =>
        modelToJson(compiled(repeated(size, (index) => `class A_${index} { [Key] ${type} Id; };\n`)).model),
      );
      return () => diff(before!, after!);
    },
  },
  {
    name: "model --json of a chain of classes, a byte",
    smallest: 50,
    task: (size) => {
      const { model } = compiled(chain(size, "uint8"));
      return () => JSON.stringify(modelToJson(model), null, 2).length;
    },
  },
  {
    name: "compile a chain of classes",
    smallest: 50,
    task: (size) => () => compiled(chain(size, "uint8")),
  },
  {
    name: "format",
    smallest: 1000,
    task: (size) => {
      const file = {
        path: "a.mof",
        text: repeated(size, (index) => `class A_${index} { uint8 P; };`),
        encoding: "utf-8",
      } as const;
      return () => print(parse(file, () => {}));
    },
  },
];

/** The CPU time of one run in milliseconds: that of other processes does not count. */
async function timeOf(run: () => unknown): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3 && best > 0 && (round === 0 || best < 1000); round++) {
    const start = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The slope of a straight line through the points in a plot whose axes are logarithmic. */
function exponent(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(logs.map(([size]) => size)), mean(logs.map(([, time]) => time))];
  const above = logs.reduce((sum, [size, time]) => sum + (size - x) * (time - y), 0);
  return above / logs.reduce((sum, [size]) => sum + (size - x) ** 2, 0);
}

const asked = process.argv.slice(2);
try {
  for (const { name, smallest, task } of growths) {
    if (asked.length > 0 && !asked.some((word) => name.includes(word))) continue;
    await task(smallest)();
    const points: (readonly [number, number])[] = [];
    for (const factor of [1, 2, 4, 8]) {
      const run = task(smallest * factor);
      points.push([smallest * factor, await timeOf(run)]);
    }
    const times = points.map(([size, time]) => `${size}: ${time.toFixed(0)} ms`).join(", ");
    console.log(`${exponent(points).toFixed(2)}  ${name} (${times})`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
