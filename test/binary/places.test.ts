/** Where binary MOF lies, and how findings show places in it. */
import { expect, test } from "vitest";
import { toGitHub } from "../../src/diagnostics/github.ts";
import { placeOf } from "../../src/diagnostics/json.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { toSarif } from "../../src/diagnostics/sarif.ts";
import { ascii, classOf, container, data, declared, qualifier, types, word, yes } from "./encode.ts";
import { compile } from "../../src/compile.ts";
import { memoryHost } from "../source/memory-host.ts";
import { compileBytes, printed } from "./model-of.ts";

const a = container(data([classOf("A")]));
const b = container(data([classOf("B")]));

function short(value: number): number[] {
  return [value & 0xff, value >> 8];
}

/** `Name (WQAA, Buffer () {…})` in AML. */
function named(name: string, bytes: Uint8Array): number[] {
  return [0x08, ...ascii(name), 0x11, 0x4c, 0x01, 0x0b, ...short(bytes.length), ...bytes];
}

function table(signature: string, ...parts: readonly (readonly number[])[]): number[] {
  const body = parts.flat();
  return [...ascii(signature), ...word(body.length + 36), ...new Array<number>(28).fill(0), ...body];
}

test("buffers of an ACPI table, each with its name and its offset in the file", () => {
  const bytes = Uint8Array.from(table("DSDT", [1, 2, 3], named("WQAA", a), named("WQBB", b)));
  const second = 36 + 3 + 11 + a.length + 11;
  expect(printed(bytes)).toBe(
    `// WQAA of DSDT at 0x32\nclass A {\n};\n\n// WQBB of DSDT at 0x${second.toString(16)}\nclass B {\n};\n`,
  );
});

test("tables one behind the other, of which several have the same name", () => {
  const bytes = Uint8Array.from([...table("DSDT", [0]), ...table("SSDT", named("WQAA", a)), ...table("SSDT", [...b])]);
  expect(printed(bytes)).toBe(
    `// WQAA of SSDT at 0x54\nclass A {\n};\n\n// SSDT 2 at 0x${(0x54 + a.length + 36).toString(16)}\nclass B {\n};\n`,
  );
});

test("what acpidump prints: 16 bytes a line, and the same as characters", () => {
  const bytes = table("SSDT", named("WQAA", a));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const line = bytes.slice(at, at + 16);
    const hex = line.map((byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join(" ");
    const characters = line.map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : "."));
    lines.push(`${at.toString(16).toUpperCase().padStart(8, " ")}: ${hex.padEnd(47)}  ${characters.join("")}`);
  }
  const dump = [
    "$ acpidump",
    "RSD PTR @ 0x00000000000F0490",
    "    0000: 52 53 44  RSD",
    "",
    "SSDT @ 0x000000007B7F6000",
    ...lines,
  ];
  expect(printed(`${dump.join("\n")}\n`)).toBe("// WQAA of SSDT at 0x2f\nclass A {\n};\n");
});

test("other binary files that hold buffers, as an archive of tables does", () => {
  expect(printed(Uint8Array.from([...ascii("0707"), 0, 0, ...a, 0, ...b]))).toBe(
    `// at 0x6\nclass A {\n};\n\n// at 0x${(6 + a.length + 1).toString(16)}\nclass B {\n};\n`,
  );
});

test("the same declaration in two buffers is said once", () => {
  const bytes = Uint8Array.from([...ascii("0707"), 0, 0, ...a, ...a]);
  expect(compileBytes(bytes).findings).toEqual([]);
  expect(printed(bytes)).toContain("class A {\n};\n\n// at");
});

test("so it is in two files, and another declaration of the same name is told", () => {
  const compiled = (other: Uint8Array): string[] =>
    compile(
      { inputs: ["1", "2"], includeFolders: [], dialect: "wmi", locale: "409" },
      memoryHost({ 1: a, 2: other }),
    ).findings.map(({ code }) => code);
  expect(compiled(a)).toEqual([]);
  expect(compiled(container(data([classOf("A", { qualifiers: [qualifier("X", yes)] })])))).toEqual(["name-dup-class"]);
});

