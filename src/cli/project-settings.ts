import { configFiles } from "../config/place.ts";
import type { Settings } from "../diagnostics/findings.ts";
import type { Host } from "../source/host.ts";
import { type SettingsOptions, settingsOf } from "./settings.ts";
import { printError, useColor } from "./terminal.ts";

/**
 * The settings of the options over those of the folder's configuration, which is loaded only where there is one. `null`
 * where it cannot be used, which is told.
 */
export async function projectSettings(options: SettingsOptions, host: Host): Promise<Settings | null> {
  const own = settingsOf(options);
  if (configFiles(host).length === 0) return own;
  const { findConfig } = await import("../config/load.ts");
  const { ConfigError, renderFault } = await import("../config/fault.ts");
  const { settingsOf: configured } = await import("./generate-request.ts");
  try {
    const loaded = await findConfig(host);
    return { ...own, rules: new Map([...configured(loaded?.config ?? {}).rules, ...own.rules]) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) printError(renderFault(fault, useColor(process.stderr)));
    return null;
  }
}
