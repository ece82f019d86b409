/** Large input takes time in proportion to its size: twice the size must not take four times as long. No clock is looked at; a quadratic rule runs into the time limit. */
import { expect, test } from "vitest";
import { findingsIn } from "../compile-text.ts";

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join("\n");
const limit = { timeout: 20_000 };

test("a class with 100,000 members", limit, () => {
  const mof = `[Abstract]\nclass ACME_Base {\n${many(100_000, (index) => `[ModelCorrespondence{"ACME_Base.P${index}"}] uint8 P${index} = 1;`)}\n};`;
  expect(findingsIn(mof)).toEqual([]);
});

test("100,000 unknown properties of an instance", limit, () => {
  const mof = `class ACME_Base {\n[Key] uint8 Id;\n${many(5_000, (index) => `uint8 P${index};`)}\n};\ninstance of ACME_Base { Id = 1;\n${many(100_000, (index) => `Q${index} = 1;`)}\n};`;
  expect(findingsIn(mof)).toHaveLength(100_000);
});

test("20,000 classes in one chain", limit, () => {
  const mof = `class ACME_C0 { [Key] string Name; boolean Reset(); };\n${many(20_000, (index) => `class ACME_C${index + 1} : ACME_C${index} { [Override("Reset")] boolean Reset(); };`)}\ninstance of ACME_C20000 { Name = "a"; };`;
  expect(findingsIn(mof)).toEqual([]);
});

test("20,000 classes in one chain, each with a property and a method of its own", limit, () => {
  const mof = `class ACME_C0 { [Key] string Name; };\n${many(20_000, (index) => `class ACME_C${index + 1} : ACME_C${index} { uint32 P${index}; boolean Reset${index}(); };`)}`;
  expect(findingsIn(mof)).toEqual([]);
});

test("100,000 comments, and as many suppressions of as many findings", limit, () => {
  const mof = (comment: string): string =>
    `[Abstract]\nclass ACME_Base {\n${many(100_000, (index) => `// ${comment}\nuint8 P${index}[] = {NULL};`)}\n};`;
  expect(findingsIn(mof("count"))).toHaveLength(100_000);
  expect(findingsIn(mof("mofc-allow val-null-element: gaps"))).toEqual([]);
});

test("20,000 unknown classes", limit, () => {
  const mof = many(20_000, (index) => `class ACME_C${index} : ACME_D${index}x {};`);
  expect(findingsIn(mof)).toHaveLength(20_000);
});

test("100,000 uses of one unknown class", limit, () => {
  const mof = `[Abstract]\nclass ACME_Base {\n${many(100_000, (index) => `[EmbeddedInstance("ACME_None")] string P${index};`)}\n};`;
  expect(findingsIn(mof)).toHaveLength(1);
});

test("100,000 qualifiers on one member", limit, () => {
  const mof = `[Abstract]\nclass ACME_Base {\n[${many(100_000, (index) => `ACME_Q${index}x,`)} Key] string Name;\n};`;
  expect(findingsIn(mof)).toHaveLength(100_000);
});

test("200,000 macros", limit, () => {
  const mof = `${many(200_000, (index) => `#define N${index} ${index}`)}\nclass ACME_Base { [Key] uint32 Id = N7; };`;
  expect(findingsIn(mof, "wmi")).toEqual([]);
});

test("values nested a million deep", limit, () => {
  const mof = `[Abstract]\nclass ACME_Base {\nuint8 Bytes[] = ${"{".repeat(1_000_000)};\n};`;
  expect(findingsIn(mof).map(({ code }) => code)).toEqual(["nesting-depth"]);
});

test("arrays of a million values", limit, () => {
  const values = many(1_000_000, () => "1,");
  const mof = `[Abstract]\nclass ACME_Base {\n[ValueMap{"0..9"}, Values{"Low"}, MinValue(0)] uint8 Bytes[] = {${values} 1 };\n};`;
  expect(findingsIn(mof)).toEqual([]);
});

test("a value map of 65,000 entries in disorder, and an override of it", limit, () => {
  const map = many(65_000, (index) => `"${(index * 7919) % 65_000}",`);
  const labels = many(65_000, (index) => `"L${index}",`);
  const property = `ValueMap{${map} "65001"}, Values{${labels} "Last"}] uint32 State;`;
  const mof = `[Abstract]\nclass ACME_Base {\n[${property}\n};\n[Abstract]\nclass ACME_Disk : ACME_Base {\n[Override("State"), ${property}\n};`;
  expect(findingsIn(mof)).toEqual([]);
});

test("aliases in a long chain and in a circle", limit, () => {
  const link = (index: number, next: number): string =>
    `instance of ACME_Node as $N${index} { Id = ${index}; Next = $N${next}; };`;
  const mof = `class ACME_Node { [Key] uint32 Id; [EmbeddedObject] string Next; };\n${many(20_000, (index) => link(index, (index + 1) % 20_000))}`;
  expect(findingsIn(mof, "wmi").map(({ code }) => code)).toEqual(["alias-cycle"]);
});
