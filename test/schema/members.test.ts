import { describe, expect, test } from "vitest";
import { classOf, compileFiles, findingLines, modelOf } from "../compile-text.ts";

const mof = `
class A {
  [Key] string Id;
  string First = "a";
  uint32 M();
  string Last;
};
class B : A {
  [Override("First")] string First;
  uint8 Own;
  [Override("M")] uint32 M();
  uint32 N();
};
class C : B {
  string first = "c";
};`;
const model = modelOf(mof);

/** `name: origin / declaring class`. */
function membersOf(name: string): string[] {
  const item = classOf(model, name);
  return [...item.properties, ...item.methods].map(
    (member) => `${member.name}: ${member.origin.name} / ${member.declaringClass.name}`,
  );
}

test("members come in declared order, inherited ones first, each override in place of what it overrides", () => {
  expect(membersOf("A")).toEqual(["Id: A / A", "First: A / A", "Last: A / A", "M: A / A"]);
  expect(membersOf("B")).toEqual(["Id: A / A", "First: A / B", "Last: A / A", "Own: B / B", "M: A / B", "N: B / B"]);
});

test("WMI: a redeclaration in any case is an override without the qualifier", () => {
  expect(membersOf("C")).toEqual(["Id: A / A", "first: A / C", "Last: A / A", "Own: B / B", "M: A / B", "N: B / B"]);
  const first = classOf(model, "C").properties.get("FIRST")!;
  expect(first.overridden).toMatchObject({ name: "First", declaringClass: classOf(model, "B") });
  expect(first.default).toEqual({ kind: "string", value: "c" });
});

test("an override without a default has that of what it overrides", () => {
  expect(classOf(model, "B").properties.get("First")!.default).toEqual({ kind: "string", value: "a" });
});

test("keys are inherited", () => {
  expect(classOf(model, "C").keys.map(({ name }) => name)).toEqual(["Id"]);
  expect(classOf(model, "A").properties.get("Id")!.isRequired).toBe(true);
});

test("associations, indications, abstract and terminal classes", () => {
  const kinds = modelOf(
    "[Association] class A { B REF L; B REF R; };\nclass B {};\nclass C : A {};\n[Indication, Abstract] class D {};\nclass E : D {};\n[Terminal] class F {};",
  );
  const kindOf = (name: string): string => {
    const { isAssociation, isIndication, isAbstract, isTerminal } = classOf(kinds, name);
    return [
      isAssociation && "association",
      isIndication && "indication",
      isAbstract && "abstract",
      isTerminal && "terminal",
    ]
      .filter(Boolean)
      .join(" ");
  };
  expect(["A", "B", "C", "D", "E", "F"].map(kindOf)).toEqual([
    "association",
    "",
    "association",
    "indication abstract",
    "indication",
    "terminal",
  ]);
});

describe("types", () => {
  const types = modelOf(`
    class T {};
    class A {
      uint64 I; T REF R; object REF O; T REF RA[]; T W; object WO;
      [EmbeddedInstance("T")] string E; [EmbeddedObject] string EO[];
      [EmbeddedInstance("Nowhere")] string Lost; STRING S; T REF Self[4];
      void V(); T REF F(); uint8[] Many(T REF P, [EmbeddedInstance("T")] string Q[]);
    };
    class Early { Late REF R; };
    class Late {};`);
  const target = classOf(types, "T");
  const typeOf = (name: string): unknown => classOf(types, "A").properties.get(name)!.type;

  test.each([
    ["I", { kind: "intrinsic", name: "uint64" }],
    ["R", { kind: "reference", className: "T", target }],
    ["O", { kind: "reference", className: "object", target: null }],
    ["RA", { kind: "reference", className: "T", target }],
    ["W", { kind: "embedded", className: "T", target, form: "object" }],
    ["WO", { kind: "embedded", className: null, target: null, form: "object" }],
    ["E", { kind: "embedded", className: "T", target, form: "string" }],
    ["EO", { kind: "embedded", className: null, target: null, form: "string" }],
    ["Lost", { kind: "embedded", className: "Nowhere", target: null, form: "string" }],
    ["S", { kind: "intrinsic", name: "string" }],
  ])("property %s", (name, expected) => {
    expect(typeOf(name)).toEqual(expected);
  });

  test("references are objects, to later classes too", () => {
    expect(classOf(types, "Early").properties.get("R")!.type).toMatchObject({ target: classOf(types, "Late") });
  });

  test("methods", () => {
    const methods = classOf(types, "A").methods;
    expect(methods.get("V")!.returnType).toBeNull();
    expect(methods.get("F")!.returnType).toEqual({ kind: "reference", className: "T", target });
    expect(methods.get("Many")!.returnArray).toEqual({ size: null, order: "Bag" });
    expect(
      methods
        .get("Many")!
        .parameters.values()
        .map(({ name, type }) => `${name} ${type.kind}`),
    ).toEqual(["P reference", "Q embedded"]);
  });

  test("arrays have their size and order", () => {
    const arrays = classOf(
      modelOf('class A { [ArrayType("Ordered")] uint8 P[]; [ArrayType("indexed")] uint8 Q[4]; uint8 R[]; uint8 S; };'),
      "A",
    ).properties;
    expect(arrays.values().map(({ array }) => array)).toEqual([
      { size: null, order: "Ordered" },
      { size: 4, order: "Indexed" },
      { size: null, order: "Bag" },
      null,
    ]);
  });
});

