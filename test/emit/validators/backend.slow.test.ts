import { beforeAll, describe, expect, test } from "vitest";
import type * as Datetime from "../../../src/runtime/datetime.ts";
import type { Issue } from "../../../src/runtime/issue.ts";
import type * as References from "../../../src/runtime/reference.ts";
import type { Validator } from "../../../src/runtime/validation.ts";
import { generate, generateFile } from "../generate-text.ts";
import { type Generated, loadGenerated } from "../load-generated.ts";

const schema = `
  class Base { [Key] string Id; };
  class Sub : Base { uint64 Extra; };
  class Other { [Key] string Id; };
  class Inner { uint8 Size; };
  class All : Base {
    uint8 U8; sint8 S8; uint16 U16; sint16 S16; uint32 U32; sint32 S32; uint64 U64; sint64 S64;
    real32 R32; real64 R64; boolean Flag; char16 Letter; datetime Time;
    [SubType("Interval")] datetime Length; [SubType("DateTime")] datetime Moment;
    [Required, MinLen(2), MaxLen(3), Write] string Name;
    [MinValue(-31), MaxValue(31), Write] sint8 Day;
    [MinValue(10)] uint64 Big;
    uint8 Many[]; boolean Three[3]; [MaxLen(2)] string Short[];
    [ValueMap { "1", "2", "5..7", "0x10.." }, Values { "One", "Two", "Some", "Vendor" }] uint16 State;
    [ValueMap { "1", ".." }, Values { "One", "Reserved" }] uint16 Loose;
    [ValueMap { "OK", "Bad" }] string Status;
    [BitMap { "0", "2..3" }, BitValues { "a", "b" }] uint8 Bits;
    Base REF Target; [EmbeddedInstance("Inner")] string Part; [EmbeddedInstance("Base")] string AnyBase;
    [EmbeddedObject] string Anything; [EmbeddedInstance("Inner")] string Parts[];
    [ValueMap { "0", "1" }, Values { "Done", "Failed" }]
    uint32 Run([In] uint8 Count, [In(false), Out] Base REF Made);
    void Reset();
  };`;

let code: Generated;
let all: Validator<object>;
let DateTime: typeof Datetime.DateTime;
let reference: typeof References.reference;
let valid: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  code = await loadGenerated(schema);
  all = validator("All");
  DateTime = code["DateTime"] as typeof DateTime;
  reference = code["reference"] as typeof reference;
  valid = { ...all.rules.read({}), Id: "1", Name: "abc" };
});

function validator(name: string): Validator<object> {
  return code[`${name}_Validator`] as Validator<object>;
}

function issuesOf(changes: object): readonly Issue[] {
  return all.validate({ ...valid, ...changes }).issues;
}

test("NULL is right where nothing requires a value", () => {
  expect(all.is(valid)).toBe(true);
  expect(all.validate(valid)).toEqual({ ok: true, value: valid, issues: [], warnings: [] });
});

test("an issue says what is wrong, where, and what was expected", () => {
  expect(issuesOf({ U8: 256 })).toEqual([
    {
      code: "range",
      path: ["U8"],
      message: "Expected an integer from 0 to 255 (number), received 256.",
      expected: "an integer from 0 to 255 (number)",
      received: "256",
    },
  ]);
});

