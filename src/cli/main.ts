#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Loading the compiler's own code is a good part of a short run.
enableCompileCache();
const { run } = await import("./program.ts");
process.exitCode = await run(process.argv.slice(2));
