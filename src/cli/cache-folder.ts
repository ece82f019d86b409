import { createHash } from "node:crypto";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Host } from "../source/host.ts";

/** Where runs of this folder are remembered: with the packages of the project if there are any, else with the user. */
export function cacheFolder(host: Host): string {
  if (host.list("node_modules") !== null) return "node_modules/.cache/mofc";
  const base = process.env["XDG_CACHE_HOME"] ?? process.env["LOCALAPPDATA"] ?? join(homedir(), ".cache");
  return join(base, "mofc", createHash("sha256").update(process.cwd()).digest("hex").slice(0, 16)).replaceAll(
    "\\",
    "/",
  );
}
