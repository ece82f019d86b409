/** Findings as JSON for other tools. The shape is public; fields are added, not changed. */
import { type BinaryPosition, binaryPositionAt, positionAt, type Span } from "../source/source-file.ts";
import { countOf, type Finding } from "./findings.ts";

/** Lines and columns start at 1, columns count UTF-16 code units, the end is behind the last one. */
export interface JsonRegion {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Of binary MOF, which has no lines: the place in it. */
  readonly binary?: BinaryPosition;
}

/** A place of a module, which is loaded and not read, is the file alone. */
export type JsonPlace = { readonly file: string } & (JsonRegion | { readonly [Key in keyof JsonRegion]?: undefined });

export interface JsonFinding {
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly help: string | null;
  /** `null` where the finding is about no place in a file. */
  readonly place: JsonPlace | null;
  readonly notes: readonly { readonly message: string; readonly place: JsonPlace }[];
  /** The include directives that led to the file, the nearest first. */
  readonly includedFrom: readonly JsonPlace[];
  /** Whether `mofc check --fix` fixes it. */
  readonly fixable: boolean;
}

export interface JsonReport {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly findings: readonly JsonFinding[];
}

/** @param all what is counted, where `findings` are only the first of them. */
export function toJson(findings: readonly Finding[], files: number, all: readonly Finding[] = findings): JsonReport {
  return {
    files,
    errors: countOf(all, "error"),
    warnings: countOf(all, "warning"),
    infos: countOf(all, "info"),
    findings: findings.map(({ code, severity, message, help, span, notes, includedFrom, fix }) => ({
      code,
      severity,
      message,
      help,
      place: span === null ? null : placeOf(span),
      notes: notes.map((note) => ({ message: note.message, place: placeOf(note.span) })),
      includedFrom: includedFrom.map(placeOf),
      fixable: fix !== null,
    })),
  };
}

/** The place of a span. */
export function placeOf(span: Span): JsonPlace {
  const file = span.file.path;
  return span.file.isUnread === true ? { file } : { file, ...regionOf(span) };
}

export function regionOf({ file, start, end }: Span): JsonRegion {
  const from = positionAt(file, start);
  const to = positionAt(file, end);
  const region = { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  const binary = binaryPositionAt(file, start);
  return binary === null ? region : { ...region, binary };
}
