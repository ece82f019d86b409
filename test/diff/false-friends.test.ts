/** What looks like a change and is none, and what is one change and looks like many. */
import { describe, expect, test } from "vitest";
import { linesOf } from "./diff-text.ts";

/** A class without a key, and instances of it. */
function instances(...values: readonly string[]): string {
  return `class A { string P; uint8 Q; }; ${values.map((each) => `instance of A { ${each} };`).join(" ")}`;
}

describe("says nothing of", () => {
  const same: readonly (readonly [name: string, before: string, after: string])[] = [
    ["the same text", "class A { uint8 P; };", "class A { uint8 P; };"],
    [
      "the order of namespaces that have a class of one name each",
      '#pragma namespace("root/a") class A { uint8 P; A REF Q; }; #pragma namespace("root/b") class A { string P; A REF Q; };',
      '#pragma namespace("root/b") class A { string P; A REF Q; }; #pragma namespace("root/a") class A { uint8 P; A REF Q; };',
    ],
    ["the order of classes", "class A {}; class B {};", "class B {}; class A {};"],
    ["the order of members", "class A { uint8 P; string Q; };", "class A { string Q; uint8 P; };"],
    [
      "the order of qualifiers",
      `class A { [Write, MaxLen(5)] string P; };`,
      `class A { [MaxLen(5), Write] string P; };`,
    ],
    [
      "the order of values",
      `class A { [ValueMap {"1", "2"}, Values {"Idle", "Running"}] uint16 P; };`,
      `class A { [ValueMap {"2", "1"}, Values {"Running", "Idle"}] uint16 P; };`,
    ],
    ["the case of keywords, types and qualifiers", "class A { [Key] uint8 P; };", "CLASS A { [KEY] UINT8 P; };"],
    [
      "the case of a class that is referred to",
      "class A {}; class B : A { A REF P; };",
      "class A {}; class B : a { a REF P; };",
    ],
    [
      "the case of an override",
      'class A { string P; }; class B : A { [Override("P")] string P; };',
      'class A { string P; }; class B : A { [Override("p")] string p; };',
    ],
    ["layout and comments", "class A { uint8 P; };", "// A class\nclass A\n{\n  uint8 /* one byte */ P;\n};\n"],
    ["a text in other parts", `[Description("One. Two.")] class A {};`, `[Description("One. "\n  "Two.")] class A {};`],
    [
      "line breaks in a description",
      `[Description("One. Two.")] class A {};`,
      `[Description("One.\\n  Two.")] class A {};`,
    ],
    [
      "a qualifier that is said to be absent",
      "class A { uint8 P; };",
      "[Abstract(false)] class A { [Key(false), Write(false)] uint8 P; };",
    ],
    [
      "numbers written in another way",
      `class A { [ValueMap {"16"}, Values {"X"}] uint16 P = 10; };`,
      `class A { [ValueMap {"0x10"}, Values {"X"}] uint16 P = 0xA; };`,
    ],
    ["a real number without a point", "class A { real64 P = 5; };", "class A { real64 P = 5.0; };"],
    [
      "an open range with its bound",
      `class A { [ValueMap {"1", "5.."}, Values {"X", "DMTF Reserved"}] uint16 P; };`,
      `class A { [ValueMap {"1", "5..65535"}, Values {"X", "DMTF Reserved"}] uint16 P; };`,
    ],
    [
      "an override that says nothing new",
      "class A { uint8 P; }; class B : A {};",
      "class A { uint8 P; }; class B : A { uint8 P; };",
    ],
    [
      "the order of instances and the case of their names",
      instances('P = "x"; Q = 1;', 'P = "y"; Q = 2;'),
      instances('p = "y"; q = 2;', 'q = 1; p = "x";'),
    ],
    [
      "a declaration of a qualifier that is built in",
      "class A { [Key] string P; };",
      "Qualifier Key : boolean = false, Scope(property, reference), Flavor(DisableOverride, ToSubclass); class A { [Key] string P; };",
    ],
  ];
  test.each(same)("%s", (_name, before, after) => {
    expect(linesOf(before, after)).toEqual([]);
    expect(linesOf(after, before)).toEqual([]);
  });
});

