import { Project } from "ts-morph";
import { describe, expect, test } from "vitest";
import type { EmitOptions } from "../../../src/emit/backend.ts";
import { providerMembers } from "../../../src/emit/providers/members.ts";
import { generate, generateFile } from "../generate-text.ts";

const options = { backends: ["providers"] };

const disk = `
  [Abstract] class Element { [Key] string Id; };
  class ConcreteJob : Element { };
  [Description("A disk.")]
  class Disk : Element {
    [Write] uint64 Size;
    string Model;
    [Description("Checks the disk. Takes long."),
     ValueMap { "0", "1", "..", "4096", "32768..65535" },
     Values { "Completed with No Error", "Busy", "DMTF Reserved", "Job Started", "Vendor Specific" }]
    uint32 Check([In] boolean Deep, [In(false), Out] uint64 BadBlocks, [In(false), Out] ConcreteJob REF Job);
    [Static] void Rescan();
  };`;

test("a class with methods becomes result types, a type of changes and a provider", async () => {
  const text = (await generate(disk, options)).get("providers/Disk.ts");
  await expect(text).toMatchFileSnapshot("../../cases/emit/providers.Disk.ts.txt");
});

describe("the result of a method", () => {
  const resultOf = async (qualifiers: string, method: string): Promise<string> => {
    const mof = `class Job { [Key] string Id; }; class C { ${qualifiers} ${method}; };`;
    const [, union = ""] = /C_M_Result =([^;]*);/.exec(await generateFile("providers/C.ts", mof, options)) ?? [];
    return union.replace(/\s+/g, " ").trim();
  };
  const codes = (values: string, labels: string): string => `[ValueMap { ${values} }, Values { ${labels} }]`;

  test.each([
    [
      "success and failure",
      codes('"0", "1"', '"OK", "Failed"'),
      "uint32 M()",
      "Completed<C_M_Output> | Failed<C_M_Output>",
    ],
    ["success only", codes('"0", ".."', '"OK", "DMTF Reserved"'), "uint32 M()", "Completed<C_M_Output>"],
    [
      "vendors' rest",
      codes('"0", ".."', '"OK", "Vendor Reserved"'),
      "uint32 M()",
      "Completed<C_M_Output> | VendorResult",
    ],
    [
      "a vendor's range",
      codes('"0", "9.."', '"OK", "Vendor Specific"'),
      "uint32 M()",
      "Completed<C_M_Output> | VendorResult",
    ],
    [
      "a job",
      codes('"0", "4096"', '"OK", "Job Started"'),
      "uint32 M([In(false), Out] Job REF Work)",
      'Completed<C_M_Output, "Work"> | JobStarted<C_M_Output, "Work">',
    ],
    [
      "a start without a job",
      codes('"0", "4096"', '"OK", "Transition Started"'),
      "uint32 M()",
      "Completed<C_M_Output> | JobStarted<C_M_Output>",
    ],
    [
      "4096 as a failure",
      codes('"0", "4096"', '"OK", "Busy"'),
      "uint32 M()",
      "Completed<C_M_Output> | Failed<C_M_Output, never, 0>",
    ],
    ["0 as a failure", codes('"0", "1"', '"Unspecified Error", "OK"'), "uint32 M()", "Returned<C_M_Output>"],
    ["no codes", "", "uint32 M()", "Returned<C_M_Output>"],
    ["another type", "", "boolean M()", "Returned<C_M_Output>"],
    ["nothing at all", "", "void M()", "Completed<C_M_Output>"],
  ])("with %s", async (_what, qualifiers, method, union) => {
    expect(await resultOf(qualifiers, method)).toBe(union);
  });
});

test("abstract classes have the results of their methods and no provider, indications have nothing", async () => {
  const files = await generate(
    `[Abstract] class A { uint32 M(); }; [Abstract] class B : A { }; class C : B { }; [Indication] class I { };`,
    options,
  );
  const paths = [...files.keys()].filter((path) => path.startsWith("providers/"));
  expect(paths).toEqual(["providers/A.ts", "providers/C.ts"]);
  expect(files.get("providers/A.ts")).not.toContain("class");
  expect(files.get("providers/C.ts")).toContain('import type { A_M_Result } from "./A.js";');
});

