import { chmodSync, readFileSync } from "node:fs";

/** What every command loads: in one file with mofc's own code a run starts sooner. */
const bundled = ["chevrotain", "commander", "fastest-levenshtein", "picocolors", "picomatch"];

const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const loaded = Object.keys(dependencies).filter((name) => !bundled.includes(name));

/** What commands share: the compiler and the options, reports and faults of the command line. */
const shared = [
  "node_modules",
  "grammar",
  "src.(?:check|schema|source).",
  "src.(?:audit|reference).codes",
  "src.diagnostics.(?!explanations|sarif)",
  "src.syntax.(?!fingerprint)",
  "src.compile.ts",
  "src.config.place",
  "src.cli.(?:exit-codes|help|options|project|report|settings|terminal|user-faults)",
];

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
    codeSplitting: { groups: [{ name: "compiler", test: new RegExp(shared.join("|")) }] },
  },
};
