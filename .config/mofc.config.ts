import type { Config } from "../src/config/config.ts";

export default {
  sources: ["mof/*.mof", "mof/cim", "mof/msvm"],
  backends: ["types", "enums", "validators", "providers", ["reference", { contracts: "mof/behavior" }]],
  out: "generated",
} satisfies Config;
