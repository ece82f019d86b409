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

// In turns: what shares the machine slows both runs of a turn, so that the ratio of a turn is steadier than that of the two best runs.
const turns = Array.from(
  { length: 40 },
  () => [milliseconds(`${built}/bare-parse.js`), milliseconds("dist/main.js", "check")] as const,
);
const [bare, full] = [turns.map(([time]) => time), turns.map(([, time]) => time)];
const ratios = turns.map(([bareTime, fullTime]) => fullTime / bareTime);
console.log(`check of ${root}, ${turns.length} turns of fresh processes`);
console.log("                         median     best");
for (const [name, times] of [
  ["bare chevrotain parse", bare],
  ["mofc check", full],
] as const) {
  console.log(
    `  ${name.padEnd(21)}  ${quantile(times, 0.5).toFixed(0).padStart(5)} ms ${quantile(times, 0).toFixed(0).padStart(5)} ms`,
  );
}
console.log(
  `  times as long          ${quantile(ratios, 0.5).toFixed(2).padStart(5)}    ${(quantile(full, 0) / quantile(bare, 0)).toFixed(2).padStart(5)}`,
);
console.log(`  half of the turns      ${quantile(ratios, 0.25).toFixed(2)} to ${quantile(ratios, 0.75).toFixed(2)}`);

const stages = JSON.parse(execFileSync(process.execPath, [`${built}/stages.js`, root], { encoding: "utf8" })) as Record<
  string,
  number
>;
const total = Object.values(stages).reduce((sum, time) => sum + time, 0);
for (const [stage, time] of Object.entries(stages)) {
  console.log(
    `    ${stage.padEnd(20)} ${time.toFixed(0).padStart(5)} ms   ${((100 * time) / total).toFixed(0).padStart(3)} %`,
  );
}
