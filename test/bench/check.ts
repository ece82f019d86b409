/**
 * `mofc check` in a fresh process against what a bare chevrotain parse of the same bytes takes, start-up included, and
 * the share of each stage. `npm run bench` builds both.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";

const schema = "../shared/corpus/dmtf-schema/2.49.0/pywbem+pywbem/cim_schema_2.49.0.mof";
const root = existsSync(schema) ? schema : "mof/WindowsVirtualization.V2.mof";
const built = "node_modules/.cache/mofc-bench";
const runs = 40;

/** Runs where the schema lies: the configuration of this folder is none of its business. */
function milliseconds(script: string, ...args: string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [resolve(script), ...args, basename(root)], { cwd: dirname(root), stdio: "ignore" });
  return performance.now() - start;
}

// In turns, so that both meet the machine at the same speed.
const times = Array.from({ length: runs }, () => [milliseconds(`${built}/bare-parse.js`), milliseconds("dist/main.js", "check")] as const);
const bare = Math.min(...times.map(([time]) => time));
const full = Math.min(...times.map(([, time]) => time));
console.log(`check of ${root}, best of ${runs} fresh processes`);
console.log(`  bare chevrotain parse  ${bare.toFixed(0).padStart(5)} ms`);
console.log(`  mofc check             ${full.toFixed(0).padStart(5)} ms   ${(full / bare).toFixed(2)} times as long`);

const stages = JSON.parse(execFileSync(process.execPath, [`${built}/stages.js`, root], { encoding: "utf8" })) as Record<string, number>;
const total = Object.values(stages).reduce((sum, time) => sum + time, 0);
for (const [stage, time] of Object.entries(stages)) {
  console.log(`    ${stage.padEnd(20)} ${time.toFixed(0).padStart(5)} ms   ${((100 * time) / total).toFixed(0).padStart(3)} %`);
}
