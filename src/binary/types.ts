/** The type codes of binary MOF: those of CIMTYPE_ENUMERATION (WMI SDK). Arrays have a bit of their own. */

export const arrayBit = 0x2000;

export interface ValueType {
  readonly name: string;
  readonly form: "integer" | "unsigned" | "real" | "string" | "boolean" | "char16" | "object";
  /** The bytes of a value of a fixed size. */
  readonly size: number;
}

const rows: readonly (readonly [code: number, name: string, form: ValueType["form"], size: number])[] = [
  [0x02, "sint16", "integer", 2],
  [0x03, "sint32", "integer", 4],
  [0x04, "real32", "real", 4],
  [0x05, "real64", "real", 8],
  [0x08, "string", "string", 0],
  [0x0b, "boolean", "boolean", 2],
  [0x0d, "object", "object", 0],
  [0x10, "sint8", "integer", 1],
  [0x11, "uint8", "unsigned", 1],
  [0x12, "uint16", "unsigned", 2],
  [0x13, "uint32", "unsigned", 4],
  [0x14, "sint64", "integer", 8],
  [0x15, "uint64", "unsigned", 8],
  [0x65, "datetime", "string", 0],
  [0x66, "reference", "string", 0],
  [0x67, "char16", "char16", 2],
];

const types: ReadonlyMap<number, ValueType> = new Map(
  rows.map(([code, name, form, size]) => [code, { name, form, size }]),
);

/** A method without parameters has this type and no value. */
export const noType = 0;

export function isArrayType(code: number): boolean {
  return (code & arrayBit) !== 0;
}

/** The type of a value, or of the elements of an array; `undefined` for a code that nobody has described. */
export function typeOfCode(code: number): ValueType | undefined {
  return types.get(code & ~arrayBit);
}

const names: ReadonlySet<string> = new Set(
  rows.map(([, name]) => name).filter((name) => !["object", "reference"].includes(name)),
);

/** Whether a name in small letters is that of a type without a class. */
export function isTypeName(folded: string): boolean {
  return names.has(folded);
}
