import type { Span } from "../source/source-file.ts";
import { type Code, type Parameters, diagnosticDefinitions } from "./codes.ts";
import { visible } from "./visible.ts";

/** A second place that belongs to a diagnostic. */
export interface Note {
  readonly message: string;
  readonly span: Span;
}

/** A change of the text that fixes what a diagnostic is about, for certain. Its texts are ASCII in a file that may be no UTF-8. */
export interface Fix {
  readonly edits: readonly Edit[];
}

/** Puts a text in place of a span; an empty span is an insertion. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Something to tell the author of a file. Its severity follows from its code, the file's dialect and the settings. */
export interface Diagnostic {
  readonly code: Code;
  /** `null` where it is about no place in a file: a folder without MOF, an option. */
  readonly span: Span | null;
  readonly message: string;
  /** How to fix it, where that can be said. */
  readonly help: string | null;
  readonly notes: readonly Note[];
  /** How to fix it without asking, where that is certain. */
  readonly fix: Fix | null;
  /** What it goes back to, where other diagnostics may go back to the same: of them all one is told, with notes for the rest. */
  readonly cause?: string;
}

/** Takes what a stage has to say; stages never throw for bad input. */
export type Report = (diagnostic: Diagnostic) => void;

/** The only way to make a diagnostic: the words come from the table of codes, and what they quote can be printed. */
export function diagnostic<C extends Code>(
  code: C,
  span: Span | null,
  parameters: Parameters<C>,
  notes: readonly Note[] = [],
  fix: Fix | null = null,
): Diagnostic {
  const { message, help } = diagnosticDefinitions[code] as {
    message: (p: Parameters<C>) => string;
    help?: (p: Parameters<C>) => string | null;
  };
  const advice = help?.(parameters) ?? null;
  return {
    code,
    span,
    message: visible(message(parameters)),
    help: advice === null ? null : visible(advice),
    notes: notes.map((note) => ({ ...note, message: visible(note.message) })),
    fix,
  };
}

/** Says what a diagnostic goes back to. */
export function causedBy(
  kind: "class" | "qualifier" | "alias" | "macro" | "spelling",
  name: string,
  effect: Diagnostic,
): Diagnostic {
  const isExact = kind === "macro" || kind === "spelling";
  return { ...effect, cause: `${kind} ${isExact ? name : name.toLowerCase()}` };
}

/** A fix that puts one text in place of a span, where the text is known. */
export function replacement(span: Span, text: string): Fix;
export function replacement(span: Span, text: string | null): Fix | null;
export function replacement(span: Span, text: string | null): Fix | null {
  return text === null ? null : { edits: [{ span, text }] };
}
