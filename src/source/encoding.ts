import type { Encoding } from "./source-file.ts";

/** A decoded text. `isBinary`: it has NUL characters and is not a text at all. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly isBinary: boolean;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes by the byte order mark; without one as UTF-16 where every second byte of the beginning is zero, else as
 * UTF-8, and as Windows-1252 where the bytes are no valid UTF-8. A byte order mark is not part of the text.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = detectUtf16(bytes);
  if (encoding !== null) return decoded(new TextDecoder(encoding).decode(bytes), encoding);
  try {
    return decoded(utf8.decode(bytes), "utf-8");
  } catch {
    return decoded(new TextDecoder("windows-1252").decode(bytes), "windows-1252");
  }
}

function decoded(text: string, encoding: Encoding): Decoded {
  return { text, encoding, isBinary: text.includes("\0") };
}

function detectUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, Math.min(bytes.length & ~1, 64));
  if (!sample.includes(0)) return null;
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++;
  });
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 4;
  if (odd > half && even === 0) return "utf-16le";
  if (even > half && odd === 0) return "utf-16be";
  return null;
}