test("facts of elements", () => {
  const { properties, methods } = classOf(
    modelOf(`class A {
      [Required, Write, MinValue(-5), MaxValue(9223372036854775807), Units("Bytes"), Deprecated{"A.B", "A.C"}] sint64 P;
      [MinLen(1), MaxLen(64), Read(false), PUnit("byte")] string Q;
      [Min(1), Max(2)] A REF R;
      [Static] uint32 M(string A, [In(false), Out] string B, [In, Out] string C, [Out] string D);
    };`),
    "A",
  );
  expect(properties.get("P")).toMatchObject({
    isRequired: true,
    isWritable: true,
    isReadable: true,
    units: "Bytes",
    deprecated: { replacements: ["A.B", "A.C"] },
    limits: { minValue: -5n, maxValue: 9223372036854775807n },
  });
  expect(properties.get("Q")).toMatchObject({
    isReadable: false,
    units: "byte",
    limits: { minLength: 1, maxLength: 64 },
  });
  expect(properties.get("R")!.limits).toMatchObject({ minCardinality: 1, maxCardinality: 2 });
  expect(methods.get("M")!.isStatic).toBe(true);
  expect(
    methods
      .get("M")!
      .parameters.values()
      .map(({ name, isIn, isOut }) => [name, isIn, isOut]),
  ).toEqual([
    ["A", true, false],
    ["B", false, true],
    ["C", true, true],
    ["D", true, true],
  ]);
});

describe("inheritance without an end", () => {
  test.each([
    [
      "a class of itself",
      "class A : A { uint8 P; };",
      ['a.mof:1:11 inh-cycle: the class "A" derives from itself (A → A)'],
    ],
    [
      "three classes",
      "class A : B { uint8 P; };\nclass B : C {};\nclass C : A {};",
      ['a.mof:1:11 inh-cycle: the class "A" derives from itself (A → B → C → A)'],
    ],
  ])("%s is an error, and there is a model", (_, text, expected) => {
    const compilation = compileFiles({ "a.mof": text });
    expect(findingLines(compilation).filter((finding) => finding.includes("inh-cycle"))).toEqual(expected);
    const item = classOf(compilation.model, "A");
    expect(item.superclass).toBeNull();
    expect(item.properties.has("P")).toBe(true);
  });

  test("long chains are no problem", () => {
    const chain = Array.from(
      { length: 3000 },
      (_, index) => `class C${index}${index === 0 ? "" : ` : C${index - 1}`} {};`,
    ).join("\n");
    expect(classOf(modelOf(chain), "C2999").superclass?.name).toBe("C2998");
  });
});

describe("a parameter is an input and an output", () => {
  const out = "class A { uint32 M([Out] string P); };";
  test.each([
    ["dmtf", out, true, true],
    ["wmi", out, false, true],
    ["docs", out, false, true],
    ["wmi", "class A { uint32 M([In, Out] string P); };", true, true],
    ["wmi", "class A { uint32 M([In] string P); };", true, false],
    ["wmi", "class A { uint32 M(string P); };", true, false],
    ["wmi", "class A { uint32 M([In(false), Out] string P); };", false, true],
  ] as const)("%s: %s", (dialect, mof, isIn, isOut) => {
    const parameter = classOf(modelOf(mof, { dialect }), "A").methods.get("M")?.parameters.get("P");
    expect(parameter).toMatchObject({ isIn, isOut });
  });

  test("each as its own file says, also where a file stands on one of another dialect", () => {
    const files = { "a.mof": out, "b.mof": "[Dynamic] class B : A { uint32 N([Out] string P); };" };
    const { methods } = classOf(compileFiles(files, { dialect: "auto" }).model, "B");
    expect(methods.values().map(({ parameters }) => parameters.get("P")?.isIn)).toEqual([true, false]);
  });
});

test("of two members with one name the first is in the model", () => {
  const { properties, methods } = classOf(modelOf("class A { uint8 P; string p; uint32 P(); };"), "A");
  expect(properties.values().map(({ type }) => type)).toEqual([{ kind: "intrinsic", name: "uint8" }]);
  expect(methods.size).toBe(0);
});