test("an association has its roles", async () => {
  const text = await generateFile(
    "providers/Owns.ts",
    `class Owner { }; class Thing { }; [Association] class Owns { [Key] Owner REF Holder; [Key] Thing REF Held; [Key] object REF Any; };`,
    options,
  );
  expect(text).toContain(
    "export interface Owns_Roles {\n  readonly Holder: Owner;\n  readonly Held: Thing;\n  readonly Any: AnyInstance;\n}",
  );
  expect(text).toContain("extends AssociationProvider<\n  Owns,\n  Owns_Keys,\n  Owns_Changes,\n  Owns_Roles\n> {");
});

test("a method with the name of an operation gets another", async () => {
  const text = await generateFile("providers/C.ts", "class C { uint8 GetInstance(); uint8 Constructor(); };", options);
  expect(text).toContain(
    'override readonly renamedMethods: Readonly<Record<string, string>> = {\n    GetInstance: "GetInstance_2",\n    Constructor: "Constructor_2",\n  };',
  );
  expect(text).toContain("  GetInstance_2(\n");
  expect(text).toContain('return this.notSupported("GetInstance");');
});

test("a method with the name of what every object has gets another", async () => {
  const text = await generateFile("providers/C.ts", "class C { uint8 toString(); uint8 valueOf(); };", options);
  expect(text).toContain("  toString_2(\n");
  expect(text).toContain("  valueOf_2(\n");
  expect(text).toContain('return this.notSupported("toString");');
});

test("the names that methods must not take are those of the base classes and of every object", () => {
  const project = new Project({ tsConfigFilePath: "tsconfig.json", skipAddingFilesFromTsConfig: true });
  const members = project
    .addSourceFileAtPath("src/runtime/provider.ts")
    .getClasses()
    .flatMap((cls) => cls.getInstanceMembers().map((member) => member.getName()))
    .filter((name) => !name.startsWith("#"));
  const taken = new Set([...members, ...Object.getOwnPropertyNames(Object.prototype)]);
  expect([...providerMembers].sort()).toEqual([...taken].sort());
});

const nasty = `
  class Promise { [Key] string Partial; uint32 Exclude(); uint32 then([Out] boolean catch); };
  class Completed { [Write] string A-; };
  class InstanceProvider { [ValueMap { "0" }, Values { "OK" }] uint64 Big(); [ValueMap { "a" }] string Text([Out] string ReturnValue2); };
  class Plain { uint32 toString(); uint32 valueOf(); uint32 hasOwnProperty([In] string toString); uint32 isPrototypeOf(); uint32 toJSON(); };
  class C_Provider { }; class C { [Key] C_Provider REF P; [Static, ValueMap { "0", "0", "4096" }, Values { "OK", "Fine", "Job Started" }]
    sint32 M([In, Out, Required] C REF Job, [In] string class, [Out] uint8 Many[]); void V([Out] real32 R); };
  [Association] class L { [Key] L REF Self; }; [Association] class One : C { uint8 References(); };`.replace("A-", "A");

describe("the output type-checks under every strictness flag", () => {
  const strictest = {
    ...{ strict: true, noEmit: true, types: [], declaration: true, isolatedDeclarations: true, isolatedModules: true },
    ...{ noUnusedLocals: true, noUnusedParameters: true, noImplicitOverride: true, noImplicitReturns: true },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noPropertyAccessFromIndexSignature: true },
    ...{ verbatimModuleSyntax: true, noUncheckedSideEffectImports: true, noFallthroughCasesInSwitch: true },
    ...{ target: 9, allowImportingTsExtensions: true },
  };
  const bundler = { module: 99, moduleResolution: 100 };
  const nodenext = { module: 199, moduleResolution: 99 };

  test.each<[Partial<EmitOptions>, object]>([
    [{ enumStyle: "enum", importExtension: ".js" }, nodenext],
    [{ enumStyle: "const", importExtension: ".ts" }, nodenext],
    [
      { enumStyle: "const", importExtension: "" },
      { ...bundler, erasableSyntaxOnly: true },
    ],
  ])("%j", { timeout: 60_000 }, async (style, resolution) => {
    const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { ...strictest, ...resolution } });
    project.createSourceFile("package.json", '{ "type": "module" }');
    for (const [path, text] of await generate(disk + nasty, { ...options, ...style })) {
      if (path.endsWith(".ts")) project.createSourceFile(path, text);
    }
    const complaints = project.getPreEmitDiagnostics().map((diagnostic) => {
      const place = `${diagnostic.getSourceFile()?.getFilePath()}:${diagnostic.getLineNumber()}`;
      return `${place} ${JSON.stringify(diagnostic.getMessageText())}`;
    });
    expect(complaints.filter((text) => !text.startsWith("/package.json"))).toEqual([]);
  });
});
