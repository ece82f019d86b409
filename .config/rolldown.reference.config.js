import { existsSync } from "node:fs";
import build from "./rolldown.config.js";

/** The generated reference runtime, for `mofc simulate`. Where nothing is generated yet, mofc has to be built first. */
export default existsSync("generated/reference")
  ? {
      ...build,
      input: { reference: "generated/index.ts" },
      plugins: [],
      resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    }
  : [];
