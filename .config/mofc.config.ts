import type { Config } from "../src/config/config.ts";

export default {
  sources: ["mof"],
  backends: ["types", "enums", "validators", "providers"],
  out: "generated",
} satisfies Config;
