/** The package's JavaScript in few files: a short run spends a good part of its time on loading modules. */
export default {
  input: { main: "src/cli/main.ts", "format-worker": "src/emit/format-worker.ts" },
  platform: "node",
  external: [/^node:/, /^(?:handlebars|prettier|ts-morph)(?:\/|$)/],
  output: { dir: "dist", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
};
