import type { Dialect } from "../source/dialect.ts";
import type { SourceFile } from "../source/source-file.ts";
import { type Severity, severityOf } from "./codes.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** A diagnostic with the severity that its file's dialect gives it. */
export interface Finding extends Diagnostic {
  readonly severity: Severity;
}

/** What decides over the diagnostics of a file. */
export interface FileFacts {
  readonly dialect: Dialect;
  /** A file of a schema that the input stands on: only its errors are the author's concern. */
  readonly isLibrary: boolean;
}

/** The diagnostics that count, without repetitions: those without a place first, then by file and place. */
export function findingsOf(diagnostics: readonly Diagnostic[], factsOf: (file: SourceFile) => FileFacts): Finding[] {
  const findings = new Map<string, Finding>();
  for (const found of diagnostics) {
    const file = found.span === null ? undefined : factsOf(found.span.file);
    const severity = severityOf(found.code, file?.dialect ?? "dmtf");
    if (severity === null || (file?.isLibrary === true && severity !== "error")) continue;
    const key = `${found.span?.file.path}:${found.span?.start}:${found.code}:${found.message}`;
    if (!findings.has(key)) findings.set(key, { ...found, severity });
  }
  return [...findings.values()].sort(byPlace);
}

function byPlace(a: Finding, b: Finding): number {
  const [pathA, pathB] = [a.span?.file.path ?? "", b.span?.file.path ?? ""];
  if (pathA !== pathB) return pathA < pathB ? -1 : 1;
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