describe("says once", () => {
  test("what changed in a superclass", () => {
    const rest = 'class B : A {}; class C : B { [Description("x")] uint16 P; };';
    expect(
      linesOf(`class A { uint16 P; }; ${rest}`, `class A { uint32 P; }; ${rest.replace("uint16", "uint32")}`),
    ).toEqual(["A.P: uint16 became uint32 [encoding-changed: wire]"]);
  });

  test("what went away in a superclass and in its overrides", () => {
    expect(
      linesOf("class A { uint8 P; string Q; }; class B : A { uint8 P; };", "class A { string Q; }; class B : A {};"),
    ).toEqual(["A.P: the property is gone [property-removed: wire, source]"]);
  });

  test("a renamed class, and not the references to it", () => {
    const schema = (name: string): string =>
      `class ${name} { uint8 P; string Q; datetime R; }; class Z : ${name} { ${name} REF S; };`;
    expect(linesOf(schema("CIM_Print"), schema("CIM_PrintJob"))).toEqual([
      "CIM_Print: the class is now CIM_PrintJob [class-renamed: wire, source, a guess]",
    ]);
  });

  test("a value out of the middle of the vendors' range, and not that the range is another one", () => {
    const map = (values: string, labels: string): string =>
      `class A { [ValueMap {${values}}, Values {${labels}}] uint16 P; };`;
    const vendors = `"Vendor Reserved"`;
    expect(
      linesOf(
        map(`"1", "100..200"`, `"Up", ${vendors}`),
        map(`"1", "100..149", "150", "151..200"`, `"Up", ${vendors}, "Down", ${vendors}`),
      ),
    ).toEqual(['A.P: 150 "Down" is new, out of 100..200 "Vendor Reserved" [value-taken-from-vendors: wire, behavior]']);
  });

  test("a member that leaves with its superclass, for each class that had it", () => {
    expect(
      linesOf(
        "class A { uint8 P; }; class B { string Q; }; class C : A {}; class D : C {};",
        "class A { uint8 P; }; class B { string Q; }; class C : B {}; class D : C {};",
      ),
    ).toEqual([
      "C: derives from B and no longer from A [class-moved: wire, source]",
      "C.P: the property is gone [property-removed: wire, source]",
      "C.Q: a new property [property-added: safe]",
    ]);
  });
});

describe("classes of one name in two namespaces", () => {
  const [a, b] = ['#pragma namespace("root/a")', '#pragma namespace("root/b")'];

  test("are two", () => {
    const before = `${a} class A { [Key] string I; uint8 P; }; ${b} class A { [Key] string I; string P; }; class B : A { A REF R; }; instance of A { I = "1"; P = "x"; };`;
    expect(linesOf(before, before.replace("string P", "uint32 P").replace('"x"', "1"))).toEqual([
      'root/b:A.I="1": P "x" became 1 [instance-changed: behavior]',
      "root/b:A.P: string became uint32 [type-changed: wire, source]",
    ]);
    expect(linesOf(before, before.replace("class B : A", `${a} class B : A`))).toContain(
      "B: derives from root/a:A and no longer from root/b:A [class-moved: wire, source]",
    );
  });

  test("change their names in the bindings when the second one comes", () => {
    expect(linesOf(`${a} class A { };`, `${a} class A { }; ${b} class A { };`)).toEqual([
      "root/a:A: the bindings name A_root_a in place of A [binding-moved: source]",
      "root/b:A: a new class [class-added: safe]",
    ]);
  });
});

test("a key that is new is not one that was a property", () => {
  expect(linesOf("class A { [Key] string P; };", "class A { [Key] string P; [Key] string Q; };")).toEqual([
    "A.Q: a new key [key-added: wire, source]",
  ]);
});