describe("each rule has its issue", () => {
  test.each<
    [string, string, (make: { time: (text: string) => unknown; ref: (name: string) => unknown }) => unknown, string]
  >([
    ["U8", "type", () => "5", 'Expected an integer from 0 to 255 (number), received "5".'],
    ["U8", "range", () => 1.5, "Expected an integer from 0 to 255 (number), received 1.5."],
    ["S8", "range", () => -129, "Expected an integer from -128 to 127 (number), received -129."],
    [
      "S32",
      "range",
      () => 2 ** 31,
      "Expected an integer from -2147483648 to 2147483647 (number), received 2147483648.",
    ],
    ["U64", "type", () => 5, "Expected an integer from 0 to 18446744073709551615 (bigint), received 5."],
    ["U64", "range", () => -1n, "Expected an integer from 0 to 18446744073709551615 (bigint), received -1n."],
    ["R32", "range", () => 1e39, "Expected a number that real32 holds, received 1e+39."],
    ["R64", "type", () => true, "Expected a real64 (number), received true."],
    ["Flag", "type", () => 1, "Expected a boolean, received 1."],
    ["Letter", "type", () => "ab", 'Expected a string of one UTF-16 code unit, received "ab".'],
    ["Time", "type", () => "20260101", 'Expected a datetime, received "20260101".'],
    [
      "Length",
      "datetime-kind",
      ({ time }) => time("20260101000000.000000+000"),
      "Expected a datetime, an interval, received the datetime 20260101000000.000000+000.",
    ],
    [
      "Moment",
      "datetime-kind",
      ({ time }) => time("00000001000000.000000:000"),
      "Expected a datetime, a point in time, received the datetime 00000001000000.000000:000.",
    ],
    ["Name", "null", () => null, "Expected a string, received NULL."],
    ["Name", "missing", () => undefined, "Expected a string; the member is missing."],
    ["Name", "length", () => "a", 'Expected a string of 2 to 3 characters, received "a".'],
    ["Day", "range", () => 32, "Expected -31 to 31, received 32."],
    ["Big", "range", () => 9n, "Expected at least 10, received 9n."],
    ["Many", "type", () => 5, "Expected an array, each element an integer from 0 to 255 (number), received 5."],
    ["Three", "array-size", () => [true], "Expected an array of 3, each element a boolean, received an array of 1."],
    ["State", "value-map", () => 3, "Expected one of 1, 2, 5..7, 0x10.., received 3."],
    ["Status", "value-map", () => "ok", 'Expected one of OK, Bad, received "ok".'],
    ["Bits", "bit-map", () => 3, "Expected no bits but 0, 2..3, received bit 1 in 3."],
    ["Target", "type", () => "Base.Id=1", 'Expected a reference to Base or a class below it, received "Base.Id=1".'],
    [
      "Target",
      "reference-class",
      ({ ref }) => ref("Other"),
      "Expected a reference to Base or a class below it, received a reference to Other.",
    ],
    ["Part", "type", () => 1, "Expected an instance of Inner, received 1."],
    ["Unknown", "unknown-member", () => 1, "All has no member of this name."],
  ])("%s: %s", (name, issueCode, make, message) => {
    const time = (text: string): unknown => DateTime.parse(text);
    const ref = (className: string): unknown => reference(className, { Id: "1" });
    const value = { ...valid, [name]: make({ time, ref }) };
    const { issues } = all.validate(value);
    expect(all.is(value)).toBe(false);
    expect(issues.map(({ code: received, path, message: text }) => [received, path, text])).toEqual([
      [issueCode, [name], message],
    ]);
  });

  test("elements and members of embedded instances have their path", () => {
    const places = (changes: object): unknown =>
      issuesOf(changes).map(({ code: received, path }) => [received, path.join(".")]);
    expect(places({ Many: [1, 300, null] })).toEqual([
      ["range", "Many.1"],
      ["null", "Many.2"],
    ]);
    expect(places({ Short: ["ab", "abc"] })).toEqual([["length", "Short.1"]]);
    expect(places({ Parts: [{ Size: 1 }, { Size: -1, Wrong: 0 }] })).toEqual([
      ["range", "Parts.1.Size"],
      ["unknown-member", "Parts.1.Wrong"],
    ]);
  });

  test("all issues are found, not only the first", () => {
    expect(issuesOf({ U8: -1, Name: null, State: 4, More: 1 }).map(({ path }) => path[0])).toEqual([
      "U8",
      "Name",
      "State",
      "More",
    ]);
  });

  test.each([[null], [undefined], [5], ["text"], [[]]])("%j is not an object", (value) => {
    expect(all.is(value)).toBe(false);
    expect(all.validate(value).issues).toMatchObject([{ code: "type", path: [] }]);
  });
});

describe("right values", () => {
  test.each<[string, unknown]>([
    ["U32", 0xffffffff],
    ["S16", -32768],
    ["U64", 2n ** 64n - 1n],
    ["S64", -(2n ** 63n)],
    ["R32", Infinity],
    ["R64", NaN],
    ["Letter", "\ud800"],
    ["Name", "\u{1f600}\u{1f600}\u{1f600}"],
    ["State", 6],
    ["State", 65535],
    ["Loose", 40000],
    ["Bits", 13],
    ["Three", [true, false, true]],
    ["AnyBase", { Id: "1" }],
    ["AnyBase", { Id: "1", Extra: 5n }],
    ["Anything", { what: "ever" }],
    ["Parts", []],
  ])("%s takes %o", (name, value) => {
    expect(all.is({ ...valid, [name]: value })).toBe(true);
  });

  test("a reference can name a class below the target, in any case", () => {
    for (const name of ["Base", "SUB", "all"])
      expect(all.is({ ...valid, Target: reference(name, { Id: "1" }) })).toBe(true);
  });
});

