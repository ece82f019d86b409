/** Decompressed data to records. Each length, count and offset is checked against what encloses it before it is used. */
import type { MofBuffer, NameRecord, ObjectRecord, PropertyRecord, QualifierRecord } from "./binary-mof.ts";
import { Data, type Region } from "./data.ts";
import type { Fault } from "./fault.ts";
import { FlavorTable } from "./flavors.ts";
import { readValue } from "./values.ts";

const dataHeader = 20;
const objectHeader = 20;
const propertyHeader = 20;
const qualifierHeader = 16;
const listHeader = 8;
/** The offset of a list or a value that is not there. */
const none = 0xffffffff;

/** Objects in the parameters of methods of objects; real data has two levels. */
const deepest = 8;

/**
 * The objects of the data of one buffer.
 * @param start where the data begins in the text of the file
 */
export function readRecords(bytes: Uint8Array, start: number, faults: Fault[]): MofBuffer["objects"] {
  const data = new Data(bytes, start, faults);
  if (bytes.length < dataHeader || !data.hasSignature()) {
    data.damaged("signature", { from: 0, to: bytes.length }, bytes.length);
    return [];
  }
  const length = data.word(4);
  if (length < dataHeader || length > bytes.length) data.damaged("first-part", { from: 4, to: 8 }, length);
  for (const at of [8, 12]) if (data.word(at) !== 1) data.unknown("version", { from: at, to: at + 4 }, data.word(at));
  const end = length < dataHeader ? bytes.length : Math.min(length, bytes.length);
  const reader = new RecordReader(data, new FlavorTable(data, end));
  const objects = reader.objects({ from: dataHeader, to: end }, data.word(16));
  reader.flavors.reportUnmet();
  data.reportMore();
  return objects;
}

class RecordReader {
  readonly data: Data;
  readonly flavors: FlavorTable;

  constructor(data: Data, flavors: FlavorTable) {
    this.data = data;
    this.flavors = flavors;
  }

  /** Objects one behind the other. What cannot be read is left out; the rest goes on behind it. */
  objects(region: Region, count: number, depth = 0): ObjectRecord[] {
    const { items, next } = this.#series(region, count, objectHeader, (record) => this.object(record, depth));
    this.data.leftOver({ from: next, to: region.to });
    return items;
  }

  object(record: Region, depth: number): ObjectRecord | null {
    const { data } = this;
    if (depth > deepest) return data.damaged("depth", record, deepest);
    const kind = data.word(record.from + 16);
    if (kind > 1) return data.unknown("object-kind", record, kind);
    const before = data.unreadCount;
    const base = record.from + objectHeader;
    const offsets = [4, 8, 12].map((at) => this.#place(record, base, record.from + at));
    const [qualifiers, properties, methods] = offsets.map((at) => this.#regionFrom(at, offsets, base, record.to));
    const object: Omit<ObjectRecord, "isPartial"> = {
      kind: kind === 0 ? "class" : "instance",
      ...data.range(record),
      qualifiers: this.#qualifiers(qualifiers ?? null, depth),
      properties: this.#properties(properties ?? null, depth),
      methods: this.#properties(methods ?? null, depth),
    };
    return { ...object, isPartial: data.unreadCount > before };
  }

  #properties(region: Region | null, depth: number): PropertyRecord[] {
    return this.#list(region, propertyHeader, (record) => this.#property(record, depth));
  }

  #property(record: Region, depth: number): PropertyRecord | null {
    const base = record.from + propertyHeader;
    const offsets = [8, 12, 16].map((at) => this.#place(record, base, record.from + at));
    const [nameAt, value, list] = offsets.map((at) => this.#regionFrom(at, offsets, base, record.to));
    const name = this.#name(nameAt ?? null, record);
    if (name === null) return null;
    const type = this.data.word(record.from + 4);
    return {
      ...this.data.range(record),
      name,
      type,
      value: value === null || value === undefined ? null : readValue(type, value, this, depth),
      qualifiers: this.#qualifiers(list ?? null, depth),
    };
  }

  #qualifiers(region: Region | null, depth: number): QualifierRecord[] {
    return this.#list(region, qualifierHeader, (record) => this.#qualifier(record, depth));
  }

  #qualifier(record: Region, depth: number): QualifierRecord | null {
    const base = record.from + qualifierHeader;
    const offsets = [8, 12].map((at) => this.#place(record, base, record.from + at));
    const [nameAt, value] = offsets.map((at) => this.#regionFrom(at, offsets, base, record.to));
    const flavor = this.flavors.of(record);
    const name = this.#name(nameAt ?? null, record);
    if (name === null) return null;
    const type = this.data.word(record.from + 4);
    const read = value === null || value === undefined ? null : readValue(type, value, this, depth);
    return { ...this.data.range(record), name, value: read, flavor };
  }

  #name(region: Region | null, record: Region): NameRecord | null {
    if (region === null) return this.data.damaged("offset", record, none);
    return this.data.string(region);
  }

  /** A list with its length and count in front. */
  #list<T>(region: Region | null, smallest: number, read: (record: Region) => T | null): T[] {
    if (region === null) return [];
    const { data } = this;
    const room = region.to - region.from;
    if (room < listHeader) return data.damaged("list-length", region, room) ?? [];
    const length = data.word(region.from);
    if (length < listHeader || length > room) data.damaged("list-length", region, length);
    const end = length < listHeader ? region.to : Math.min(region.from + length, region.to);
    const { items, next } = this.#series(
      { from: region.from + listHeader, to: end },
      data.word(region.from + 4),
      smallest,
      read,
    );
    data.leftOver({ from: next, to: end });
    data.leftOver({ from: end, to: region.to });
    return items;
  }

  /** Records one behind the other, each with its length in front. */
  #series<T>(
    region: Region,
    stated: number,
    smallest: number,
    read: (record: Region) => T | null,
  ): { items: T[]; next: number } {
    const { data } = this;
    const most = Math.floor((region.to - region.from) / smallest);
    if (stated > most) data.damaged("count", region, stated);
    const items: T[] = [];
    let next = region.from;
    for (let index = Math.min(stated, most); index > 0; index--) {
      const rest = { from: next, to: region.to };
      const length = rest.to - rest.from < 4 ? 0 : data.word(next);
      if (length < smallest || length > rest.to - rest.from) {
        data.damaged("length", rest, length);
        return { items, next: region.to };
      }
      const item = read({ from: next, to: next + length });
      if (item !== null) items.push(item);
      next += length;
    }
    return { items, next };
  }

  /** The place that an offset names, `null` where there is none. */
  #place(record: Region, base: number, at: number): number | null {
    const offset = this.data.word(at);
    if (offset === none) return null;
    if (offset <= record.to - base) return base + offset;
    return this.data.damaged("offset", { from: at, to: at + 4 }, offset);
  }

  /**
   * What begins at a place reaches to the next thing of the record: so no byte is read as two things, and the time is
   * linear. A place at the end of the record is nothing.
   */
  #regionFrom(place: number | null, places: readonly (number | null)[], base: number, end: number): Region | null {
    if (place === null || place >= end) return null;
    const twins = places.filter((other) => other === place);
    if (twins.length > 1) return this.data.damaged("offset", { from: place, to: end }, place - base);
    return { from: place, to: Math.min(end, ...places.filter((other) => other !== null && other > place).map(Number)) };
  }
}
