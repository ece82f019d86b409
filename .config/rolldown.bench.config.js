import build from "./rolldown.config.js";

const output = { ...build.output, dir: "node_modules/.cache/mofc-bench" };

/** The processes that the benchmark starts: mofc's stages built as the package is, the yardstick on chevrotain as it is installed, and what generated code does. */
export default [
  { ...build, input: { stages: "test/bench/stages.ts" }, output },
  { ...build, input: { "bare-parse": "test/bench/bare-parse.ts" }, external: [/^node:/, "chevrotain"], output },
  {
    ...build,
    input: { reference: "test/bench/reference.ts" },
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    output,
  },
];
