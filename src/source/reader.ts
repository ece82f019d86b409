import type { Report } from "../diagnostics/diagnostic.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { readBinaryMof } from "../binary/read.ts";
import { decode } from "./encoding.ts";
import type { Host } from "./host.ts";
import type { SourceFile } from "./source-file.ts";

/** Reads and decodes each file once. `null`: there is no such file, or it is not a text, which is reported. */
export type Reader = (path: string) => SourceFile | null;

export function createReader(host: Host, report: Report): Reader {
  const known = new Map<string, SourceFile | null>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const file = read(path, host, report);
    known.set(path, file);
    return file;
  };
}

function read(path: string, host: Host, report: Report): SourceFile | null {
  let bytes: Uint8Array | null;
  try {
    bytes = host.read(path);
  } catch (error) {
    report(diagnostic("file-unreadable", null, { path, reason: (error as Error).message }));
    return null;
  }
  if (bytes === null) return null;
  const binaryMof = readBinaryMof(path, bytes);
  if (binaryMof !== null) return binaryMof;
  const { text, encoding, isBinary } = decode(bytes);
  if (isBinary) {
    const binary: SourceFile = { path, text: "", encoding };
    report(diagnostic("file-binary", { file: binary, start: 0, end: 0 }, {}));
    return binary;
  }
  const file: SourceFile = { path, text, encoding };
  if (text.trim() === "") report(diagnostic("file-empty", { file, start: 0, end: 0 }, {}));
  if (encoding === "windows-1252") {
    const first = text.search(/[^\0-\x7f]/);
    report(diagnostic("file-encoding", { file, start: first, end: first + 1 }, {}));
  }
  return file;
}
