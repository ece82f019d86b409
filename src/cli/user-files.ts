/** Writing files that their user may save at any time. */
import { visiblePath } from "../diagnostics/visible.ts";
import { decode } from "../source/encoding.ts";
import type { Host } from "../source/host.ts";
import type { Encoding, SourceFile } from "../source/source-file.ts";

/**
 * Gives a file new content that was made from its text. Answers `false`, and leaves the file, where its bytes say another
 * text by now: places in a text hold for this text alone.
 */
export function rewrite(
  { path, text }: SourceFile,
  content: (bytes: Uint8Array, encoding: Encoding) => string | Uint8Array,
  host: Host,
): boolean {
  const bytes = host.read(path);
  if (bytes === null) return false;
  const now = decode(bytes);
  return now.text === text && host.replace(path, bytes, content(bytes, now.encoding));
}

/** What is told of a file that could not be written without losing something. */
export function leftAlone(path: string): string {
  return `${visiblePath(path)}: left as it is, because it was saved meanwhile or is not text in a known encoding`;
}
