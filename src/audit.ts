import { ts } from "@ts-morph/common";
import { Auditor, typeScriptFacts } from "./audit/auditor.ts";
import { type OpenedProgram, openPrograms } from "./audit/programs.ts";
import { staleBindings } from "./audit/stale-bindings.ts";
import { type Finding, findingsOf, type Settings } from "./diagnostics/findings.ts";
import type { Host } from "./source/host.ts";

export interface AuditRequest {
  /** Absolute path of a tsconfig.json or of the folder that it is in. */
  readonly project: string;
  /** Only these files, by absolute path; `null` for all. */
  readonly only: ReadonlySet<string> | null;
  /** A path as findings show it. */
  readonly shown: (path: string) => string;
}

export interface Audit {
  readonly findings: readonly Finding[];
  /** How many files were audited. */
  readonly fileCount: number;
}

/** A project's TypeScript to findings. Throws a TsconfigError where its tsconfig.json cannot be used. */
export function audit({ project, only, shown }: AuditRequest, host: Host, settings: Settings): Audit {
  const audits = openPrograms(project, only).map((opened) => {
    const stale = findingsOf(staleBindings(opened.program, host, shown), () => typeScriptFacts, [], settings);
    const own = auditProgram(opened, shown, settings);
    return { ...own, findings: [...stale, ...own.findings] };
  });
  return {
    findings: audits.flatMap(({ findings }) => findings),
    fileCount: audits.reduce((sum, { fileCount }) => sum + fileCount, 0),
  };
}

/** The findings in the files of one program. */
export function auditProgram(
  { program, files }: OpenedProgram,
  shown: (path: string) => string,
  settings: Settings,
): Audit {
  const auditor = new Auditor(ts, program, shown);
  const audited = files
    .toSorted()
    .flatMap((path) => program.getSourceFile(path) ?? [])
    .filter((file) => auditor.isAudited(file));
  return { findings: audited.flatMap((file) => auditor.findings(file, settings)), fileCount: audited.length };
}
