/**
 * `mofc check` in a fresh process against what a bare chevrotain parse of the same bytes takes, start-up included, and
 * the share of each stage. `npm run bench` builds both.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const schema = "../shared/corpus/dmtf-schema/2.49.0/pywbem+pywbem/cim_schema_2.49.0.mof";
const root = existsSync(schema) ? schema : "mof/WindowsVirtualization.V2.mof";
const built = "node_modules/.cache/mofc-bench";
const runs = 9;

function milliseconds(script: string, ...args: string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [script, ...args], { stdio: "ignore" });
  return performance.now() - start;
}

function best(measure: () => number): number {
  return Math.min(...Array.from({ length: runs }, measure));
}

console.log(`check of ${root}, best of ${runs} fresh processes`);
const bare = best(() => milliseconds(`${built}/bare-parse.js`, root));
const full = best(() => milliseconds("dist/main.js", "check", root));
console.log(`  bare chevrotain parse  ${bare.toFixed(0).padStart(5)} ms`);
console.log(`  mofc check             ${full.toFixed(0).padStart(5)} ms   ${(full / bare).toFixed(2)} times as long`);

const stages = JSON.parse(execFileSync(process.execPath, [`${built}/stages.js`, root], { encoding: "utf8" })) as Record<string, number>;
const total = Object.values(stages).reduce((sum, time) => sum + time, 0);
for (const [stage, time] of Object.entries(stages)) {
  console.log(`    ${stage.padEnd(20)} ${time.toFixed(0).padStart(5)} ms   ${((100 * time) / total).toFixed(0).padStart(3)} %`);
}
