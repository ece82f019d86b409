#!/usr/bin/env node
import * as nodeModule from "node:module";

const oldest = [22, 18] as const;
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  process.stderr.write(`mofc needs Node ${oldest.join(".")} or later; this is ${process.versions.node}.\n`);
  process.exit(2);
}
// Loading the compiler's own code is a good part of a short run.
nodeModule.enableCompileCache();
const { run } = await import("./program.ts");
const exitCode = await run(process.argv.slice(2));
// Once all is printed there is nothing left to put in order: without that the end of a run on a large schema takes no time.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write("", resolve))),
);
process.exit(exitCode);
