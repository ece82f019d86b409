import type { MofBuffer, NameRecord, ObjectRecord, PropertyRecord } from "./binary-mof.ts";
import type { Fault, ParameterReason, UnknownThing } from "./fault.ts";

/** What is wrong with a file is listed up to here. */
const mostFaults = 1000;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with records that could be read. */
export class TreeFaults {
  readonly list: Fault[] = [];
  readonly #buffers: readonly MofBuffer[];
  #count = 0;

  constructor(buffers: readonly MofBuffer[]) {
    this.#buffers = buffers;
  }

  /** How many there are, whether listed or not. */
  get count(): number {
    return this.#count;
  }

  name({ text, ...range }: NameRecord): null {
    return this.#add({ kind: "name", name: text, ...this.#placed(range) });
  }

  parameter(reason: ParameterReason, record: PropertyRecord): null {
    return this.#add({ kind: "parameter", reason, name: record.name.text, ...this.#placed(record) });
  }

  unknown(what: UnknownThing, value: number | string, range: Range): null {
    return this.#add({ kind: "unknown", what, value, ...this.#placed(range) });
  }

  classless(record: ObjectRecord): null {
    return this.#add({ kind: "record", reason: "class-name", value: 0, ...this.#placed(record) });
  }

  #placed({ start, end }: Range): { start: number; end: number; at: number } {
    const buffer = this.#buffers.findLast((each) => each.start <= start);
    return { start, end, at: start - (buffer?.start ?? 0) };
  }

  #add(fault: Fault): null {
    if (this.#count++ < mostFaults) this.list.push(fault);
    return null;
  }
}
