import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Dialect } from "./dialect.ts";
import { type Host, packageFolder } from "./host.ts";
import { createLibrary, type Library } from "./include.ts";
import { expandInputs } from "./inputs.ts";
import { createReader, type Reader } from "./reader.ts";

/** What there is to read, and how. */
export interface Sources {
  /** Files that are always there: the standard qualifier declarations of DMTF and WMI. */
  readonly builtIn: readonly string[];
  /** The input files, sorted. */
  readonly inputs: readonly string[];
  readonly reader: Reader;
  readonly library: Library;
  /** The classes that the platforms of the dialect bring along: WMI itself, its drivers, DSC and Configuration Manager. */
  readonly platform: Library;
}

/** The standard qualifier declarations of DMTF and WMI. */
export const builtIn: readonly string[] = ["qualifiers.mof", "qualifiers-wmi.mof"].map(
  (name) => `${packageFolder}/mof/${name}`,
);

/** A folder for each platform. DMTF's MOF stands on nothing but what its files include. */
export const platformClasses: string = `${packageFolder}/mof/platform`;

/** Finds the input files. Arguments that stand for none, and include folders that are not there, are reported. */
export function read(
  inputs: readonly string[],
  includeFolders: readonly string[],
  dialect: Dialect | "auto",
  host: Host,
  report: Report,
): Sources {
  const paths = new Set<string>();
  for (const input of expandInputs(inputs, host)) {
    if (input.kind === "missing") report(diagnostic("file-missing", null, { path: input.argument }));
    else if (input.paths.length === 0) report(diagnostic("folder-without-mof", null, { path: input.argument }));
    else for (const path of input.paths) paths.add(path);
  }
  for (const path of includeFolders)
    if (host.list(path) === null) report(diagnostic("include-folder-missing", null, { path }));
  return {
    builtIn,
    inputs: [...paths].sort(),
    reader: createReader(host, report),
    library: createLibrary(includeFolders, host),
    platform: createLibrary(dialect === "dmtf" ? [] : [platformClasses], host),
  };
}