describe("does not guess", () => {
  test("a rename between members of different types", () => {
    expect(linesOf("class A { uint32 MaxMemory; };", "class A { string MaxMemories; };")).toEqual([
      "A.MaxMemories: a new property [property-added: safe]",
      "A.MaxMemory: the property is gone [property-removed: wire, source]",
    ]);
  });

  test("a rename between names that have nothing in common", () => {
    expect(linesOf("class A { string Caption; };", "class A { string Owner; };")).toEqual([
      "A.Caption: the property is gone [property-removed: wire, source]",
      "A.Owner: a new property [property-added: safe]",
    ]);
  });

  test("a class of another kind", () => {
    expect(
      linesOf(
        "class CIM_Job { uint8 P; string Q; datetime R; };",
        "[Indication] class CIM_Jobs { uint8 P; string Q; datetime R; };",
      ),
    ).toEqual([
      "CIM_Job: the class is gone [class-removed: wire, source]",
      "CIM_Jobs: a new class [class-added: safe]",
    ]);
  });
});

describe("value maps", () => {
  const map = (values: string, labels: string): string =>
    `class A { [ValueMap {${values}}, Values {${labels}}] uint16 P; };`;

  test("two labels that changed places", () => {
    expect(linesOf(map(`"1", "2"`, `"Up", "Down"`), map(`"1", "2"`, `"Down", "Up"`))).toEqual([
      `A.P: "Up" was 1 and is now 2 [value-renumbered: wire, behavior]`,
      `A.P: "Down" was 2 and is now 1 [value-renumbered: wire, behavior]`,
    ]);
  });

  test("a name that another value has once the first one is gone", () => {
    expect(linesOf(map(`"2", "5"`, `"Other", "Other"`), map(`"5"`, `"Other"`))).toEqual([
      "A.P: the member Other was 2 and is now 5 [value-name-taken: behavior]",
      `A.P: 2 "Other" is gone [value-removed: wire, source]`,
    ]);
  });

  test("a name that a value out of the vendors' range takes, and the range", () => {
    const vendors = `"Vendor Reserved"`;
    expect(
      linesOf(map(`"5", "2..4"`, `"Other", ${vendors}`), map(`"5", "2", "3..4"`, `"Other", "Other", ${vendors}`)),
    ).toEqual([
      "A.P: the member Other was 5 and is now 2 [value-name-taken: behavior]",
      `A.P: 2 "Other" is new, out of 2..4 "Vendor Reserved" [value-taken-from-vendors: wire, behavior]`,
    ]);
  });

  test("a number that was reserved by itself", () => {
    expect(linesOf(map(`"1", "2"`, `"Up", "Reserved"`), map(`"1", "2"`, `"Up", "Down"`))).toEqual([
      `A.P: 2 "Down" is new, out of 2 "Reserved" [value-carved: safe]`,
    ]);
  });

  test("labels that repeat are not taken for one value that moved", () => {
    expect(
      linesOf(map(`"1", "2", "3"`, `"Up", "Other", "Other"`), map(`"1", "2", "4"`, `"Up", "Other", "Other"`)),
    ).toEqual([`A.P: 3 "Other" is gone [value-removed: wire, source]`, `A.P: 4 "Other" is new [value-added: source]`]);
  });

  test("a value that is reserved now", () => {
    expect(linesOf(map(`"1", "2"`, `"Up", "Down"`), map(`"1", "2"`, `"Up", "Reserved"`))).toEqual([
      `A.P: 2 "Down" is gone [value-removed: wire, source]`,
    ]);
  });

  test("bits", () => {
    expect(
      linesOf(
        `class A { [BitMap {"0"}, BitValues {"Up"}] uint16 P; };`,
        `class A { [BitMap {"0", "1"}, BitValues {"Up", "Down"}] uint16 P; };`,
      ),
    ).toEqual([`A.P: 1 "Down" is new [value-added: source]`]);
  });

  test("strings", () => {
    expect(
      linesOf(`class A { [ValueMap {"up"}] string P; };`, `class A { [ValueMap {"up", "down"}] string P; };`),
    ).toEqual(["A.P: down is new [value-added: source]"]);
  });
});

test("classes that derive from each other are compared like others", () => {
  expect(linesOf("class A : B { uint8 P; }; class B : A {};", "class A : B { uint16 P; }; class B : A {};")).toContain(
    "A.P: uint8 became uint16 [encoding-changed: wire]",
  );
});
