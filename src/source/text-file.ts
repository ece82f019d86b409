import { readBinaryMof } from "../binary/read.ts";
import { decode } from "./encoding.ts";
import type { Host } from "./host.ts";
import type { SourceFile } from "./source-file.ts";

/** A file that a person wrote: MOF, a configuration, a scenario. Decoded as `decode` says; `null` where there is none. */
export function readSourceFile(path: string, host: Host): SourceFile | null {
  const bytes = host.read(path);
  if (bytes === null) return null;
  const binary = readBinaryMof(path, bytes);
  if (binary !== null) return binary;
  const { text, encoding } = decode(bytes);
  return { path, text, encoding };
}

/** A file that mofc compares or reads back as it wrote it: UTF-8, and a byte order mark is part of the text. */
export function readExactText(path: string, host: Host): string | null {
  const bytes = host.read(path);
  return bytes === null ? null : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
