import type { Config } from "../src/config/config.ts";

export default {
  sources: ["mof"],
  backends: ["types", "enums", "validators", "providers", ["reference", { contracts: "mof/behavior" }]],
  out: "generated",
} satisfies Config;
