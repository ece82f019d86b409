import { ts } from "@ts-morph/common";
import { Auditor } from "./audit/audit.ts";
import { type OpenedProgram, openPrograms } from "./audit/programs.ts";
import { auditRules } from "./audit/rules.ts";
import { waiversIn } from "./audit/waivers.ts";
import type { Diagnostic, Report } from "./diagnostics/diagnostic.ts";
import { type FileFacts, type Finding, findingsOf, type Settings, type Waiver } from "./diagnostics/findings.ts";
import type { SourceFile } from "./source/source-file.ts";

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
export function audit({ project, only, shown }: AuditRequest, settings: Settings): Audit {
  const audits = openPrograms(project, only).map((opened) => auditProgram(opened, shown, settings));
  return { findings: audits.flatMap(({ findings }) => findings), fileCount: audits.reduce((sum, { fileCount }) => sum + fileCount, 0) };
}

/** The findings in the files of one program. */
export function auditProgram({ program, files }: OpenedProgram, shown: (path: string) => string, settings: Settings): Audit {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const sources = new Map<ts.SourceFile, SourceFile>();
  const sourceOf = (file: ts.SourceFile): SourceFile => {
    const known = sources.get(file) ?? { path: shown(file.fileName), text: file.text, encoding: "utf-8" };
    sources.set(file, known);
    return known;
  };
  const auditor = new Auditor(ts, program, sourceOf);
  const audited = files.map((path) => program.getSourceFile(path)).filter((file) => file !== undefined && auditor.isAudited(file)) as ts.SourceFile[];
  const waivers = new Map<SourceFile, readonly Waiver[]>();
  for (const file of audited) {
    waivers.set(sourceOf(file), waiversIn(file, sourceOf(file), ts, report));
    auditor.audit(file, auditRules, report);
  }
  // Rules of TypeScript have one severity, whatever the dialect of the MOF.
  const factsOf = (span: Diagnostic["span"]): FileFacts => ({ dialect: "dmtf", isLibrary: false, includedFrom: [], waivers: (span && waivers.get(span.file)) ?? [] });
  return { findings: findingsOf(diagnostics, factsOf, [...waivers.values()].flat(), settings), fileCount: audited.length };
}
