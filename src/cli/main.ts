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
process.exitCode = await run(process.argv.slice(2));
