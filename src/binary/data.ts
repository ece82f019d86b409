import type { NameRecord } from "./binary-mof.ts";
import type { Fault, RecordReason, UnknownThing } from "./fault.ts";

/** A stretch of the decompressed data. */
export interface Region {
  readonly from: number;
  readonly to: number;
}

/** Up to here zeros behind a value fill up to where the next one may begin. */
const mostPadding = 3;

/** What is wrong with a buffer is listed up to here: hostile data has a thing every few bytes. */
const mostFaults = 1000;

/** The decompressed data of a buffer, and what is wrong with it. Nothing in it is aligned. */
export class Data {
  readonly length: number;
  readonly view: DataView;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #faults: Fault[];
  #unread = 0;
  #faultCount = 0;

  constructor(bytes: Uint8Array, start: number, faults: Fault[]) {
    this.length = bytes.length;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bytes = bytes;
    this.#start = start;
    this.#faults = faults;
  }

  /** How many things could not be read so far. */
  get unreadCount(): number {
    return this.#unread;
  }

  /** The caller has checked that there are four bytes. */
  word(at: number): number {
    return this.view.getUint32(at, true);
  }

  hasSignature(): boolean {
    return this.word(0) === 0x424d4f46;
  }

  ascii({ from, to }: Region): string {
    return String.fromCharCode(...this.#bytes.subarray(from, to));
  }

  /** The place of a stretch in the text of the file. */
  range({ from, to }: Region): { start: number; end: number } {
    return { start: this.#start + from, end: this.#start + to };
  }

  /** A string of UTF-16 that a zero ends. What stands behind the zero may only be padding. */
  string(region: Region): NameRecord {
    let end = region.from;
    while (end + 2 <= region.to && this.view.getUint16(end, true) !== 0) end += 2;
    const isEnded = end + 2 <= region.to;
    if (isEnded) this.leftOver({ from: end + 2, to: region.to });
    else this.damaged("string", region, region.to - region.from);
    return { text: decodeUtf16(this.#bytes.subarray(region.from, end)), ...this.range({ from: region.from, to: end }) };
  }

  /** Reports bytes that nothing tells of, unless they are padding. */
  leftOver(region: Region): void {
    const count = region.to - region.from;
    if (
      count <= 0 ||
      (count <= mostPadding && this.#bytes.subarray(region.from, region.to).every((byte) => byte === 0))
    )
      return;
    this.#add({ kind: "left-over", count, of: "data", ...this.#placed(region) });
  }

  damaged(reason: RecordReason, region: Region, value: number): null {
    this.#unread++;
    return this.#add({ kind: "record", reason, value, ...this.#placed(region) });
  }

  unknown(what: UnknownThing, region: Region, value: number | string): null {
    this.#unread++;
    return this.#add({ kind: "unknown", what, value, ...this.#placed(region) });
  }

  #placed(region: Region): { start: number; end: number; at: number } {
    return { ...this.range(region), at: region.from };
  }

  /** Says how many faults are not listed, once all are known. */
  reportMore(): void {
    const more = this.#faultCount - mostFaults;
    if (more > 0)
      this.#faults.push({ kind: "record", reason: "more", value: more, ...this.#placed({ from: 0, to: 0 }) });
  }

  #add(fault: Fault): null {
    if (this.#faultCount++ < mostFaults) this.#faults.push(fault);
    return null;
  }
}

/** Broken data may hold halves of surrogate pairs. They are kept, which TextDecoder does not do. */
function decodeUtf16(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const part = bytes.subarray(from, from + 8192);
    parts.push(
      String.fromCharCode(
        ...Array.from({ length: part.length >> 1 }, (_, i) => part[2 * i]! | (part[2 * i + 1]! << 8)),
      ),
    );
  }
  return parts.join("");
}
