/** From MOF text to findings, in memory. */
import { type Compilation, compile } from "../../src/compile.ts";
import type { Code } from "../../src/diagnostics/codes.ts";
import { severityOf } from "../../src/diagnostics/codes.ts";
import { defaultSettings, type Finding } from "../../src/diagnostics/findings.ts";
import type { Dialect } from "../../src/source/dialect.ts";
import { type Host, nodeHost } from "../../src/source/host.ts";

const disk = nodeHost(process.cwd());

export function compileText(mof: string, dialect: Dialect = "dmtf", rules: readonly Code[] = []): Compilation {
  const host: Host = {
    ...disk,
    read: (path) => (path === "test.mof" ? new TextEncoder().encode(mof) : disk.read(path)),
  };
  const settings = { ...defaultSettings, rules: new Map(rules.map((code) => [code, "info"] as const)) };
  return compile({ inputs: ["test.mof"], includeFolders: [], dialect, locale: "409" }, host, settings);
}

/** @param asked a code that is switched on where it is off by default. */
export function findingsIn(mof: string, dialect: Dialect = "dmtf", asked?: Code): readonly Finding[] {
  return compileText(mof, dialect, asked !== undefined && severityOf(asked, dialect) === null ? [asked] : []).findings;
}
