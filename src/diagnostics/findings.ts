import type { Dialect } from "../source/dialect.ts";
import type { Span } from "../source/source-file.ts";
import { type Code, isAdjustable, type Severity, severityOf } from "./codes.ts";
import { onePerCause } from "./causes.ts";
import { type Diagnostic, diagnostic } from "./diagnostic.ts";
import { suppressionFinder } from "./suppression-finder.ts";
import type { Suppression } from "./suppressions.ts";

/** A diagnostic with the severity that its file's dialect and the settings give it. */
export interface Finding extends Diagnostic {
  readonly severity: Severity;
  /** The include directives that led to its file, the nearest first. */
  readonly includedFrom: readonly Span[];
}

/** What decides over the diagnostics of a file. */
export interface FileFacts {
  readonly dialect: Dialect;
  /** A file of a schema that the input stands on: only its errors are the author's concern. */
  readonly isLibrary: boolean;
  readonly includedFrom: readonly Span[];
  readonly suppressions: readonly Suppression[];
}

/** What a team has decided. */
export interface Settings {
  /** Severities of codes in place of those of the table. Errors of the language stay errors. */
  readonly rules: ReadonlyMap<Code, Severity | "off">;
  readonly warningsAsErrors: boolean;
}

export const defaultSettings: Settings = { rules: new Map(), warningsAsErrors: false };

/**
 * The diagnostics that count, one for each cause: those without a place first, then by file and place. Suppressed ones are
 * left out, and suppressions that suppress nothing are findings themselves.
 */
export function findingsOf(
  diagnostics: readonly Diagnostic[],
  factsOf: (span: Span | null) => FileFacts,
  suppressions: readonly Suppression[],
  settings: Settings,
): Finding[] {
  const findings = new Map<string, Finding>();
  const used = new Set<Suppression>();
  const finders = new Map<FileFacts, ReturnType<typeof suppressionFinder>>();
  const finderOf = (facts: FileFacts): ReturnType<typeof suppressionFinder> => {
    const finder = finders.get(facts) ?? suppressionFinder(facts.suppressions);
    finders.set(facts, finder);
    return finder;
  };
  const add = (reported: Diagnostic): void => {
    const facts = factsOf(reported.span);
    // What includes a file wants no more of it than it has: published schemas have such files.
    if (reported.code === "file-empty" && facts.includedFrom.length > 0) return;
    const severity = effectiveSeverity(reported.code, facts.dialect, settings);
    const asked = settings.rules.get(reported.code);
    if (asked !== undefined && asked !== "error" && !isAdjustable(reported.code, facts.dialect)) {
      add(diagnostic("rule-error", null, { code: reported.code, dialect: facts.dialect }));
    }
    if (
      severity === null ||
      (facts.isLibrary && (severity !== "error" || severityOf(reported.code, facts.dialect) !== "error"))
    )
      return;
    const suppression = reported.span === null ? undefined : finderOf(facts)(reported.code, reported.span);
    if (suppression !== undefined) {
      used.add(suppression);
      if (isAdjustable(reported.code, facts.dialect)) return;
      add(diagnostic("suppression-error", suppression.span, { code: reported.code }));
    }
    const key = `${reported.span?.file.path}:${reported.span?.start}:${reported.code}:${reported.message}`;
    if (!findings.has(key)) findings.set(key, { ...reported, severity, includedFrom: facts.includedFrom });
  };
  diagnostics.forEach(add);
  for (const suppression of suppressions) {
    if (!used.has(suppression)) add(diagnostic("suppression-unused", suppression.span, { code: suppression.code }));
  }
  return onePerCause([...findings.values()].sort(byPlace));
}

function effectiveSeverity(code: Code, dialect: Dialect, { rules, warningsAsErrors }: Settings): Severity | null {
  const own = severityOf(code, dialect);
  const asked = rules.get(code);
  const severity = asked === undefined || !isAdjustable(code, dialect) ? own : asked === "off" ? null : asked;
  return severity === "warning" && warningsAsErrors ? "error" : severity;
}

function byPlace(a: Finding, b: Finding): number {
  const [pathA, pathB] = [a.span?.file.path ?? "", b.span?.file.path ?? ""];
  if (pathA !== pathB) return pathA < pathB ? -1 : 1;
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}

/** Whether there is an error, which ends a command with 1. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

export function countOf(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
