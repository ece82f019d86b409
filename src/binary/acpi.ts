/** ACPI tables: as files, one behind the other, or as the text that `acpidump` prints. */
import type { Section } from "./section.ts";

const header = 36;

/** The tables that a file consists of; `null` for one that does not begin with a table. */
export function tablesIn(bytes: Uint8Array): Section[] | null {
  const tables: Section[] = [];
  for (let at = 0; at + header <= bytes.length;) {
    // Every file comes here, and of a text this is far beyond its end.
    const length = bytes[at + 4]! + bytes[at + 5]! * 0x100 + bytes[at + 6]! * 0x10000 + bytes[at + 7]! * 0x1000000;
    if (length < header || at + length > bytes.length) break;
    const name = signatureAt(bytes, at);
    if (name === null) break;
    tables.push({ bytes: bytes.subarray(at, at + length), name, at });
    at += length;
  }
  return tables.length === 0 ? null : numbered(tables);
}

function signatureAt(bytes: Uint8Array, at: number): string | null {
  const text = String.fromCharCode(...bytes.subarray(at, at + 4));
  return /^[A-Z][A-Z0-9_!]{3}$/.test(text) ? text : null;
}

const atSign = 0x40;
const tableLine = /^\s*(\S{4}|RSD PTR) @ (?:0x)?[0-9a-fA-F]+\s*$/;
/** At most 16 bytes a line; what follows them is the same as characters. */
const bytesLine = /^\s*[0-9a-fA-F]+:((?: [0-9a-fA-F]{2}){1,16})(?:\s|$)/;

/** The tables of a dump as text; `null` for any other text. */
export function tablesInDump(bytes: Uint8Array): Section[] | null {
  const head = bytes.subarray(0, 256);
  if (!head.includes(atSign)) return null;
  if (
    !new TextDecoder("latin1")
      .decode(head)
      .split("\n")
      .some((line) => tableLine.test(line))
  )
    return null;
  const tables: { name: string; bytes: number[] }[] = [];
  for (const line of new TextDecoder("latin1").decode(bytes).split("\n")) {
    const name = tableLine.exec(line)?.[1];
    if (name !== undefined) tables.push({ name, bytes: [] });
    const pairs = name === undefined ? bytesLine.exec(line)?.[1] : undefined;
    for (const pair of pairs?.trim().split(" ") ?? []) tables.at(-1)?.bytes.push(Number.parseInt(pair, 16));
  }
  return numbered(tables.map((table) => ({ name: table.name, bytes: Uint8Array.from(table.bytes), at: 0 })));
}

/** A machine has several tables of the same name. */
function numbered(tables: readonly Section[]): Section[] {
  const counts = new Map<string | null, number>();
  return tables.map((table) => {
    const number = (counts.get(table.name) ?? 0) + 1;
    counts.set(table.name, number);
    return number === 1 ? table : { ...table, name: `${table.name} ${number}` };
  });
}

const nameOp = 0x08;
const bufferOp = 0x11;
/** Between the name of a buffer and its bytes stand its operator, the length of the package and that of the buffer. */
const longestHead = 10;

/** The name that the AML of a table gives to the buffer whose bytes begin at a place. */
export function nameOfBuffer(bytes: Uint8Array, at: number): string | null {
  for (let name = at - 4 - 3; name >= Math.max(1, at - 4 - longestHead); name--) {
    if (bytes[name - 1] !== nameOp || bytes[name + 4] !== bufferOp) continue;
    const text = String.fromCharCode(...bytes.subarray(name, name + 4));
    if (/^[A-Z_][A-Z0-9_]{3}$/.test(text)) return text;
  }
  return null;
}
