/** What is wrong with binary MOF: each thing is told once, and the rest is read. */
import { describe, expect, test } from "vitest";
import {
  array,
  ascii,
  bits,
  classOf,
  container,
  data,
  declared,
  literal,
  method,
  none,
  object,
  property,
  qualifier,
  signature,
  sint32,
  syncMark,
  system,
  text,
  types,
  utf16,
  word,
  yes,
} from "./encode.ts";
import { compileBytes, printed } from "./model-of.ts";

/** `code: message` of what is wrong with the format. */
function faultsOf(bytes: Uint8Array): string[] {
  return compileBytes(bytes)
    .findings.filter(({ code }) => code.startsWith("binary-"))
    .map(({ code, message }) => `${code}: ${message}`);
}

/** Bytes with others over them. */
function over(bytes: Uint8Array, at: number, ...patch: readonly number[]): Uint8Array {
  const changed = Uint8Array.from(bytes);
  changed.set(patch, at);
  return changed;
}

const two = data([classOf("A"), classOf("B")]);
const packed = container(two);

describe("the container", () => {
  test.each([
    ["ends early", packed.subarray(0, 40), "binary-container: the buffer at 0x0: the header says"],
    [
      "has no stream",
      over(packed, 16, 0),
      'binary-stream: the compressed data does not begin with "DS" and its version: byte 0x10 of the file',
    ],
    [
      "promises more than can come of it",
      over(packed, 12, ...word(1_000_000)),
      "binary-container: the buffer at 0x0: the header says 1000000 bytes of data, and at most",
    ],
    [
      "has bytes behind it",
      Uint8Array.from([...packed, 7, 7]),
      `binary-left-over: 2 bytes of the file are not binary MOF (at 0x${packed.length.toString(16)})`,
    ],
  ])("%s", (_, bytes, expected) => {
    expect(faultsOf(bytes)[0]).toContain(expected);
  });

  test("with more than the limit is left out", () => {
    const zeros = Array.from(
      { length: 20_000 },
      () => `${literal(0)} ${"00 100000 00000000 1 11111111".replaceAll(" ", "")}${syncMark}`,
    );
    const stream = [...signature, ...bits(...zeros)];
    const bomb = Uint8Array.from([...ascii("FOMB"), ...word(1), ...word(stream.length), ...word(5 << 20), ...stream]);
    expect(faultsOf(bomb)).toEqual([
      "binary-container: the buffer at 0x0: it has 5242880 bytes of data, and mofc reads at most 4194304 of one file",
    ]);
  });

  test("that breaks off gives the objects in front of the break", () => {
    const bytes = packed.subarray(0, packed.length - 100);
    expect(faultsOf(bytes).map((fault) => fault.split(":")[0])).toContain("binary-stream");
    expect(printed(bytes)).toContain("class A {");
  });
});

describe("records", () => {
  const first = 20;
  test.each([
    [
      "a length of zero",
      over(two, first, ...word(0)),
      "binary-record: the length of the record, 0, does not fit into what encloses it (at 0x14)",
    ],
    [
      "a length beyond the end",
      over(two, first, ...word(0x7fffffff)),
      "binary-record: the length of the record, 2147483647, does not fit into what encloses it (at 0x14)",
    ],
    [
      "too many objects",
      over(two, 16, ...word(none)),
      "binary-record: there is no room for 4294967295 records (at 0x14)",
    ],
    [
      "an offset beyond the record",
      over(two, first + 8, ...word(5000)),
      "binary-record: the offset 0x1388 does not lead to a place of its own in the record (at 0x1c)",
    ],
    [
      "two lists at one place",
      over(two, first + 8, ...word(0)),
      "binary-record: the offset 0x0 does not lead to a place of its own in the record (at 0x28)",
    ],
    [
      "an unknown kind of object",
      over(two, first + 16, 9),
      "binary-unknown: the kind of object 0x9 is unknown (at 0x14)",
    ],
    [
      "a table of flavors that is none",
      over(two, two.length - 20, 0),
      'binary-record: what follows the objects is not the table "BMOFQUALFLAVOR11"',
    ],
    [
      "a first part that does not fit",
      over(two, 4, ...word(9)),
      "binary-record: the length of the first part, 9, does not fit (at 0x4)",
    ],
  ])("%s", (_, bytes, expected) => {
    expect(faultsOf(bytes)).toContainEqual(expect.stringContaining(expected));
  });

  test.each([
    ["an object of an unknown kind", over(two, first + 16, 9)],
    ["an object with a broken list", over(two, first + 8, ...word(5000))],
  ])("%s does not hide the next one", (_, bytes) => {
    expect(printed(bytes)).toContain("class B {");
  });

  test("a name that is not one is left out, and injects nothing", () => {
    const bytes = data([
      classOf("A {}; class Evil"),
      classOf("B", { properties: [declared("x; y", types.string, "string")] }),
    ]);
    expect(faultsOf(bytes)).toEqual([
      'binary-name: "A {}; class Evil" is not a name that MOF can write (at 0x5c): it is left out',
      expect.stringContaining('binary-name: "x; y" is not a name that MOF can write'),
    ]);
    expect(printed(bytes)).toBe("class B {\n};\n");
  });

  test("objects within objects are read eight deep", () => {
    const nest = (depth: number): number[] =>
      object({
        kind: 1,
        properties: [
          ...(depth === 0 ? [] : [property("Inner", types.object, [], nest(depth - 1))]),
          system("__CLASS", text("A")),
        ],
      });
    expect(faultsOf(data([nest(8)]))).toEqual([]);
    expect(faultsOf(data([nest(9)]))).toEqual([expect.stringContaining("objects are nested more than 8 deep")]);
  });

  test("an array whose count does not fit", () => {
    const { bytes } = array(types.sint32, [word(1)]);
    const values = [...bytes.slice(0, 8), ...word(1000), ...bytes.slice(12)];
    expect(faultsOf(data([classOf("A", { qualifiers: [qualifier("V", { type: 0x2003, bytes: values })] })]))).toEqual([
      expect.stringContaining("binary-record: there is no room for 1000 records"),
    ]);
  });

  test("a string without an end", () => {
    const bytes = data([classOf("A", { qualifiers: [qualifier("V", { type: types.string, bytes: [65, 0] })] })]);
    expect(faultsOf(bytes)).toEqual([expect.stringContaining("binary-record: the string has no end in its record")]);
    expect(printed(bytes)).toBe('[V("A")]\nclass A {\n};\n');
  });

  test("of very many faults the first thousand are told", () => {
    const table = Array.from({ length: 3000 }, (_, index) => [...word(index * 4 + 1), ...word(1)]).flat();
    const bytes = Uint8Array.from([...two.subarray(0, two.length - 4), ...word(3000), ...table]);
    const faults = faultsOf(bytes);
    expect(faults).toHaveLength(1001);
    expect(faults).toContain("binary-record: 2000 more things are wrong with the data (at 0x0)");
  });
});

