import { describe, expect, test } from "vitest";
import { classify } from "../../src/runtime/value-map.ts";
import { classOf, modelOf } from "../compile-text.ts";

/** The value map of `class A { [<qualifiers>] <type> P; };`, each entry as a short text. */
function entriesOf(qualifiers: string, type: string): string[] | null {
  const { valueMap } = classOf(modelOf(`class A { [${qualifiers}] ${type} P; };`), "A").properties.get("P")!;
  return (
    valueMap?.entries.map((entry) => {
      const range =
        entry.kind === "value" ? String(entry.value) : entry.kind === "range" ? `${entry.low}..${entry.high}` : "rest";
      return `${range}${entry.label === null ? "" : ` ${entry.label}`}`;
    }) ?? null
  );
}

test.each([
  ["exact", 'ValueMap{"0","1"}, Values{"a","b"}', "uint8", ["0 a", "1 b"]],
  ["a closed range", 'ValueMap{"1..9"}, Values{"a"}', "uint8", ["1..9 a"]],
  ["a range open below", 'ValueMap{"..5"}, Values{"a"}', "sint8", ["-128..5 a"]],
  ["a range open above", 'ValueMap{"0x8000.."}, Values{"a"}', "uint16", ["32768..65535 a"]],
  ["the rest", 'ValueMap{".."}, Values{"a"}', "uint8", ["rest a"]],
  [
    "all radices",
    'ValueMap{"0x10","0X0f","017","101b","9"}, Values{"a","b","c","d","e"}',
    "uint8",
    ["16 a", "15 b", "15 c", "5 d", "9 e"],
  ],
  ["negative numbers", 'ValueMap{"-2","-9..-3","-0x80"}, Values{"a","b","c"}', "sint8", ["-2 a", "-9..-3 b", "-128 c"]],
  ["blanks", 'ValueMap{" 1 "," 2 .. 3 "}, Values{"a","b"}', "uint8", ["1 a", "2..3 b"]],
  [
    "64 bits",
    'ValueMap{"18446744073709551615","9007199254740993.."}, Values{"a","b"}',
    "uint64",
    ["18446744073709551615 a", "9007199254740993..18446744073709551615 b"],
  ],
  ["strings", 'ValueMap{"OK","Error",".."}, Values{"a","b","c"}', "string", ["OK a", "Error b", "rest c"]],
  ["strings without labels", 'ValueMap{"OK","Error"}', "string", ["OK", "Error"]],
  ["strings without values", 'Values{"OK","Error"}', "string", ["OK OK", "Error Error"]],
  ["Values without ValueMap", 'Values{"a","b","c"}', "uint8", ["0 a", "1 b", "2 c"]],
  ["ValueMap without Values", 'ValueMap{"0","1..9"}', "uint8", ["0", "1..9"]],
  ["repeated labels", 'ValueMap{"0","1"}, Values{"a","a"}', "uint8", ["0 a", "1 a"]],
  ["numbers as entries", 'ValueMap{0,0x10}, Values{"a","b"}', "uint8", ["0 a", "16 b"]],
  ["more labels than values", 'ValueMap{"0"}, Values{"a","b"}', "uint8", ["0"]],
  ["entries that are none", 'ValueMap{"0","x","2"}, Values{"a","b","c"}', "uint8", ["0 a", "2 c"]],
  ["empty maps", "ValueMap{}, Values{}", "uint8", []],
  ["a boolean", 'Values{"a","b"}', "boolean", null],
  ["no map", "Key", "uint8", null],
])("%s", (_, qualifiers, type, expected) => {
  expect(entriesOf(qualifiers, type)).toEqual(expected);
});

test("bit maps hold positions", () => {
  const { bitMap, valueMap } = classOf(
    modelOf('class A { [BitMap{"0","3","5.."}, BitValues{"a","b","c"}] uint8 P; };'),
    "A",
  ).properties.get("P")!;
  expect(valueMap).toBeNull();
  expect(bitMap!.entries).toEqual([
    { kind: "value", text: "0", value: 0n, label: "a" },
    { kind: "value", text: "3", value: 3n, label: "b" },
    { kind: "range", text: "5..", low: 5n, high: 7n, label: "c" },
  ]);
  const inParentheses = classOf(
    modelOf('class A { [BitMap("0","1"), BitValues("a","b")] uint8 P; };'),
    "A",
  ).properties.get("P")!;
  expect(inParentheses.bitMap!.entries.map(({ label }) => label)).toEqual(["a", "b"]);
});

describe("overrides", () => {
  const model = modelOf(`
    class CIM_J {
      [ValueMap{"0","1","2","3","4"}, Values{"None","Virtual System","Resource","Staged","Storage"}] uint16 MigrationType;
      [ValueMap{"0"}, Values{"OK"}] uint32 M([ValueMap{"2"}, Values{"Start"}] uint16 State);
    };
    class Msvm_J : CIM_J {
      [Override("MigrationType"), ValueMap{"32768","32769","32770","32771","32772"}, Values{"Virtual System","Storage","Staged","Virtual System and Storage","Planned"}] uint16 MigrationType;
      [Override("M")] uint32 M(uint16 State);
    };
    class Relabelled : CIM_J { [Override("MigrationType"), Values{"a","b","c","d","e"}] uint16 MigrationType; };
    class Same : CIM_J {};`);
  const labels = (name: string): string[] =>
    classOf(model, name)
      .properties.get("MigrationType")!
      .valueMap!.entries.map(({ text, label }) => `${text} ${label}`);

  test("an override with a map shows its own", () => {
    expect(labels("Msvm_J")).toEqual([
      "32768 Virtual System",
      "32769 Storage",
      "32770 Staged",
      "32771 Virtual System and Storage",
      "32772 Planned",
    ]);
  });

  test("an override with new labels only keeps the inherited values", () => {
    expect(labels("Relabelled")).toEqual(["0 a", "1 b", "2 c", "3 d", "4 e"]);
  });

  test("what is inherited is the very same map", () => {
    const mapOf = (name: string): unknown => classOf(model, name).properties.get("MigrationType")!.valueMap;
    expect(mapOf("Same")).toBe(mapOf("CIM_J"));
    const method = (name: string) => classOf(model, name).methods.get("M")!;
    expect(method("Msvm_J").valueMap).toBe(method("CIM_J").valueMap);
    expect(method("Msvm_J").parameters.get("State")!.valueMap).toBe(method("CIM_J").parameters.get("State")!.valueMap);
  });
});

test.each([
  ["an exact entry", 4n, { kind: "exact", label: "Service" }],
  ["an exact entry inside a range", 20n, { kind: "exact", label: "Special" }],
  ["a range", 21n, { kind: "range", label: "Reserved" }],
  ["a range that is open above", 4_294_967_295n, { kind: "range", label: "Vendor" }],
  ["what no entry claims", 9n, { kind: "unclaimed", label: "Rest" }],
])("classify finds %s", (_, value, expected) => {
  const mof =
    'class A { [ValueMap{"10..30","..","4","20","32768.."}, Values{"Reserved","Rest","Service","Special","Vendor"}] uint32 P; };';
  expect(classify(classOf(modelOf(mof), "A").properties.get("P")!.valueMap!, value)).toEqual(expected);
});

test("classify says none where a map does not have a value", () => {
  const map = classOf(modelOf('class A { [ValueMap{"1","3..4"}] uint32 P; };'), "A").properties.get("P")!.valueMap!;
  expect(classify(map, 2n)).toEqual({ kind: "none" });
  expect(classify(map, 1n)).toEqual({ kind: "exact", label: null });
});
