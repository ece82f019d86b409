import { expect, test } from "vitest";
import { generateFile } from "../generate-text.ts";

const job = `
  class CIM_ManagedElement { [Key] string InstanceID; };
  [Version("2.1.0"), Description("A job.")]
  class CIM_Job : CIM_ManagedElement {
    [Description("State of the job."), ValueMap { "2", "3", "4.." }, Values { "New", "Shutting Down", "Vendor Reserved" }]
    uint16 JobState = 2;
    [Write, Required, MaxLen(64), Deprecated { "CIM_Job.InstanceID" }]
    string Name;
    [Units("Seconds"), MinValue(1), MaxValue(9)]
    uint64 Elapsed;
    datetime Started[3];
    [Description("Stops the job."), ValueMap { "0", ".." }, Values { "Done", "Failed" }]
    uint32 Kill([In, Required] boolean Now, [In(false), Out] CIM_Job REF Next, [In, Out, EmbeddedInstance("CIM_Job")] string Log[]);
  };`;

test("a class becomes an interface, a keys type, types for its methods and a handle", async () => {
  expect(await generateFile("types/CIM_Job.ts", job)).toBe(`import {
  type CIM_Job_JobState,
  CIM_Job_JobState_ValueMap,
  type CIM_Job_Kill_ReturnValue,
  CIM_Job_Kill_ReturnValue_ValueMap,
} from "../enums/CIM_Job.js";
import type { DateTime } from "../runtime/datetime.js";
import { type ClassDescriptor, type MethodType, describeClass } from "../runtime/descriptor.js";
import type { Reference } from "../runtime/reference.js";
import { CIM_ManagedElement } from "./CIM_ManagedElement.js";

/**
 * A job.
 *
 * @mof CIM_Job
 */
export interface CIM_Job extends CIM_ManagedElement {
  /**
   * State of the job.
   *
   * @default 2 (New)
   * @mof CIM_Job.JobState
   */
  readonly JobState: CIM_Job_JobState | null;
  /**
   * @maxLength 64
   * @mof CIM_Job.Name
   * @deprecated Use CIM_Job.InstanceID.
   */
  Name: string;
  /**
   * @units Seconds
   * @minimum 1
   * @maximum 9
   * @mof CIM_Job.Elapsed
   */
  readonly Elapsed: bigint | null;
  /**
   * An array of exactly 3 elements.
   *
   * @mof CIM_Job.Started
   */
  readonly Started: readonly DateTime[] | null;
}

/** The properties that name an instance of CIM_Job. */
export type CIM_Job_Keys = Pick<CIM_Job, "InstanceID">;

/** What can be modified in an instance of CIM_Job; its other properties are read-only. */
export type CIM_Job_Changes = Partial<Pick<CIM_Job, "Name">>;

/**
 * Stops the job.
 *
 * @mof CIM_Job.Kill()
 */
export interface CIM_Job_Kill_Input {
  /** @mof CIM_Job.Kill(Now) */
  readonly Now: boolean;
  /** @mof CIM_Job.Kill(Log) */
  readonly Log: readonly CIM_Job[] | null;
}

/**
 * What CIM_Job.Kill() gives back.
 *
 * @mof CIM_Job.Kill()
 */
export interface CIM_Job_Kill_Output {
  readonly ReturnValue: CIM_Job_Kill_ReturnValue;
  /** @mof CIM_Job.Kill(Next) */
  readonly Next: Reference<CIM_Job> | null;
  /** @mof CIM_Job.Kill(Log) */
  readonly Log: readonly CIM_Job[] | null;
}

/** The input and output of each method of CIM_Job. */
export interface CIM_Job_Methods {
  readonly Kill: MethodType<CIM_Job_Kill_Input, CIM_Job_Kill_Output>;
}

/** The class CIM_Job at run time: the handle for operations on its instances. */
export const CIM_Job: ClassDescriptor<CIM_Job, CIM_Job_Keys, CIM_Job_Changes, CIM_Job_Methods> =
  /* @__PURE__ */ describeClass({
    name: "CIM_Job",
    superclass: CIM_ManagedElement,
    version: "2.1.0",
    properties: [
      { name: "JobState", type: "uint16", valueMap: CIM_Job_JobState_ValueMap, default: 2 },
      {
        name: "Name",
        type: "string",
        isRequired: true,
        limits: { maxLength: 64 },
        deprecated: ["CIM_Job.InstanceID"],
        isWritable: true,
      },
      { name: "Elapsed", type: "uint64", limits: { minValue: 1n, maxValue: 9n } },
      { name: "Started", type: "datetime", array: { size: 3 } },
    ],
    methods: [
      {
        name: "Kill",
        returnType: "uint32",
        valueMap: CIM_Job_Kill_ReturnValue_ValueMap,
        parameters: [
          { name: "Now", type: "boolean", isRequired: true },
          { name: "Next", type: { reference: "CIM_Job" }, isIn: false, isOut: true },
          { name: "Log", type: { embedded: "CIM_Job", as: "string" }, array: {}, isOut: true },
        ],
      },
    ],
  });
`);
});

