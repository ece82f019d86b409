import { type Compilation, compile } from "../../src/compile.ts";
import { defaultSettings, type Settings } from "../../src/diagnostics/findings.ts";
import type { Dialect } from "../../src/source/dialect.ts";
import { memoryHost } from "../source/memory-host.ts";

/** What checking one file `test.mof` finds, as DMTF MOF. */
export function checkText(mof: string, settings: Partial<Settings> = {}): Compilation {
  return checkFiles({ "test.mof": mof }, settings);
}

/** What checking `test.mof` finds, with other files around it. */
export function checkFiles(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
  dialect: Dialect | "auto" = "dmtf",
  includeFolders: readonly string[] = [],
): Compilation {
  const request = { inputs: ["test.mof"], includeFolders, dialect, locale: "409" };
  return compile(request, memoryHost(files), { ...defaultSettings, ...settings });
}

/** `severity code` of each finding. */
export function codesOf({ findings }: Compilation): string[] {
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}
