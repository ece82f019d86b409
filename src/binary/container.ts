/** The container of compressed binary MOF: 16 bytes, then the compressed data. */
import type { Fault } from "./fault.ts";
import { inflate, largestOutput } from "./inflate.ts";

const header = 16;
const signature = [0x46, 0x4f, 0x4d, 0x42];

/**
 * The most that the buffers of one file may have together, as it is and decompressed. The largest of real firmware has a
 * twenty-fifth of that.
 */
export const largestData = 4 << 20;

export interface Container {
  readonly at: number;
  /** The bytes of the compressed data that the file has. */
  readonly stream: Uint8Array;
  /** What the header says of their number and of the size of the data. */
  readonly compressedSize: number;
  readonly size: number;
}

/** Whether "FOMB" stands at a place. */
export function isSigned(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === signature[0] && signature.every((byte, index) => bytes[at + index] === byte);
}

/** Whether what is signed is compressed: data that is not has its length in place of the version. */
export function isCompressed(bytes: Uint8Array, at = 0): boolean {
  return bytes[at + 4] === 1 && bytes[at + 5] === 0 && bytes[at + 6] === 0 && bytes[at + 7] === 0;
}

/** All containers from a place on, none within another. */
export function containersFrom(bytes: Uint8Array, from = 0): Container[] {
  const containers: Container[] = [];
  for (let at = from; (at = bytes.indexOf(signature[0]!, at)) >= 0;) {
    if (!isSigned(bytes, at) || !isCompressed(bytes, at)) {
      at++;
      continue;
    }
    const container = containerAt(bytes, at);
    containers.push(container);
    at = endOf(container);
  }
  return containers;
}

/** The container that begins at a place with "FOMB". */
export function containerAt(bytes: Uint8Array, at: number): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (offset: number): number => (at + offset + 4 > bytes.length ? 0 : view.getUint32(at + offset, true));
  const compressedSize = word(8);
  const stream = bytes.subarray(Math.min(at + header, bytes.length), at + header + compressedSize);
  return { at, stream, compressedSize, size: word(12) };
}

/** Where the file goes on behind a container. */
export function endOf({ at, stream }: Container): number {
  return at + header + stream.length;
}

/**
 * The data of a container; what can be read of it where it is damaged.
 * @param start where its data begins in the text of the file
 * @param room how much it may have, and how much it may become
 */
export function dataOf(
  container: Container,
  start: number,
  room: { readonly input: number; readonly output: number },
  faults: Fault[],
): Uint8Array {
  const { at, stream, compressedSize, size } = container;
  const fault = (
    reason: Extract<Fault, { kind: "container" }>["reason"],
    stated: number,
    actual: number,
  ): Uint8Array => {
    faults.push({ kind: "container", reason, stated, actual, at, start, end: start });
    return new Uint8Array();
  };
  if (stream.length < compressedSize) fault("compressed-size", compressedSize, stream.length);
  if (stream.length > room.input) return fault("input-limit", stream.length, largestData);
  if (size > largestOutput(stream.length) && stream.length === compressedSize)
    return fault("impossible-size", size, largestOutput(stream.length));
  if (size > room.output) return fault("output-limit", size, largestData);
  const { data, faults: streamFaults, used } = inflate(stream, size);
  for (const { reason, at: offset } of streamFaults)
    faults.push({
      kind: "stream",
      reason,
      at: at + header + offset,
      start: start + data.length,
      end: start + data.length,
    });
  const rest = stream.length - used;
  if (rest > 0 && streamFaults.length === 0)
    faults.push({ kind: "left-over", of: "stream", count: rest, at: at + header + used, start, end: start });
  return data;
}