test("with open, values that a map does not have are warnings", () => {
  const value = { ...valid, State: 3, Bits: 2 };
  const result = all.validate(value, { open: true });
  expect(result).toMatchObject({
    ok: true,
    issues: [],
    warnings: [
      { code: "value-map", path: ["State"] },
      { code: "bit-map", path: ["Bits"] },
    ],
  });
  expect(all.validate({ ...value, U8: -1 }, { open: true })).toMatchObject({ ok: false, issues: [{ path: ["U8"] }] });
});

test("validators generated to be open pass such values wherever they are, and a call can still refuse them", async () => {
  const mof = `
    class Inner { [ValueMap { "1" }] uint8 State; uint8 Size; };
    class Outer { [EmbeddedInstance("Inner")] string Part; [EmbeddedInstance("Inner")] string Parts[]; [Write, BitMap { "0" }] uint8 Bits; };`;
  const generated = await loadGenerated(mof, { backendOptions: { validators: { open: true } } });
  const outer = generated["Outer_Validator"] as Validator<object>;
  const value = {
    Part: { State: 2, Size: 1 },
    Parts: [
      { State: 1, Size: 1 },
      { State: 3, Size: 1 },
    ],
    Bits: 2,
  };
  expect(outer.is(value)).toBe(true);
  expect(() => outer.assert(value)).not.toThrow();
  expect(outer.validate(value)).toMatchObject({
    ok: true,
    warnings: [{ path: ["Part", "State"] }, { path: ["Parts", 1, "State"] }, { code: "bit-map", path: ["Bits"] }],
  });
  expect(outer.validate(value, { open: false })).toMatchObject({ ok: false, issues: { length: 3 }, warnings: [] });
  expect(() => outer.assert(value, { open: false })).toThrow("Not a valid Outer at Part.State");
  expect(outer.is({ ...value, Part: { State: 2, Size: -1 } })).toBe(false);
  expect((generated["Outer_Changes_Validator"] as Validator<object>).is({ Bits: 2 })).toBe(true);
});

test("assert throws all issues", () => {
  expect(() => all.assert({ ...valid, U8: -1, Flag: 0 })).toThrow(
    "Not a valid All at U8: Expected an integer from 0 to 255 (number), received -1. (and 1 more)",
  );
  expect(() => all.assert(valid)).not.toThrow();
});

test("keys are a part of the class", () => {
  const keys = validator("All_Keys");
  expect(keys.is({ Id: "1" })).toBe(true);
  expect(keys.validate({ Id: null, Name: "abc" }).issues.map(({ code: received, path }) => [received, path])).toEqual([
    ["null", ["Id"]],
    ["unknown-member", ["Name"]],
  ]);
  expect(keys.validate({}).issues).toMatchObject([{ code: "missing" }]);
});

test("changes take any of the writable properties and refuse the others", () => {
  const changes = validator("All_Changes");
  for (const right of [{}, { Name: "abc" }, { Day: null, Name: "ab" }]) expect(changes.is(right)).toBe(true);
  expect(
    changes.validate({ Name: null, U8: 1, What: 1 }).issues.map(({ code: received, path }) => [received, path[0]]),
  ).toEqual([
    ["null", "Name"],
    ["read-only", "U8"],
    ["unknown-member", "What"],
  ]);
  expect(changes.parse({ Day: "7" })).toEqual({ Day: 7 });
  expect(changes.toJSON({ Day: 7 })).toEqual({ Day: 7 });
  expect(validator("Sub_Changes").validate({ Extra: 1n }).issues).toMatchObject([{ code: "read-only" }]);
});

test("methods have validators of input and output", () => {
  expect(validator("All_Run_Input").is({ Count: 5 })).toBe(true);
  expect(validator("All_Run_Input").validate({ Count: 5, Made: null }).issues).toMatchObject([
    { code: "unknown-member", message: "input of All.Run() has no member of this name." },
  ]);
  expect(validator("All_Run_Output").is({ ReturnValue: 0, Made: null })).toBe(true);
  expect(validator("All_Run_Output").validate({ ReturnValue: 2, Made: null }).issues).toMatchObject([
    { code: "value-map" },
  ]);
  expect(validator("All_Reset_Input").is({})).toBe(true);
  expect(validator("All_Reset_Output").is({ ReturnValue: 0 })).toBe(false);
});

