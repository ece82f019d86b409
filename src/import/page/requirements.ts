import type { Block } from "./block.ts";
import { plainText } from "./words.ts";

/** A row of the table of requirements, by its first cell: `Namespace`, `MOF`, `DLL`. */
export function requirement(blocks: readonly Block[], name: string): string | null {
  for (const block of blocks) {
    if (block.kind !== "row" || block.cells.length < 2) continue;
    if (plainText(block.cells[0]!).toLowerCase() === name) return plainText(block.cells[1]!);
  }
  return null;
}

/** `Root\\Cimv2` as `root/cimv2`; `null` for words such as "all namespaces", and for a name that lost its separators. */
export function normalizedNamespace(text: string | null): string | null {
  const name = /^\\*(root(?:\s*[\\/]+\s*[\w$-]+)*)(?![\w$-])/i.exec(text ?? "")?.[1];
  return name === undefined
    ? null
    : name
        .replace(/\s/g, "")
        .replace(/[\\/]+/g, "/")
        .toLowerCase();
}
