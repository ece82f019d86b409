import { chmodSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What every command loads: in one file with mofc's own code a run starts sooner. */
const bundled = ["chevrotain", "commander", "fastest-levenshtein", "picocolors", "picomatch"];

const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const loaded = Object.keys(dependencies).filter((name) => !bundled.includes(name));

/** What the shortest runs load: the start of the command line, `mofc check`, and the order of names for its configuration. */
const shortest = ["src/cli/program.ts", "src/cli/check.ts", "src/source/order.ts"].map((path) =>
  fileURLToPath(new URL(`../${path}`, import.meta.url)),
);

/** These modules and all that they import, but for what a run loads only when it needs it. */
let inShortest;
function isInShortest(id, graph) {
  if (inShortest === undefined) {
    inShortest = new Set(shortest);
    for (const module of inShortest)
      for (const imported of graph.getModuleInfo(module)?.importedIds ?? []) inShortest.add(imported);
  }
  return inShortest.has(id);
}

/** The package's JavaScript in few files: a short run spends a good part of its time on loading modules. */
export default {
  input: {
    main: "src/cli/main.ts",
    index: "src/index.ts",
    config: "src/config/config.ts",
    eslint: "src/eslint/plugin.ts",
    "format-worker": "src/emit/format-worker.ts",
  },
  platform: "node",
  external: [/^node:/, new RegExp(`^(?:${loaded.join("|")})(?:/|$)`)],
  plugins: [
    {
      name: "executable",
      // npm makes the program executable when it links it, which may have been before this build.
      writeBundle: ({ dir }, bundle) => "main.js" in bundle && chmodSync(`${dir}/main.js`, 0o755),
    },
  ],
  output: {
    dir: "dist",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    // One file: to find and read many takes longer than to load what one run leaves unused.
    codeSplitting: {
      groups: [{ debugName: "compiler", name: (id, graph) => (isInShortest(id, graph) ? "compiler" : null) }],
    },
  },
};
