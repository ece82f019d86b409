/** How long each stage of a check takes, in this process: prints one JSON object, milliseconds by stage. */
const begin = performance.now();
const { check } = await import("../../src/check/check.ts");
const { rules } = await import("../../src/check/rules.ts");
const { bind } = await import("../../src/schema/bind.ts");
const { resolve } = await import("../../src/schema/resolve.ts");
const { nodeHost } = await import("../../src/source/host.ts");
const { read } = await import("../../src/source/read.ts");
const { dialectsOf } = await import("../../src/syntax/file-dialects.ts");
const { parseProgram } = await import("../../src/syntax/program.ts");

const times: Record<string, number> = {};
let last = begin;
function lap<T>(stage: string, result: T): T {
  const now = performance.now();
  times[stage] = now - last;
  last = now;
  return result;
}

const ignore = (): void => undefined;
lap("load", undefined);
const sources = read(process.argv.slice(2), [], "auto", nodeHost(process.cwd()), ignore);
const program = lap("read and parse", parseProgram(sources, ignore));
const schema = lap("bind", bind(program, "409", ignore));
const model = lap("resolve", resolve(schema, dialectsOf(program, "auto"), ignore));
lap("check", check(program, model, rules, ignore));
console.log(JSON.stringify(times));
