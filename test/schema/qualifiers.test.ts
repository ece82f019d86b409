import { describe, expect, test } from "vitest";
import type { Qualifier } from "../../src/schema/model.ts";
import type { NameMap } from "../../src/schema/name-map.ts";
import { classOf, codesOf, compileText, modelOf } from "../compile-text.ts";

const declarations = `
Qualifier Passed : string = null, Scope(any), Flavor(EnableOverride, ToSubclass);
Qualifier Fixed : string = null, Scope(any), Flavor(DisableOverride, ToSubclass);
Qualifier Own : string = null, Scope(any), Flavor(EnableOverride, Restricted);
Qualifier Plain : string = "default", Scope(any);
Qualifier Flag : boolean = false, Scope(any);
Qualifier List : string[], Scope(any);
`;

/** `Name=value`, with `~` in front of what is inherited. */
function shown(qualifiers: NameMap<Qualifier>): string[] {
  return qualifiers
    .values()
    .map(
      ({ name, value, isInherited }) =>
        `${isInherited ? "~" : ""}${name}=${"value" in value ? value.value : value.kind}`,
    );
}

const mof = `${declarations}
[Passed("a"), Fixed("b"), Own("c"), Plain("d"), Flag, Undeclared]
class Base {
  [Passed("a"), Fixed("b"), Own("c"), Undeclared: ToSubclass] string P;
  [Passed("a"), Own("c")] string Q;
  [Passed("a"), Own("c")] uint32 M([Passed("a"), Own("c")] string X, string Y);
};
class Derived : Base {
  [Passed("new")] string P;
  [Own("new")] uint32 M([Plain] string X, string Y);
};
class Last : Derived {};
`;
const model = modelOf(mof);

test("a class has the qualifiers on it, and of its superclass those that are passed on", () => {
  expect(shown(classOf(model, "Base").qualifiers)).toEqual([
    "Passed=a",
    "Fixed=b",
    "Own=c",
    "Plain=d",
    "Flag=true",
    "Undeclared=true",
  ]);
  expect(shown(classOf(model, "Derived").qualifiers)).toEqual(["~Passed=a", "~Fixed=b", "~Plain=d", "~Flag=true"]);
  expect(shown(classOf(model, "Last").qualifiers)).toEqual(["~Passed=a", "~Fixed=b", "~Plain=d", "~Flag=true"]);
});

test("an override has its own qualifiers and those that are passed on", () => {
  expect(shown(classOf(model, "Derived").properties.get("P")!.qualifiers)).toEqual([
    "Passed=new",
    "~Fixed=b",
    "~Undeclared=true",
  ]);
  expect(shown(classOf(model, "Last").properties.get("P")!.qualifiers)).toEqual([
    "Passed=new",
    "~Fixed=b",
    "~Undeclared=true",
  ]);
});

test("a property that is inherited without an override has no restricted qualifiers", () => {
  expect(shown(classOf(model, "Derived").properties.get("Q")!.qualifiers)).toEqual(["~Passed=a"]);
  expect(shown(classOf(model, "Base").properties.get("Q")!.qualifiers)).toEqual(["Passed=a", "Own=c"]);
});

test("methods and parameters follow the same rules", () => {
  const method = classOf(model, "Derived").methods.get("M")!;
  expect(shown(method.qualifiers)).toEqual(["~Passed=a", "Own=new"]);
  expect(shown(method.parameters.get("X")!.qualifiers)).toEqual(["~Passed=a", "Plain=default"]);
  expect(shown(method.parameters.get("Y")!.qualifiers)).toEqual([]);
  expect(shown(classOf(model, "Last").methods.get("M")!.qualifiers)).toEqual(["~Passed=a"]);
});

test("the parameters of a method that is inherited without an override have no restricted qualifiers", () => {
  const inherited = classOf(
    modelOf(`${declarations}
    class A { uint32 M([Out : NotToSubclass, In(false), Passed("a"), Own("b"), ValueMap{"1"}] uint8 X, string Y); };
    class B : A {};`),
    "B",
  ).methods.get("M")!.parameters;
  expect(shown(inherited.get("X")!.qualifiers)).toEqual(["~In=false", "~Passed=a", "~ValueMap=array"]);
  expect(inherited.get("X")).toMatchObject({ isIn: false, isOut: true, valueMap: { entries: [{ text: "1" }] } });
  expect(shown(inherited.get("Y")!.qualifiers)).toEqual([]);
});

