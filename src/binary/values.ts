import type { ObjectRecord, ValueRecord } from "./binary-mof.ts";
import type { Data, Region } from "./data.ts";
import { isArrayType, typeOfCode, type ValueType } from "./types.ts";

const arrayHeader = 16;
const wordLength = 4;

/** What reads the objects that are values. */
interface ObjectReader {
  readonly data: Data;
  object(record: Region, depth: number): ObjectRecord | null;
}

/** A value of a type code; `null` where it cannot be read, which is reported. */
export function readValue(code: number, region: Region, reader: ObjectReader, depth: number): ValueRecord | null {
  const type = typeOfCode(code);
  if (type === undefined) return reader.data.unknown("type", region, code);
  if (isArrayType(code)) return readArray(type, region, reader, depth);
  const read = readElement(type, region, reader, depth);
  if (read === null) return null;
  // A string looks behind its end itself.
  if (type.form !== "string") reader.data.leftOver({ from: read.next, to: region.to });
  return read.value;
}

interface Element {
  readonly value: ValueRecord | null;
  readonly next: number;
}

function readElement(type: ValueType, region: Region, reader: ObjectReader, depth: number): Element | null {
  const { data } = reader;
  if (type.form === "string") {
    const { text, ...range } = data.string(region);
    return { value: { kind: "string", value: text, ...range }, next: region.to };
  }
  if (type.form === "object") return readObject(region, reader, depth);
  const own = { from: region.from, to: region.from + type.size };
  if (own.to > region.to) return data.damaged("value", region, region.to - region.from);
  return { value: { ...readFixed(type, region.from, data.view), ...data.range(own) }, next: own.to };
}

function readObject(region: Region, reader: ObjectReader, depth: number): Element | null {
  const { data } = reader;
  const room = region.to - region.from;
  const length = room < wordLength ? 0 : data.word(region.from);
  if (length < 20 || length > room) return data.damaged("length", region, length);
  const record = { from: region.from, to: region.from + length };
  const object = reader.object(record, depth + 1);
  return {
    value: object === null ? null : { kind: "object", value: object, ...data.range(record) },
    next: record.to,
  };
}

type FixedValue =
  Extract<ValueRecord, { kind: "boolean" | "integer" | "real" | "char16" }> extends infer V
    ? V extends unknown
      ? Omit<V, "start" | "end">
      : never
    : never;

function readFixed({ form, size }: ValueType, at: number, view: DataView): FixedValue {
  switch (form) {
    case "boolean":
      return { kind: "boolean", value: view.getUint16(at, true) !== 0 };
    case "real":
      return { kind: "real", value: size === 4 ? view.getFloat32(at, true) : view.getFloat64(at, true) };
    case "char16":
      return { kind: "char16", value: String.fromCharCode(view.getUint16(at, true)) };
    default:
      return { kind: "integer", value: readInteger(form === "unsigned", size, at, view) };
  }
}

function readInteger(isUnsigned: boolean, size: number, at: number, view: DataView): bigint {
  switch (size) {
    case 1:
      return BigInt(isUnsigned ? view.getUint8(at) : view.getInt8(at));
    case 2:
      return BigInt(isUnsigned ? view.getUint16(at, true) : view.getInt16(at, true));
    case 4:
      return BigInt(isUnsigned ? view.getUint32(at, true) : view.getInt32(at, true));
    default:
      return isUnsigned ? view.getBigUint64(at, true) : view.getBigInt64(at, true);
  }
}

/** Total length, number of dimensions, count, length of the row; then the elements without anything between them. */
function readArray(type: ValueType, region: Region, reader: ObjectReader, depth: number): ValueRecord | null {
  const { data } = reader;
  const room = region.to - region.from;
  if (room < arrayHeader) return data.damaged("array", region, room);
  const total = data.word(region.from);
  const row = data.word(region.from + 12);
  if (total < arrayHeader || total > room) return data.damaged("array", region, total);
  if (data.word(region.from + 4) !== 1) return data.damaged("array", region, data.word(region.from + 4));
  if (row !== total - 12) data.damaged("array", region, row);
  const elements = { from: region.from + arrayHeader, to: region.from + total };
  const count = data.word(region.from + 8);
  const smallest = type.form === "string" ? 2 : type.form === "object" ? 20 : type.size;
  if (count > Math.floor((elements.to - elements.from) / smallest)) return data.damaged("count", region, count);
  const sized = { ...type, size: elementSize(type.size, count, elements.to - elements.from) };
  const values: ValueRecord[] = [];
  let next = elements.from;
  for (let index = 0; index < count; index++) {
    const rest = { from: next, to: elements.to };
    const read = type.form === "string" ? readRowString(rest, reader) : readElement(sized, rest, reader, depth);
    if (read === null) break;
    if (read.value !== null) values.push(read.value);
    next = read.next;
  }
  data.leftOver({ from: next, to: elements.to });
  data.leftOver({ from: elements.to, to: region.to });
  return { kind: "array", elements: values, ...data.range({ from: region.from, to: elements.to }) };
}

/** Nobody has seen an array of small integers: a word for each is as likely as their own size, and the length tells. */
function elementSize(own: number, count: number, room: number): number {
  const fits = (size: number): boolean => room >= count * size && room - count * size < wordLength;
  return own > 0 && own < wordLength && !fits(own) && fits(wordLength) ? wordLength : own;
}

/** A string with others behind it. */
function readRowString({ from, to }: Region, { data }: ObjectReader): Element | null {
  let end = from;
  while (end + 2 <= to && data.view.getUint16(end, true) !== 0) end += 2;
  const next = end + 2;
  if (next > to) return data.damaged("string", { from, to }, to - from);
  const { text, ...range } = data.string({ from, to: next });
  return { value: { kind: "string", value: text, ...range }, next };
}