/** The declaration of an interface without its comments. */
async function interfaceOf(name: string, mof: string): Promise<string> {
  const text = await generateFile(`types/${name}.ts`, mof);
  const code = text.replace(/^ *\/\*\*[^]*?\*\/\n/gm, "");
  return code.slice(code.indexOf("export interface"), code.indexOf("\n}\n") + 3);
}

test.each([
  ["uint8 P;", "readonly P: number | null;"],
  ["sint64 P;", "readonly P: bigint | null;"],
  ["real64 P;", "readonly P: number | null;"],
  ["char16 P;", "readonly P: string | null;"],
  ["boolean P[];", "readonly P: readonly boolean[] | null;"],
  ["[Required] datetime P;", "readonly P: DateTime;"],
  ["[Write] boolean P;", "P: boolean | null;"],
  ["C REF P;", "readonly P: Reference<C> | null;"],
  ["Unknown REF P;", "readonly P: Reference | null;"],
  ["object REF P;", "readonly P: Reference | null;"],
  ["[EmbeddedObject] string P;", "readonly P: AnyInstance | null;"],
  ['[EmbeddedInstance("C")] string P[];', "readonly P: readonly C[] | null;"],
  ['[ValueMap { "1..2" }, Values { "Vendor" }] uint8 P;', "readonly P: number | null;"],
  ["uint8 constructor;", "readonly constructor: number | null;"],
  ["uint8 __proto__;", "readonly __proto__: number | null;"],
])("%s is %s", async (property, member) => {
  expect(await interfaceOf("C", `class C { ${property} };`)).toBe(`export interface C {\n  ${member}\n}\n`);
});

const base = `
  class A { [ValueMap { "1", "2" }, Values { "One", "Two" }] uint16 P; [Required] string Q; };
  class B { A REF R; };`;

test.each([
  [
    "the same value map",
    '[Override("P"), ValueMap { "1", "2" }, Values { "One", "Two" }] uint16 P;',
    "extends A {",
    "A_P | null",
  ],
  ["an inherited value map", '[Override("P"), Description("New text.")] uint16 P;', "extends A {", "A_P | null"],
  [
    "another value map",
    '[Override("P"), ValueMap { "3" }, Values { "Three" }] uint16 P;',
    'extends Omit<A, "P"> {',
    "C_P | null",
  ],
  ["a tighter type", '[Override("P"), Required] uint16 P;', "extends A {", "A_P;"],
  ["a looser type", '[Override("Q"), Required(false)] string Q;', 'extends Omit<A, "Q"> {', "Q: string | null"],
  ["another spelling", '[Override("Q")] string q;', "extends A {", "readonly Q: string;"],
])("an override with %s", async (_what, property, heritage, member) => {
  const text = await interfaceOf("C", `${base} class C : A { ${property} };`);
  expect(text).toContain(heritage);
  expect(text).toContain(member);
});

test("a reference narrows with its class, unless that is no longer assignable", async () => {
  const narrowed = `${base} class D : B { [Override("R")] C REF R; };`;
  expect(await interfaceOf("D", `${narrowed} class C : A { };`)).toContain("extends B {");
  const other = '[Override("P"), ValueMap { "3" }, Values { "Three" }] uint16 P;';
  expect(await interfaceOf("D", `${narrowed} class C : A { ${other} };`)).toContain('extends Omit<B, "R"> {');
});

test("an inherited default says where it is from", async () => {
  const text = await generateFile("types/B.ts", 'class A { uint8 P = 7; }; class B : A { [Override("P")] uint8 P; };');
  expect(text).toContain("@default 7 (inherited from A)");
  expect(text).toContain('{ name: "P", type: "uint8", default: 7, origin: "A" }');
});

test("the default of a char16 is a string, also where the schema gives its number", async () => {
  const text = await generateFile(
    "types/A.ts",
    "class A { char16 P = 65; char16 Q = 'B'; char16 R[] = {67, '\\x44'}; };",
  );
  expect(text).toContain('{ name: "P", type: "char16", default: "A" }');
  expect(text).toContain('{ name: "Q", type: "char16", default: "B" }');
  expect(text).toContain('{ name: "R", type: "char16", array: {}, default: ["C", "D"] }');
});

test("what is experimental says so", async () => {
  const text = await generateFile(
    "types/C.ts",
    "[Experimental] class C { [Experimental] string Name; [Experimental] uint32 Stop(); };",
  );
  expect(text.match(/^ *\* @mof .*\n *\* @experimental$/gm)?.map((lines) => lines.trim().split("\n")[0])).toEqual([
    "* @mof C",
    "* @mof C.Name",
    "* @mof C.Stop()",
  ]);
});

test("a method without input or output has empty records", async () => {
  const text = await generateFile("types/C.ts", "class C { void Reset(); };");
  expect(text).toContain("export type C_Reset_Input = Record<string, never>;");
  expect(text).toContain("export type C_Reset_Output = Record<string, never>;");
  expect(text).toContain('{\n      name: "Reset",\n      returnType: null,\n    },');
});
