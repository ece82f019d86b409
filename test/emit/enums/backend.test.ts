import { expect, test } from "vitest";
import { generate, generateFile } from "../generate-text.ts";

const importLine = 'import { type ValueMap, valueMap } from "../runtime/value-map.js";\n\n';

test("a value map becomes an enum and its companion", async () => {
  const mof = `class C {
    [ValueMap { "7", "0x10", "1", "-2", "20..29", "30..", ".." },
     Values { "Other", "Half open", "Other", "Other", "DMTF Reserved", "Vendor Reserved", "Unclaimed" }]
    sint16 State; };`;
  expect(await generateFile("enums/C.ts", mof)).toBe(`${importLine}/**
 * Values of C.State.
 *
 * @mof C.State
 */
export enum C_State {
  /** Other */
  Other_7 = 7,
  /** Half open */
  HalfOpen = 16,
  /** Other */
  Other_1 = 1,
  Other = -2,
}

/**
 * The value map of C.State. Values beyond the members:
 * - 20..29: DMTF Reserved
 * - 30..: Vendor Reserved
 * - ..: Unclaimed
 */
export const C_State_ValueMap: ValueMap<number, C_State> = /* @__PURE__ */ valueMap([
  { value: 7, label: "Other" },
  { value: 16, label: "Half open", text: "0x10" },
  { value: 1, label: "Other" },
  { value: -2, label: "Other" },
  { low: 20, high: 29, label: "DMTF Reserved" },
  { low: 30, high: 32767, label: "Vendor Reserved", text: "30.." },
  { label: "Unclaimed" },
]);
`);
});

test("the const style is an object and the union of its values", async () => {
  const mof = 'class C { [ValueMap { "1", "2" }, Values { "One", "Two words" }] uint8 N; };';
  expect(await generateFile("enums/C.ts", mof, { enumStyle: "const" })).toBe(`${importLine}/**
 * Values of C.N.
 *
 * @mof C.N
 */
export const C_N = {
  One: 1,
  /** Two words */
  TwoWords: 2,
} as const;
export type C_N = (typeof C_N)[keyof typeof C_N];

/** The value map of C.N. */
export const C_N_ValueMap: ValueMap<number, C_N> = /* @__PURE__ */ valueMap([
  { value: 1, label: "One" },
  { value: 2, label: "Two words" },
]);
`);
});

test("64-bit values are bigint, which TypeScript enums cannot hold", async () => {
  const text = await generateFile(
    "enums/C.ts",
    'class C { [ValueMap { "18446744073709551615" }, Values { "All" }] uint64 N; };',
  );
  expect(text).toContain("export const C_N = {\n  All: 18446744073709551615n,\n} as const;");
  expect(text).toContain(
    'ValueMap<bigint, C_N> = /* @__PURE__ */ valueMap([\n  { value: 18446744073709551615n, label: "All" },',
  );
});

test("string values make a string enum", async () => {
  const text = await generateFile("enums/C.ts", 'class C { [ValueMap { "OK", "Pred Fail" }] string Status; };');
  expect(text).toContain('export enum C_Status {\n  OK = "OK",\n  PredFail = "Pred Fail",\n}');
  expect(text).toContain("{ value: C_Status.PredFail, label: null },");
});

test("values without labels are named from their value", async () => {
  const text = await generateFile("enums/C.ts", 'class C { [ValueMap { "0", "2" }] uint8 N; };');
  expect(text).toContain("export enum C_N {\n  Value0 = 0,\n  Value2 = 2,\n}");
});

test("ranges alone have a value map and no enum", async () => {
  const text = await generateFile("enums/C.ts", 'class C { [ValueMap { "1..9" }, Values { "Vendor" }] uint8 N; };');
  expect(text).not.toContain("enum");
  expect(text).toContain("export const C_N_ValueMap: ValueMap<number> =");
});

test("bits have an enum of their positions", async () => {
  const text = await generateFile(
    "enums/C.ts",
    'class C { [BitMap { "0", "63" }, BitValues { "Low", "High" }] uint64 Flags; };',
  );
  expect(text).toContain(
    "/**\n * Bit positions of C.Flags, 0 the lowest bit.\n *\n * @mof C.Flags\n */\nexport enum C_Flags_Bits {\n  Low = 0,\n  High = 63,\n}",
  );
  expect(text).toContain("export const C_Flags_Bits_ValueMap: ValueMap<number, C_Flags_Bits> =");
});

test("return values and parameters have theirs, named after the method", async () => {
  const text = await generateFile(
    "enums/C.ts",
    'class C { [ValueMap { "0" }, Values { "Done" }] uint32 M([ValueMap { "1" }, Values { "Fast" }] uint8 Mode); };',
  );
  expect(text.match(/export enum \w+/g)).toEqual(["export enum C_M_ReturnValue", "export enum C_M_Mode"]);
});

test("a class that repeats what it inherits has no module", async () => {
  const method = '[ValueMap { "0" }, Values { "Done" }] uint32 M([ValueMap { "1" }, Values { "Fast" }] uint8 Mode);';
  const files = await generate(
    `class A { ${method} }; class B : A { [Override("M")] ${method.slice(0, -1).replace(/^\[.*?\] /, "")}; };`,
  );
  expect([...files.keys()].filter((path) => path.startsWith("enums/"))).toEqual(["enums/A.ts"]);
  expect(files.get("types/B.ts")).toContain("readonly ReturnValue: A_M_ReturnValue;");
  expect(files.get("types/B.ts")).toContain("readonly Mode: A_M_Mode | null;");
});
