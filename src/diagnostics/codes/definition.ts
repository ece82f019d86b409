/** What a diagnostic is defined by, and the severities that many share. The tables of the chapters import nothing else but words. */
import type { Dialect } from "../../source/dialect.ts";

export type Severity = "error" | "warning" | "info";

/** One severity for all dialects, or one for each; "off" where a dialect allows it. */
export type Severities = Severity | "off" | Readonly<Record<Dialect, Severity | "off">>;

export interface DiagnosticDefinition<P> {
  readonly severity: Severities;
  /** Why it is graver in one dialect than in another, or less grave than its source has it. A sentence. */
  readonly because?: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** A sentence without a full stop that says what is wrong. */
  readonly message: (parameters: P) => string;
  /** How to fix it; `null` where nothing certain can be said. */
  readonly help?: (parameters: P) => string | null;
  /** An error that a team may lower, switch off or suppress: tools in use accept what it is about. */
  readonly adjustable?: boolean;
}

export function define<P = Record<never, never>>(value: DiagnosticDefinition<P>): DiagnosticDefinition<P> {
  return value;
}

/** What is against DMTF's rules and compiles with mofcomp. */
export const unlessDmtf = {
  severity: { dmtf: "error", wmi: "warning", docs: "warning" },
  because: "Only a warning in WMI, whose compiler accepts it, and on reference pages, which show what others wrote.",
} as const;

/** What no compiler takes. */
export const unlessPage = {
  severity: { dmtf: "error", wmi: "error", docs: "warning" },
  because: "Only a warning on reference pages, which show what others wrote.",
} as const;

export const dsp0004 = "DSP0004, MOF grammar";
