/**
 * `mofc generate` over a whole schema: from nothing, again without a change, and after a change of one leaf class.
 * For each the time of a run from the command line, and in a process of its own the share of each stage.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const schema = resolve("../shared/corpus/dmtf-schema/2.49.0/pywbem+pywbem");
const isWhole = existsSync(schema);
const backends = ["types", "enums", "validators", "providers"];
const source = isWhole ? "input/cim_schema_2.49.0.mof" : "input";
const leaf = isWhole ? "input/Network/CIM_VLANEndpoint.mof" : "input/msvm/Msvm_MigrationJob.mof";

const [mode] = process.argv.slice(2);
if (mode === "--stages") console.log(JSON.stringify(await measureStages()));
else runAll();

function runAll(): void {
  const folder = mkdtempSync(join(tmpdir(), "mofc-bench-"));
  cpSync(isWhole ? schema : resolve("mof/cim"), join(folder, "input"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  const change = (text: string): void => {
    const path = join(folder, leaf);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(/Description\s*\(\s*"/, (start) => start + text),
    );
  };
  console.log(`${isWhole ? "DMTF 2.49" : "mof/"}, ${backends.join(", ")}; milliseconds\n`);
  const rows: Record<string, Record<string, number>> = {};
  try {
    rows["cold"] = both(folder);
    rows["unchanged"] = both(folder);
    change("Changed. ");
    rows["one leaf class"] = both(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.table(rows);
}

/** The stages' times, and the whole run as a user has it; each has an output folder of its own. */
function both(folder: string): Record<string, number> {
  const stages = JSON.parse(runNode(folder, [resolve("test/bench/generate.ts"), "--stages"])) as Record<string, number>;
  const built = resolve("dist/main.js");
  const options = ["-o", "out", ...backends.flatMap((name) => ["--backend", name])];
  const start = performance.now();
  runNode(folder, [existsSync(built) ? built : resolve("src/cli/main.ts"), "generate", source, ...options]);
  const times = Object.entries({ ...stages, "command line": performance.now() - start });
  return Object.fromEntries(times.map(([name, time]) => [name, Math.round(time)]));
}

function runNode(cwd: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${dirname(args[0] ?? "")}: ${stderr}`);
  return stdout;
}

/** What `generate` does, stage by stage. */
async function measureStages(): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  let last = performance.now();
  const lap = <T>(stage: string, result: T): T => {
    const now = performance.now();
    times[stage] = (times[stage] ?? 0) + now - last;
    last = now;
    return result;
  };
  const [
    { check },
    { rules },
    { bind },
    { resolve: resolveModel },
    { nodeHost },
    { read },
    { dialectsOf },
    { parseProgram },
  ] = await Promise.all([
    import("../../src/check/check.ts"),
    import("../../src/check/rules.ts"),
    import("../../src/schema/bind.ts"),
    import("../../src/schema/resolve.ts"),
    import("../../src/source/host.ts"),
    import("../../src/source/read.ts"),
    import("../../src/syntax/file-dialects.ts"),
    import("../../src/syntax/program.ts"),
  ]);
  const [
    { packageAssets },
    { backendsOf },
    { prepare, render },
    { LastRun },
    { sourcesOf },
    { planOutput, writeOutput },
    { defaultSettings },
  ] = await Promise.all([
    import("../../src/emit/assets.ts"),
    import("../../src/emit/backends.ts"),
    import("../../src/emit/emit.ts"),
    import("../../src/emit/incremental/last-run.ts"),
    import("../../src/emit/incremental/sources.ts"),
    import("../../src/emit/write.ts"),
    import("../../src/diagnostics/findings.ts"),
  ]);
  lap("load", null);
  const host = nodeHost(process.cwd());
  const request = { outputFolder: "stages", templatesFolder: null, settings: defaultSettings };
  const run = new LastRun(request, "stages-cache", host);
  if (lap("compare", run.repeat()) !== null) return times;

  const ignore = (): void => undefined;
  const sources = read([source], [], "auto", run.host, ignore);
  const program = lap("read and parse", parseProgram(sources, ignore));
  const model = lap("resolve", resolveModel(bind(program, "409", ignore), dialectsOf(program, "auto"), ignore));
  lap("check", check(program, model, rules, ignore));
  const options = {
    backends,
    enumStyle: "enum",
    importExtension: ".js",
    classes: [],
    sourcePathOf: ({ span }: { span: { file: { path: string } } }) => span.file.path,
  } as const;
  const chosen = backendsOf(options);
  const assets = packageAssets(run.host, chosen);
  const prepared = prepare(model, options, assets);
  const views = run.viewsOf(chosen, prepared, options, new Map(), program);
  const rendered = lap("emit", await render(views, prepared, options, assets));
  const formatted = lap("format", await run.format(rendered, ignore));
  const output = planOutput(formatted, run.output, sourcesOf(prepared.classes, options), "stages", host);
  writeOutput(output, "stages", host);
  run.remember({ findings: [], fileCount: 0 }, output);
  lap("write", null);
  return times;
}
