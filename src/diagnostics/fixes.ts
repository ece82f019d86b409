/** Applies fixes to the bytes of a file: what no fix touches stays as it is, encoding, byte order mark and line ends included. */
import type { Encoding, SourceFile } from "../source/source-file.ts";
import type { Edit, Fix } from "./diagnostic.ts";

/** Edits of one file that can be applied together, in order of place, and the fixes that they are of. */
export interface CompatibleEdits {
  readonly edits: readonly Edit[];
  readonly fixes: readonly Fix[];
}

/**
 * Chooses among the fixes of one file: each is applied as a whole or not at all, and of those that touch each other the
 * first one given. Edits that several fixes share, as the import that all need, are applied once.
 */
export function compatibleEdits(fixes: readonly Fix[]): CompatibleEdits {
  const chosen: Edit[] = [];
  const together: Fix[] = [];
  for (const fix of fixes) {
    const { edits } = fix;
    const added = edits.filter((edit) => !isChosen(edit, chosen));
    if (added.some((edit) => touchesAny(edit, chosen))) continue;
    for (const edit of added) chosen.splice(placeOf(edit, chosen), 0, edit);
    together.push(fix);
  }
  return { edits: chosen, fixes: together };
}

/** The index of the first chosen edit that begins behind the beginning of another one. The chosen ones are in order. */
function placeOf({ span: { start } }: Edit, chosen: readonly Edit[]): number {
  let low = 0;
  let high = chosen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chosen[middle]!.span.start <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isChosen(edit: Edit, chosen: readonly Edit[]): boolean {
  const other = chosen[placeOf(edit, chosen) - 1];
  return other !== undefined && isSame(edit, other);
}

/** Chosen edits do not touch each other, so that the neighbors tell. */
function touchesAny(edit: Edit, chosen: readonly Edit[]): boolean {
  const place = placeOf(edit, chosen);
  return [chosen[place - 1], chosen[place]].some((other) => other !== undefined && touches(edit, other));
}

function isSame(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

/** Two insertions at one place touch too: their order would be a guess. */
function touches({ span: a }: Edit, { span: b }: Edit): boolean {
  return (a.start < b.end && b.start < a.end) || a.start === b.start;
}

/** The bytes with edits applied, which are in order of place and do not overlap. */
export function applyEdits(bytes: Uint8Array, file: SourceFile, edits: readonly Edit[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const byteOffset = byteOffsets(bytes, file);
  let done = 0;
  for (const { span, text } of edits) {
    parts.push(bytes.subarray(done, byteOffset(span.start)), encode(text, file.encoding));
    done = byteOffset(span.end);
  }
  return concatenate([...parts, bytes.subarray(done)]);
}

/** From offsets in the text, asked for in ascending order, to offsets in the bytes. */
function byteOffsets(bytes: Uint8Array, { text, encoding }: SourceFile): (offset: number) => number {
  const encoder = new TextEncoder();
  let known = { offset: 0, byte: byteOrderMark(bytes, encoding) };
  return (offset) => {
    const between = text.slice(known.offset, offset);
    const width =
      encoding === "utf-8"
        ? encoder.encode(between).length
        : encoding === "windows-1252"
          ? between.length
          : between.length * 2;
    known = { offset, byte: known.byte + width };
    return known.byte;
  };
}

function byteOrderMark([first, second, third]: Uint8Array, encoding: Encoding): number {
  if (encoding === "utf-8") return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  if (encoding === "utf-16le") return first === 0xff && second === 0xfe ? 2 : 0;
  return encoding === "utf-16be" && first === 0xfe && second === 0xff ? 2 : 0;
}

/** Texts for files that are no UTF-8 are ASCII, so that each encoding has them. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  if (encoding === "utf-16le") return Uint8Array.from(codes.flatMap((code) => [code, 0]));
  if (encoding === "utf-16be") return Uint8Array.from(codes.flatMap((code) => [0, code]));
  return Uint8Array.from(codes);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}
