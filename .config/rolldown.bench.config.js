import build from "./rolldown.config.js";

/** The processes that the benchmark starts, built as the package is. */
export default {
  ...build,
  input: { "bare-parse": "test/bench/bare-parse.ts", stages: "test/bench/stages.ts" },
  output: { ...build.output, dir: "node_modules/.cache/mofc-bench" },
};