/** A PE file with one section, which has a resource of the given type and the name MofResource. */
function program(type: string, resource: Uint8Array, resourceId = "Mof"): Uint8Array {
  const typeName = 0x60;
  const resourceName = typeName + 2 + 2 * type.length;
  const start = 0x100;
  const directory = (id: number, target: number): number[] => [
    ...new Array<number>(12).fill(0),
    ...short(id >>> 31 === 1 ? 1 : 0),
    ...short(id >>> 31 === 1 ? 0 : 1),
    ...word(id),
    ...word(target),
  ];
  const name = (letters: string): number[] => [...short(letters.length), ...ascii(letters).flatMap(short)];
  const tree = [
    ...directory((0x80000000 | typeName) >>> 0, (0x80000000 | 24) >>> 0),
    ...directory((0x80000000 | resourceName) >>> 0, (0x80000000 | 48) >>> 0),
    ...directory(1033, 72),
    ...[...word(0x1000 + start), ...word(resource.length), ...word(0), ...word(0)],
    ...new Array<number>(8).fill(0),
    ...name(type),
    ...name(resourceId),
  ];
  const section = [...tree, ...new Array<number>(start - tree.length).fill(0), ...resource];
  const directories = [...word(0), ...word(0), ...word(0), ...word(0), ...word(0x1000), ...word(tree.length)];
  const optional = [...short(0x20b), ...new Array<number>(110).fill(0), ...directories];
  const sectionHeader = [...ascii(".rsrc\0\0\0"), ...word(section.length), ...word(0x1000), ...word(section.length)];
  const head = [
    ...ascii("MZ"),
    ...new Array<number>(0x3a).fill(0),
    ...word(0x40),
    ...ascii("PE\0\0"),
    ...[...short(0x8664), ...short(1), ...new Array<number>(12).fill(0), ...short(optional.length), ...short(0)],
    ...optional,
    ...[...sectionHeader, ...word(0x400), ...new Array<number>(16).fill(0)],
  ];
  return Uint8Array.from([...head, ...new Array<number>(0x400 - head.length).fill(0), ...section]);
}

test("the resource MOFDATA of a program", () => {
  expect(printed(program("MOFDATA", a))).toBe("// MOFDATA Mof at 0x500\nclass A {\n};\n");
  const evil = program("MOFDATA", a, "x\nclass Evil {};");
  expect(printed(evil)).toBe("// MOFDATA x?class Evil {}; at 0x500\nclass A {\n};\n");
});

test.each([
  ["a program without that resource", program("OTHER", Uint8Array.of(0)), "the program has no resource MOFDATA"],
  ["a table without a buffer", Uint8Array.from(table("SSDT", [0])), "the ACPI table has no buffer of binary MOF"],
])("%s has nothing to read", (_, bytes, message) => {
  expect(compileBytes(bytes).findings.map(({ code, message: text }) => [code, text])).toEqual([
    ["binary-missing", message],
  ]);
});

const derived = data([classOf("A", { properties: [declared("Old", types.object, "object:Nothing")] })]);

test("a finding shows the offset in the data and the record that is there", () => {
  const [finding] = compileBytes(derived).findings;
  expect(renderFinding(finding!, false).split("\n").slice(0, 2)).toEqual([
    'input:0x5c: error type-unknown: "Nothing" is neither a data type nor a declared class',
    "      | A.Old",
  ]);
});

test("in another file the offset of the buffer comes first", () => {
  const [finding] = compileBytes(Uint8Array.from(table("SSDT", named("WQAA", container(derived))))).findings;
  expect(renderFinding(finding!, false).split("\n").slice(0, 2)).toEqual([
    'input:0x2f:0x5c: error type-unknown: "Nothing" is neither a data type nor a declared class',
    "      | WQAA of SSDT: A.Old",
  ]);
});

test("reports for programs name the record and no line", () => {
  const { findings } = compileBytes(derived);
  expect(placeOf(findings[0]!.span!)).toMatchObject({ binary: { offset: 0x5c, buffer: null, record: "A.Old" } });
  expect(toGitHub(findings)[0]).toMatch(/^::error file=input,title=type-unknown::/);
  const [result] = toSarif(findings, "1.0.0", () => "# page\n\nwhy\n").runs[0]!.results!;
  expect(result!.locations).toEqual([
    { physicalLocation: { artifactLocation: { uri: "input" } }, logicalLocations: [{ fullyQualifiedName: "A.Old" }] },
  ]);
});