describe("what nobody has described", () => {
  test.each([
    [
      "a type code with a value",
      classOf("A", { qualifiers: [qualifier("V", { type: 0x42, bytes: word(1) })] }),
      "the type code 0x42 is unknown",
      "[V]\nclass A {\n};\n",
    ],
    [
      "a declared type, where the code is known",
      classOf("A", { properties: [declared("P", types.uint8, "uint24")] }),
      'the declared type "uint24" is unknown',
      "class A {\n  uint8 P;\n};\n",
    ],
    [
      "a type code of a property without CIMTYPE",
      classOf("A", { properties: [property("P", 0x42, [])] }),
      "the type code 0x42 is unknown",
      "class A {\n};\n",
    ],
    [
      "a class flag",
      classOf("A", { properties: [system("__CLASSFLAGS", sint32(65 + 512))] }),
      "the class flag 0x200 is unknown",
      '#pragma classflags ("updateonly", "forceupdate")\n\nclass A {\n};\n',
    ],
    [
      "a system property",
      classOf("A", { properties: [system("__NEW", text("x"))] }),
      'the system property "__NEW" is unknown',
      "class A {\n};\n",
    ],
  ])("%s", (_, record, message, mof) => {
    expect(faultsOf(data([record]))).toEqual([
      expect.stringMatching(new RegExp(`^binary-unknown: ${message} \\(at 0x`)),
    ]);
    expect(printed(data([record]))).toBe(mof);
  });

  test("a flavor", () => {
    const hidden = qualifier("Hidden", yes);
    const bytes = data([classOf("A", { qualifiers: [hidden] })], [[hidden, 0x43]]);
    expect(faultsOf(bytes)).toEqual(["binary-unknown: the flavor 0x40 is unknown (at 0x30)"]);
    expect(printed(bytes)).toContain("[Hidden : ToInstance ToSubclass]");
  });
});

describe("parameters", () => {
  const id = (value: number): number[] => qualifier("ID", sint32(value));
  const goesIn = qualifier("in", yes);
  const comesOut = qualifier("out", yes);
  const parameter = (name: string, ...qualifiers: number[][]): number[] =>
    declared(name, types.uint8, "uint8", ...qualifiers);
  test.each([
    [
      "one without an ID stands last",
      [[parameter("P", goesIn), parameter("Q", goesIn, id(0))]],
      'the parameter "P" has no ID, and stands last',
      ["Q", "P"],
    ],
    [
      "two of one ID",
      [[parameter("P", goesIn, id(0)), parameter("Q", goesIn, id(0))]],
      'the parameter "Q" has the ID of another one',
      ["P", "Q"],
    ],
    [
      "a gap",
      [[parameter("P", goesIn, id(0)), parameter("Q", goesIn, id(2))]],
      'a parameter is missing in front of "Q": its ID is larger than its place',
      ["P", "Q"],
    ],
    [
      "two types",
      [[parameter("P", goesIn, id(0))], [declared("P", types.string, "string", comesOut, id(0))]],
      'the parameter "P" has one type going in and another one coming out',
      ["P"],
    ],
    ["no direction", [[parameter("P", id(0))]], 'the parameter "P" is neither in nor out', ["P"]],
  ])("%s", (_, sides, message, names) => {
    const bytes = data([classOf("A", { methods: [method("M", [], ...sides)] })]);
    expect(faultsOf(bytes)).toEqual([expect.stringContaining(`binary-parameter: ${message}`)]);
    const [item] = compileBytes(bytes).model.classes.values();
    expect(
      item!.methods
        .get("M")!
        .parameters.values()
        .map(({ name }) => name),
    ).toEqual(names);
  });
});

test("a name of UTF-16 with half a pair is kept where it is a value", () => {
  const bytes = data([
    classOf("A", { qualifiers: [qualifier("V", { type: types.string, bytes: [0, 0xd8, ...utf16("x")] })] }),
  ]);
  expect(printed(bytes)).toBe('[V("\\xd800x")]\nclass A {\n};\n');
});
