/** Binary MOF for tests, written from the description of the format: small, and only what a test asks for. */

export const none = 0xffffffff;

export function word(value: number): number[] {
  return [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];
}

export function utf16(text: string): number[] {
  return [...text, "\0"].flatMap((_, index) => {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    return [code & 0xff, code >> 8];
  });
}

function counted(records: readonly (readonly number[])[]): number[] {
  const bytes = records.flat();
  return [...word(bytes.length + 8), ...word(records.length), ...bytes];
}

function withLength(bytes: readonly number[]): number[] {
  return [...word(bytes.length + 4), ...bytes];
}

export const types = { sint32: 3, string: 8, boolean: 0x0b, object: 0x0d, uint8: 0x11, uint32: 0x13, array: 0x2000 };

/** A value with its type code. */
export interface Typed {
  readonly type: number;
  readonly bytes: readonly number[];
}

export const text = (value: string): Typed => ({ type: types.string, bytes: utf16(value) });
export const sint32 = (value: number): Typed => ({ type: types.sint32, bytes: word(value) });
export const yes: Typed = { type: types.boolean, bytes: [0xff, 0xff] };
export const no: Typed = { type: types.boolean, bytes: [0, 0] };

export function array(type: number, elements: readonly (readonly number[])[]): Typed {
  const bytes = elements.flat();
  const total = bytes.length + 16;
  return {
    type: type | types.array,
    bytes: [...word(total), ...word(1), ...word(elements.length), ...word(total - 12), ...bytes],
  };
}

export function qualifier(name: string, { type, bytes }: Typed): number[] {
  const named = utf16(name);
  return withLength([...word(type), ...word(0), ...word(named.length), ...named, ...bytes]);
}

export function property(
  name: string,
  type: number,
  qualifiers: readonly (readonly number[])[] | null,
  value: readonly number[] | null = null,
): number[] {
  const named = utf16(name);
  const list = qualifiers === null ? [] : counted(qualifiers);
  return withLength([
    ...word(type),
    ...word(0),
    ...word(value === null ? none : named.length),
    ...word(qualifiers === null ? none : named.length + (value ?? []).length),
    ...named,
    ...(value ?? []),
    ...list,
  ]);
}

/** What a class and an instance say of themselves. */
export function system(name: string, { type, bytes }: Typed): number[] {
  return property(name, type, null, bytes);
}

/** A property or a parameter as its declaration has it. */
export function declared(
  name: string,
  type: number,
  cimType: string,
  ...more: readonly (readonly number[])[]
): number[] {
  return property(name, type, [...more, qualifier("CIMTYPE", text(cimType))]);
}

interface ObjectParts {
  readonly kind: number;
  readonly qualifiers?: readonly (readonly number[])[];
  readonly properties: readonly (readonly number[])[];
  readonly methods?: readonly (readonly number[])[];
}

export function object({ kind, qualifiers = [], properties, methods = [] }: ObjectParts): number[] {
  const lists = [counted(qualifiers), counted(properties), counted(methods)] as const;
  const first = lists[0].length;
  return withLength([...word(0), ...word(first), ...word(first + lists[1].length), ...word(kind), ...lists.flat()]);
}

export function classOf(name: string, parts: Partial<ObjectParts> = {}): number[] {
  return object({ kind: 0, ...parts, properties: [...(parts.properties ?? []), system("__CLASS", text(name))] });
}

/** A method with the parameters that go in and those that come out. */
export function method(
  name: string,
  qualifiers: readonly (readonly number[])[],
  ...sides: readonly (readonly (readonly number[])[])[]
): number[] {
  const { type, bytes } = array(
    types.object,
    sides.map((parameters) => {
      const list = counted([...parameters, system("__CLASS", text("__PARAMETERS"))]);
      return withLength([...word(none), ...word(0), ...word(list.length), ...word(1), ...list]);
    }),
  );
  return property(name, type, qualifiers, bytes);
}

/** The data of a buffer. @param flavors qualifiers, as they stand in the objects, with their bits */
export function data(
  objects: readonly (readonly number[])[],
  flavors: readonly (readonly [record: readonly number[], bits: number])[] = [],
): Uint8Array {
  const first = objects.flat();
  const head = [
    ...ascii("FOMB"),
    ...word(first.length + 20),
    ...word(1),
    ...word(1),
    ...word(objects.length),
    ...first,
  ];
  const table = flavors.flatMap(([record, bits]) => [...word(indexOf(head, record)), ...word(bits)]);
  return Uint8Array.from([...head, ...ascii("BMOFQUALFLAVOR11"), ...word(flavors.length), ...table]);
}

function indexOf(bytes: readonly number[], part: readonly number[]): number {
  return bytes.findIndex((_, at) => part.every((byte, index) => bytes[at + index] === byte));
}

export function ascii(letters: string): number[] {
  return Array.from(letters, (letter) => letter.charCodeAt(0));
}

/** Bits in the order in which they are read; blanks are for people. */
export function bits(...codes: readonly string[]): number[] {
  const stream = codes.join("").replaceAll(" ", "");
  return Array.from({ length: Math.ceil(stream.length / 8) }, (_, byte) =>
    [...stream.slice(8 * byte, 8 * byte + 8)].reduce((value, bit, index) => value | (Number(bit) << index), 0),
  );
}

/** A number as bits, lowest first. */
export function number(value: number, count: number): string {
  return Array.from({ length: count }, (_, index) => (value >> index) & 1).join("");
}

export const signature: readonly number[] = [0x44, 0x53, 0x00, 0x01];
export const syncMark: string = `11 1 ${number(0xfff, 12)}`;

export function literal(byte: number): string {
  return byte < 128 ? `01 ${number(byte, 7)}` : `10 ${number(byte - 128, 7)}`;
}

/** A buffer of literals alone. */
export function container(bytes: Uint8Array): Uint8Array {
  const codes = Array.from(bytes, (byte, index) => (index % 512 === 0 && index > 0 ? syncMark : "") + literal(byte));
  const stream = [...signature, ...bits(...codes, syncMark)];
  return Uint8Array.from([...ascii("FOMB"), ...word(1), ...word(stream.length), ...word(bytes.length), ...stream]);
}
