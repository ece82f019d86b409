/** DoubleSpace DS-0-1, the compression of binary MOF: literals and matches in a stream of bits, lowest bit first. */
import type { StreamReason } from "./fault.ts";

export interface Inflated {
  /** As long as the header says, or shorter where the stream is damaged. */
  readonly data: Uint8Array;
  /** What is wrong, with the offset of the byte in the stream where it shows. */
  readonly faults: readonly { readonly reason: StreamReason; readonly at: number }[];
  /** The bytes of the stream that were needed. */
  readonly used: number;
}

/** Each stretch of this length ends in a sync mark. */
const chunk = 512;
/** 12 bits of a long distance that are all ones. */
const syncMark = 0xfff;
const mostZeros = 8;

/** The output of a stream is at most this: the shortest code for a whole chunk has 25 bits. */
export function largestOutput(compressedSize: number): number {
  return (Math.floor((compressedSize * 8) / 25) + 1) * chunk;
}

/** @param size how long the data is: the caller has checked that it is within bounds. */
export function inflate(stream: Uint8Array, size: number): Inflated {
  return new Inflater(stream, size).run();
}

class Inflater {
  readonly #stream: Uint8Array;
  readonly #size: number;
  readonly #faults: { reason: StreamReason; at: number }[] = [];
  #data: Uint8Array;
  #length = 0;
  /** The next bit. */
  #bit = 0;

  constructor(stream: Uint8Array, size: number) {
    this.#stream = stream;
    this.#size = size;
    this.#data = new Uint8Array(Math.min(size, 1 << 16));
  }

  run(): Inflated {
    const signature = [0x44, 0x53, 0x00, 0x01];
    if (signature.some((byte, index) => this.#stream[index] !== byte)) this.#fault("signature");
    else {
      this.#bit = signature.length * 8;
      while (this.#length < this.#size && this.#code());
      if (this.#length === this.#size && this.#faults.length === 0) this.#endMark();
    }
    return { data: this.#data.subarray(0, this.#length), faults: this.#faults, used: (this.#bit + 7) >> 3 };
  }

  /** One code; `false` where the stream cannot be read on. */
  #code(): boolean {
    switch (this.#bits(2)) {
      case 2:
        return this.#literal(0);
      case 1:
        return this.#literal(0x80);
      case 0:
        return this.#match(this.#bits(6));
      case 3:
        return this.#bits(1) === 0 ? this.#match(this.#bits(8) + 64) : this.#longMatch();
      default:
        return this.#fault("end");
    }
  }

  #literal(base: number): boolean {
    const value = this.#bits(7);
    if (value < 0) return this.#fault("end");
    this.#put(base + value);
    return true;
  }

  #longMatch(): boolean {
    const distance = this.#bits(12);
    if (distance !== syncMark) return this.#match(distance + 320);
    if (this.#length % chunk !== 0 && !this.#faults.some(({ reason }) => reason === "sync")) this.#fault("sync");
    return true;
  }

  #match(distance: number): boolean {
    if (distance < 0) return this.#fault("end");
    let zeros = 0;
    let bit = this.#bits(1);
    for (; bit === 0 && zeros <= mostZeros; bit = this.#bits(1)) zeros++;
    const extra = bit < 0 || zeros > mostZeros ? -1 : this.#bits(zeros);
    if (zeros > mostZeros) return this.#fault("length");
    if (extra < 0) return this.#fault("end");
    if (distance < 1 || distance > this.#length) return this.#fault("distance");
    const length = 2 ** zeros + 1 + extra;
    const fits = Math.min(length, this.#size - this.#length);
    for (let count = 0; count < fits; count++) this.#put(this.#data[this.#length - distance]!);
    return fits === length || this.#fault("overrun");
  }

  #endMark(): void {
    const before = this.#bit;
    if (this.#bits(2) === 3 && this.#bits(1) === 1 && this.#bits(12) === syncMark) return;
    this.#bit = before;
    this.#fault("end-mark");
  }

  /** A number of the given number of bits; negative behind the end of the stream. */
  #bits(count: number): number {
    const end = this.#bit + count;
    if (end > this.#stream.length * 8) return Number.NEGATIVE_INFINITY;
    let value = 0;
    for (let index = 0; index < count; index++, this.#bit++)
      value |= ((this.#stream[this.#bit >> 3]! >> (this.#bit & 7)) & 1) << index;
    return value;
  }

  /** The room grows with what comes: a header may promise more than the stream holds. */
  #put(byte: number): void {
    if (this.#length === this.#data.length) {
      const larger = new Uint8Array(Math.min(this.#size, this.#data.length * 2));
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.#length++] = byte;
  }

  #fault(reason: StreamReason): false {
    this.#faults.push({ reason, at: this.#bit >> 3 });
    return false;
  }
}
