import type { BinaryMof } from "../binary/binary-mof.ts";
import { isWholeFile } from "../binary/places.ts";

/** How the bytes of a file were read as text. In what was "binary", a code unit is a byte of the decompressed data. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "binary";

/** One MOF file after decoding. A position in it is an offset in UTF-16 code units. */
export interface SourceFile {
  /** Path as the user sees it: relative to the working folder where that is possible, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
  /** Present where the file is binary: it has no lines, and its tree is made from these records. */
  readonly binary?: BinaryMof;
  /** Nothing of it has been read: a place in it is the file as a whole. A module that Node has loaded is such a file. */
  readonly isUnread?: true;
}

/** A half-open range of offsets in one file. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** A place as humans count it: lines and columns start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `\r\r\n` is one line end: files that went through a text-mode conversion twice have it. */
const lineEnd = /\r\r\n|\r\n|\n|\r/g;

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

function lineStarts(file: SourceFile): readonly number[] {
  const known = lineStartsOf.get(file);
  if (known !== undefined) return known;
  const starts = [0];
  for (lineEnd.lastIndex = 0; lineEnd.test(file.text);) starts.push(lineEnd.lastIndex);
  lineStartsOf.set(file, starts);
  return starts;
}

/** Line and column of an offset. A binary file is one line. */
export function positionAt(file: SourceFile, offset: number): Position {
  if (file.binary !== undefined) return { line: 1, column: offset + 1 };
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** A place in binary MOF. */
export interface BinaryPosition {
  /** In the decompressed data of its buffer. */
  readonly offset: number;
  /** Where the buffer begins in the file. `null` where the file is the buffer. */
  readonly buffer: number | null;
  /** The class and the member that the record there is, and what the buffer lies in. */
  readonly record: string;
}

/** Where an offset is in a binary file; `null` for a file of text. */
export function binaryPositionAt({ binary }: SourceFile, offset: number): BinaryPosition | null {
  if (binary === undefined) return null;
  const buffer = binary.buffers.findLast(({ start }) => start <= offset);
  return {
    offset: offset - (buffer?.start ?? 0),
    buffer: buffer === undefined || isWholeFile(binary) ? null : buffer.at,
    record: binary.places[lastUpTo(binary.places, offset)]?.path ?? "",
  };
}

/** The index of the last place that does not begin behind an offset. */
function lastUpTo(places: readonly { readonly start: number }[], offset: number): number {
  let low = -1;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of a line without its line end; an empty string for a line that the file does not have. */
export function lineText(file: SourceFile, line: number): string {
  const starts = lineStarts(file);
  const start = starts[line - 1];
  if (start === undefined) return "";
  let end = starts[line] ?? file.text.length;
  // By hand: an expression would look through all of a long line for each finding in it.
  while (end > start && /[\r\n]/.test(file.text[end - 1]!)) end--;
  return file.text.slice(start, end);
}

/** A line without the blanks around its text. */
export function spanOfLine(file: SourceFile, line: number): Span {
  const text = lineText(file, line);
  const start = (lineStarts(file)[line - 1] ?? 0) + text.length - text.trimStart().length;
  return { file, start, end: start + text.trim().length };
}
