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

/** Runs where the schema lies: the configuration of this folder is none of its business. */
function milliseconds(script: string, ...args: string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [resolve(script), ...args, basename(root)], { cwd: dirname(root), stdio: "ignore" });
  return performance.now() - start;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;
}

// In turns, and of the turns' ratios the median: what shares the machine slows both runs of a turn, and one lucky run tells nothing.
const turns = Array.from({ length: 40 }, () => [milliseconds(`${built}/bare-parse.js`), milliseconds("dist/main.js", "check")] as const);
const ratios = turns.map(([bare, full]) => full / bare);
console.log(`check of ${root}, ${turns.length} turns of fresh processes, medians`);
console.log(`  bare chevrotain parse  ${quantile(turns.map(([bare]) => bare), 0.5).toFixed(0).padStart(5)} ms`);
console.log(
  `  mofc check             ${quantile(turns.map(([, full]) => full), 0.5).toFixed(0).padStart(5)} ms   ` +
    `${quantile(ratios, 0.5).toFixed(2)} times as long (half of the turns: ${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)})`,
);

const stages = JSON.parse(execFileSync(process.execPath, [`${built}/stages.js`, root], { encoding: "utf8" })) as Record<string, number>;
const total = Object.values(stages).reduce((sum, time) => sum + time, 0);
for (const [stage, time] of Object.entries(stages)) {
  console.log(`    ${stage.padEnd(20)} ${time.toFixed(0).padStart(5)} ms   ${((100 * time) / total).toFixed(0).padStart(3)} %`);
}
