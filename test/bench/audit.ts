/**
 * `mofc audit` over a project of 500 files that uses the migration API: the whole, and after a change of one file.
 * Best of some fresh processes, start-up included. `npm run bench` builds mofc.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const files = 500;
const runs = 3;
const main = resolve("dist/main.js");
const folder = mkdtempSync(join(tmpdir(), "mofc-bench-"));

/** A module as clients have them: calls, branches over codes and states, and one number in each tenth file. */
function moduleText(index: number): string {
  const next = (index + 1) % files;
  return `import {
  type CIM_ConcreteJob,
  CIM_ConcreteJob_JobState,
  CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_ReturnValue as Code,
  type CIM_VirtualSystemMigrationService_MigrateVirtualSystemToHost_Output as Output,
} from "../generated/index.js";
import { isOver as isNextOver } from "./module${next}.js";

export interface Service${index} {
  migrate(host: string, settings: { readonly retries: number; readonly hosts: readonly string[] }): Promise<Output>;
  wait(job: Output["Job"]): Promise<CIM_ConcreteJob>;
}

export async function run${index}(service: Service${index}, hosts: readonly string[]): Promise<string[]> {
  const results: string[] = [];
  for (const [position, host] of hosts.filter((name) => name.length > 0).entries()) {
    const { ReturnValue, Job } = await service.migrate(host, { retries: position + ${index}, hosts });
    switch (ReturnValue) {
      case Code.CompletedWithNoError:
        results.push(\`\${host} done\`);
        break;
      case Code.MethodParametersCheckedJobStarted:
        results.push(isNextOver(await service.wait(Job)) ? \`\${host} over\` : host.toUpperCase());
        break;
      default:
        throw new Error(\`\${host}: \${ReturnValue}\`);
    }
  }
  return results.map((text, at) => \`\${at + 1}. \${text}\`).sort();
}

export function isOver(job: CIM_ConcreteJob): boolean {
  return job.JobState !== null && [CIM_ConcreteJob_JobState.Completed, ${index % 10 === 0 ? "10" : "CIM_ConcreteJob_JobState.Exception"}].includes(job.JobState);
}
`;
}

function prepare(): void {
  mkdirSync(join(folder, "src"), { recursive: true });
  cpSync("generated", join(folder, "generated"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2024", "types": [] }, "include": ["src"] }',
  );
  for (let index = 0; index < files; index++) writeFileSync(join(folder, `src/module${index}.ts`), moduleText(index));
  const git = (...args: string[]): void =>
    void execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@localhost", ...args], {
      cwd: folder,
      stdio: "ignore",
    });
  git("init");
  git("add", ".");
  git("commit", "-m", "bench");
  writeFileSync(
    join(folder, "src/module7.ts"),
    `${moduleText(7)}export const isNew = (job: CIM_ConcreteJob): boolean => job.JobState === 2;\n`,
  );
}

/** Milliseconds of the best run, and how many findings it had. */
function measure(...options: string[]): { readonly time: number; readonly findings: number } {
  let time = Number.POSITIVE_INFINITY;
  let findings = 0;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const { stdout } = spawnSync(process.execPath, [main, "audit", "--format", "json", ...options], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    time = Math.min(time, performance.now() - start);
    findings = (JSON.parse(stdout) as { findings: unknown[] }).findings.length;
  }
  return { time, findings };
}

try {
  prepare();
  console.log(`audit of ${files} files, best of ${runs} fresh processes`);
  for (const [name, options] of [
    ["whole", []],
    ["--since HEAD, one file", ["--since", "HEAD"]],
  ] as const) {
    const { time, findings } = measure(...options);
    console.log(`  ${name.padEnd(22)} ${time.toFixed(0).padStart(5)} ms   ${String(findings).padStart(3)} findings`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