describe("WMI's Deprecated is a boolean", () => {
  test.each([
    ["[Deprecated]", { replacements: [] }],
    ["[Deprecated(true)]", { replacements: [] }],
    ["[Deprecated(false)]", null],
    ['[Deprecated("A.Q")]', { replacements: ["A.Q"] }],
    ['[Deprecated{"A.Q", "A.R"}]', { replacements: ["A.Q", "A.R"] }],
    ["[Deprecated(null)]", null],
  ])("%s", (qualifier, expected) => {
    const item = classOf(modelOf(`${qualifier} class A { ${qualifier} string P; ${qualifier} uint8 M(); };`), "A");
    expect(item.deprecated).toEqual(expected);
    expect(item.properties.get("P")!.deprecated).toEqual(expected);
    expect(item.methods.get("M")!.deprecated).toEqual(expected);
  });

  test("which the dialects judge differently", () => {
    const codes = (dialect: "dmtf" | "wmi"): string[] =>
      codesOf(compileText("[Deprecated] class A_B { [Key, Deprecated(true)] string P; };", { dialect }));
    expect(codes("wmi")).toEqual([]);
    expect(codes("dmtf")).toEqual(["error qual-deprecated-boolean", "error qual-deprecated-boolean"]);
  });
});

describe("values", () => {
  const text = `${declarations}
    [Flag(false)] class A {};
    [Flag] class B {};
    [Plain] class C {};
    [List("one")] class D {};
    [List{"one", "two"}] class E {};
    [fLAG] class F {};`;
  test.each([
    ["A", ["Flag=false"]],
    ["B", ["Flag=true"]],
    ["C", ["Plain=default"]],
    ["D", ["List=array"]],
    ["E", ["List=array"]],
    ["F", ["Flag=true"]],
  ])("class %s: %j", (name, expected) => {
    expect(shown(classOf(modelOf(text), name).qualifiers)).toEqual(expected);
  });
});

describe("flavors", () => {
  test.each([
    ["Flavor(ToSubclass)", "", { toSubclass: true, overridable: true, translatable: false, amended: false }],
    ["Flavor(Restricted)", "", { toSubclass: false, overridable: true, translatable: false, amended: false }],
    [
      "Flavor(DisableOverride, Translatable)",
      "",
      { toSubclass: true, overridable: false, translatable: true, amended: false },
    ],
    [
      "Flavor(Restricted)",
      ": ToSubclass",
      { toSubclass: true, overridable: true, translatable: false, amended: false },
    ],
    [
      "Flavor(ToSubclass)",
      ": NotToSubclass Amended",
      { toSubclass: false, overridable: true, translatable: false, amended: true },
    ],
    [
      "Flavor(EnableOverride)",
      ": DisableOverride ToInstance",
      { toSubclass: true, overridable: false, translatable: false, amended: false },
    ],
  ])("declared with %s, used with %j", (flavor, use, expected) => {
    const item = classOf(
      modelOf(`Qualifier X : string = null, Scope(any), ${flavor};\n[X("a") ${use}] class A {};`),
      "A",
    );
    expect(item.qualifiers.get("X")!.flavors).toEqual(expected);
  });

  test("without a declaration a qualifier stays where it is; flavors for all uses change that", () => {
    const plain = modelOf("[X] class A {};\nclass B : A {};");
    expect(shown(classOf(plain, "B").qualifiers)).toEqual([]);
    const passed = modelOf("Qualifier X : ToSubclass;\n[X] class A {};\nclass B : A {};");
    expect(shown(classOf(passed, "B").qualifiers)).toEqual(["~X=true"]);
  });
});

test("a declaration in the input takes the place of the built-in one", () => {
  const own = modelOf(
    'Qualifier Description : string = "mine", Scope(any), Flavor(Restricted);\nclass A {};',
  ).qualifierDeclarations.get("description")!;
  expect(own).toMatchObject({
    isBuiltIn: false,
    default: { kind: "string", value: "mine" },
    flavors: { toSubclass: false },
  });
  expect(modelOf("class A {};").qualifierDeclarations.get("Description")).toMatchObject({
    isBuiltIn: true,
    flavors: { translatable: true },
  });
});