describe("an override", () => {
  const overriding = (property: string): Promise<Generated> =>
    loadGenerated(
      `class A { [ValueMap { "1", "2" }] uint8 P; string Q; }; class B : A { }; class C : B { ${property} };`,
    );

  test("that allows more is judged by its own rule", async () => {
    const c = (await overriding('[Override("P"), ValueMap { "3" }] uint8 P;'))["C_Validator"] as Validator<object>;
    expect(c.is({ P: 3, Q: null })).toBe(true);
    expect(c.validate({ P: 3, Q: 1 }).issues.map(({ path }) => path[0])).toEqual(["Q"]);
    expect(c.validate({ P: 1, Q: null }).issues).toMatchObject([{ expected: "one of 3" }]);
  });

  test("that allows less is complained of once", async () => {
    const c = (await overriding('[Override("P"), Required] uint8 P;'))["C_Validator"] as Validator<object>;
    expect(c.validate({ P: null, Q: null }).issues.map(({ code: received }) => received)).toEqual(["null"]);
    expect(c.validate({ P: "x", Q: null }).issues.map(({ code: received }) => received)).toEqual(["type"]);
  });
});

test("names that mean something to JavaScript are members like any other", async () => {
  const generated = await loadGenerated("class C { uint8 __proto__; uint8 constructor; [Key] string toString; };");
  const c = generated["C_Validator"] as Validator<object>;
  const value = JSON.parse('{ "__proto__": 1, "constructor": 2, "toString": "x" }') as object;
  expect(c.is(value)).toBe(true);
  expect(JSON.stringify(c.toJSON(c.parse(value)))).toBe('{"__proto__":1,"constructor":2,"toString":"x"}');
  expect(c.is({})).toBe(false);
});

test("classes that embed each other can be loaded from any side", async () => {
  const generated = await loadGenerated(
    'class X { [EmbeddedInstance("Y")] string Inner; }; class Y : X { [EmbeddedInstance("X")] string Outer; };',
  );
  const y = generated["Y_Validator"] as Validator<object>;
  expect(y.is({ Inner: { Inner: null, Outer: null }, Outer: { Inner: null } })).toBe(true);
});

describe("an instance that contains itself", () => {
  const loop = { Parts: [] as unknown[], Any: null as unknown };
  loop.Parts = [loop, loop];
  let node: Validator<object>;
  beforeAll(async () => {
    node = (
      await loadGenerated('class Node { [EmbeddedInstance("Node")] string Parts[]; [EmbeddedObject] string Any; };')
    )["Node_Validator"] as Validator<object>;
  });

  test("is an issue", () => {
    expect(node.is(loop)).toBe(false);
    expect(node.validate(loop).issues[0]).toMatchObject({
      code: "nesting",
      path: ["Parts", 0, "Parts", 0],
      message:
        "Expected an instance of Node that does not contain itself, at most 100 in each other, received an object.",
    });
    expect(node.tryParse(loop).ok).toBe(false);
    expect(() => JSON.stringify(node.toJSON(loop))).toThrow("circular structure");
    const any: Record<string, unknown> = {};
    any["Self"] = [any];
    expect(() => JSON.stringify(node.toJSON({ Parts: null, Any: any }))).toThrow("circular structure");
  });

  test("is no more than one that goes too deep", () => {
    const chain = (depth: number): object =>
      depth === 0 ? { Parts: null, Any: null } : { Parts: [chain(depth - 1)], Any: null };
    expect(node.is(chain(100))).toBe(true);
    expect(node.parse(chain(100))).toEqual(chain(100));
    for (const depth of [101, 5000]) {
      const { issues } = node.validate(chain(depth));
      expect([node.is(chain(depth)), issues.length, issues[0]?.code]).toEqual([false, 1, "nesting"]);
    }
  });

  test("may stand twice beside itself", () => {
    const part = { Parts: null, Any: null };
    expect(node.is({ Parts: [part, part], Any: part })).toBe(true);
  });
});

test("a class that is asked for alone has the same validators as in the whole", async () => {
  const options = { backends: ["validators"] };
  const part = await generate(schema, { ...options, classes: ["Other"] });
  expect(part.get("validators/Other.ts")).toBe((await generate(schema, options)).get("validators/Other.ts"));
});

test("the validators of a small class", async () => {
  const mof = `
    class CIM_Element { [Key] string InstanceID; };
    [Description("A counter.")]
    class CIM_Counter : CIM_Element {
      [Required, Write, MaxLen(64)] string Name;
      uint64 Total;
      [ValueMap { "2", "3", "32768.." }, Values { "On", "Off", "Vendor" }] uint16 State[];
      datetime Since;
      CIM_Element REF Owner;
      uint32 Reset([In] uint64 To);
    };`;
  await expect(await generateFile("validators/CIM_Counter.ts", mof, { backends: ["validators"] })).toMatchFileSnapshot(
    "../../cases/emit/validators.ts.txt",
  );
});
