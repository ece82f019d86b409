import { Project } from "ts-morph";
import { describe, expect, test } from "vitest";
import type { EmitOptions } from "../../src/emit/backend.ts";
import { resolveBackends } from "../../src/emit/backends.ts";
import { selectClasses } from "../../src/emit/closure.ts";
import { emit } from "../../src/emit/emit.ts";
import { format } from "../../src/emit/format.ts";
import { formatText } from "../../src/emit/prettier.ts";
import { modelOf } from "../compile-text.ts";
import { assets, defaultOptions, generate } from "./generate-text.ts";

/** A schema with all that has broken generators before: names, cycles, overrides, repeated labels. */
const nasty = `
  class __SystemClass { [Key] string __PATH; };
  class Reference : __SystemClass { Reference REF Self; };
  class DateTime { datetime DateTime; };
  class Omit { [ValueMap { "0", "1" }, Values { "__proto__", "NaN" }] uint8 Pick; };
  class class : Omit { [Override("Pick"), ValueMap { "0" }, Values { "Other" }] uint8 Pick; class REF default; };
  class string_ { };
  class CON { [ValueMap { "-1", "0" }, Values { "Minus */ one", "" }] sint8 aux; };
  class A { [ValueMap { "1" }, Values { "One" }] uint8 B_C; [Key] uint64 Id = 18446744073709551615; };
  class A_B { [ValueMap { "1" }, Values { "One" }] uint8 C; [ValueMap { "1" }] uint8 C_ValueMap; };
  class A_Keys : A { boolean constructor = true; real32 toString = 1.5; char16 Letter = 'x'; string Text = "a\\"b\\\\"; };
  class X { Y REF Other; [EmbeddedInstance("Y")] string Inner; void M([Out] X REF x); };
  class Y : X { [Override("Other")] Y REF other; [EmbeddedObject] string Any[]; uint8 M2([In, Out] uint8 ReturnCode[2]); };
  class Z { [ValueMap { "OK", "Not OK" }] string Status = "OK"; [BitMap { "0" }, BitValues { "Low" }] uint32 Flags; };
  class infer { [Key] string keyof; [EmbeddedInstance("infer")] string unique[]; uint32 infer(infer REF readonly); };
  class keyof : infer { keyof REF is; };
  class unique { [ValueMap { "1" }, Values { "One" }] uint8 infer; };
  class Readonly { [Key] string Id; [Write] Readonly REF Omit; uint32 static(); uint32 get(uint8 set); };
  class B\u00d7C { [Key] string B\u00d7C; uint32 B\u00d7C(uint8 B\u00d7C); };
  class B\u202eC { [Write] string static\u00a0Go; void static\u00a0Go(); void get\u2028X([Out] uint8 Y\u0085Z); };
  class B\u200bC { [ValueMap { "1" }, Values { "\u1c89" }] uint8 \u1c89\ua7cb; void \ua7cbX(); };
  class \u1c89\ua7cb : B\u00d7C { uint8 \u00a0; };
  class Object { [Key] string valueOf; [Write, MaxLen(5)] string toString; [Write] uint64 constructor[2]; boolean hasOwnProperty; };`;

/** One name in two namespaces, and a class that has the name which one of them would get. */
const namesakes = `
  #pragma namespace ("root/a")
  class Disk { [Key] string Id; [ValueMap { "1" }, Values { "Up" }] uint8 State; Disk REF Mirror; uint8 M([In] string P); };
  class Disk_root_b { [EmbeddedInstance("Disk")] string Disk; };
  #pragma namespace ("root/b")
  class Disk { [Key] string Label; uint8 State; };
  class SmallDisk : Disk { [EmbeddedInstance("Disk")] string Inner; };`;

const strictest = {
  strict: true,
  noEmit: true,
  types: [],
  noUnusedLocals: true,
  noUnusedParameters: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noFallthroughCasesInSwitch: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  noUncheckedSideEffectImports: true,
};

/** What TypeScript says about the output with every strictness flag on. */
async function complaints(options: Partial<EmitOptions>): Promise<string[]> {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { ...strictest, target: 9, module: 99, moduleResolution: 100, allowImportingTsExtensions: true },
  });
  for (const [path, text] of await generate(nasty + namesakes, options)) project.createSourceFile(path, text);
  return project.getPreEmitDiagnostics().map((diagnostic) => {
    const place = `${diagnostic.getSourceFile()?.getFilePath()}:${diagnostic.getLineNumber()}`;
    return `${place} ${JSON.stringify(diagnostic.getMessageText())}`;
  });
}

describe("the output type-checks under every strictness flag", () => {
  test.each<Partial<EmitOptions>>([
    { enumStyle: "enum", importExtension: ".js" },
    { enumStyle: "const", importExtension: ".ts" },
    { enumStyle: "enum", importExtension: "" },
    { backends: ["validators"], enumStyle: "const", importExtension: ".ts" },
  ])("%j", { timeout: 60_000 }, async (options) => {
    expect(await complaints(options)).toEqual([]);
  });
});

test("no two files and no two exports have one name", async () => {
  const files = await generate(nasty);
  const paths = [...files.keys()].map((path) => path.toLowerCase());
  expect(new Set(paths).size).toBe(paths.length);
  const exports = [...files].flatMap(([path, text]) =>
    [...text.matchAll(/^export (?:const|type|interface|enum|class|function) (\w+)/gm)].map(([, name = ""]) => ({
      path,
      name,
    })),
  );
  const places = new Map<string, string>();
  for (const { path, name } of exports) expect(places.get(name) ?? path).toBe((places.set(name, path), path));
  expect(files.get("types/CON_.ts")).toContain("export interface CON ");
});

test("classes of one name have their namespaces in the names of their code, and only there", async () => {
  const files = await generate(namesakes, { backends: ["types", "enums"] });
  expect([...files.keys()].filter((path) => /^(types|enums)/.test(path))).toEqual([
    "enums/Disk_root_a.ts",
    "types/Disk_root_a.ts",
    "types/Disk_root_b.ts",
    "types/Disk_root_b_2.ts",
    "types/SmallDisk.ts",
  ]);
  expect(files.get("types/Disk_root_b.ts")).toContain("/** @mof Disk_root_b */\nexport interface Disk_root_b {");
  expect(files.get("types/Disk_root_b_2.ts")).toContain("/** @mof root/b:Disk */\nexport interface Disk_root_b_2 {");
  expect(files.get("types/Disk_root_a.ts")).toContain('name: "Disk",');
  expect(files.get("types/Disk_root_a.ts")).toContain("Mirror: Reference<Disk_root_a>");
  expect(files.get("types/SmallDisk.ts")).toContain("interface SmallDisk extends Disk_root_b_2");
  const alone = await generate(namesakes.replace("root/b", "root/a").replace("class Disk ", "class Other "));
  expect(alone.get("types/Disk.ts")).toContain("/** @mof Disk */\nexport interface Disk {");
});

test("the names of the runtime that backends bring along are kept free, and no others", async () => {
  const mof = "class DateTime { }; class Dispatcher { };";
  const interfaceOf = async (backends: readonly string[], path: string): Promise<string | undefined> =>
    /export interface (\w+)/.exec((await generate(mof, { backends })).get(path) ?? "")?.[1];
  expect(await interfaceOf(["types"], "types/DateTime_2.ts")).toBe("DateTime_2");
  expect(await interfaceOf(["types"], "types/Dispatcher.ts")).toBe("Dispatcher");
  expect(await interfaceOf(["providers"], "types/Dispatcher_2.ts")).toBe("Dispatcher_2");
});

test("every file says where it is from, and the order of classes changes no byte", async () => {
  const classes = nasty.trim().split(/\n/);
  const files = await generate(nasty);
  expect(await generate(classes.toReversed().join("\n"))).toEqual(files);
  for (const text of files.values())
    expect(text).toMatch(/^\/\/ Generated by mofc( from test\.mof)?\. Do not edit\.\n/);
  expect([...files.values()].join("")).not.toContain("\r");
});

test("a part of the classes has the same bytes as in the whole", async () => {
  const whole = await generate(nasty);
  const part = await generate(nasty, { classes: ["a_b"] });
  expect([...part.keys()].filter((path) => path.startsWith("types/"))).toEqual(["types/A_B.ts"]);
  for (const [path, text] of part) if (path !== "index.ts") expect(text).toBe(whole.get(path));
});

describe("the closure of the classes asked for", () => {
  const model = modelOf(`
    class Root { }; class Base : Root { }; class Sub : Base { Target REF T; void M([EmbeddedInstance("Inner")] string I); };
    class Target { }; class Inner : Target { }; class Subscriber { }; class Lonely { };`);
  const names = (...patterns: string[]): string[] => selectClasses(model, patterns).classes.map(({ name }) => name);

  test("has superclasses, targets of references and embedded classes", () => {
    expect(names("sub")).toEqual(["Base", "Inner", "Root", "Sub", "Target"]);
  });

  test("takes the path of a class of which there are several", () => {
    const paths = selectClasses(modelOf(namesakes), ["root/b:Disk"]).classes.map(({ path }) => path);
    expect(paths).toEqual(["root/b:Disk"]);
  });

  test("takes patterns, and tells which match nothing", () => {
    expect(names("SUB*e?")).toEqual(["Subscriber"]);
    expect(names()).toHaveLength(7);
    expect(selectClasses(model, ["Lone", "Lon*"])).toMatchObject({
      unmatched: ["Lone"],
      classes: [{ name: "Lonely" }],
    });
  });
});

test("a backend brings those that its output imports", () => {
  expect(resolveBackends(["types"]).map(({ name }) => name)).toEqual(["types", "enums", "runtime"]);
  expect(resolveBackends(["enums"]).map(({ name }) => name)).toEqual(["enums", "runtime"]);
  expect(() => resolveBackends(["type"])).toThrow(
    'Unknown backend "type"; known are types, enums, providers, validators, validator-targets, reference, server, client, runtime.',
  );
});

test("a template can be replaced, and one that names what the view lacks fails", async () => {
  const own = (text: string) => ({
    ...assets,
    template: (name: string) => (name === "index" ? text : assets.template(name)),
  });
  const files = await emit(modelOf("class C { };"), defaultOptions, own("{{header}}\n// my own\n"));
  expect(files.find(({ path }) => path === "index.ts")?.text).toBe("// Generated by mofc. Do not edit.\n// my own\n");
  await expect(emit(modelOf("class C { };"), defaultOptions, own("{{footer}}"))).rejects.toThrow("footer");
});

describe("formatting", () => {
  test("on threads gives what it gives on this one, in order", { timeout: 60_000 }, async () => {
    const files = Array.from({ length: 70 }, (_, index) => ({
      path: `${index}.ts`,
      text: `export   const a${index}=[ ${index} ]`,
    }));
    const formatted = await format(files);
    expect(formatted[69]).toMatchObject({ path: "69.ts", text: "export const a69 = [69];\n" });
    const onThisOne = await Promise.all(files.map(({ path, text }) => formatText(path, text)));
    expect(formatted.map(({ text }) => text)).toEqual(onThisOne);
  });

  test("names the file that is no TypeScript", { timeout: 60_000 }, async () => {
    const files = Array.from({ length: 70 }, (_, index) => ({
      path: `${index}.ts`,
      text: index === 66 ? "enum {" : "",
    }));
    await expect(format(files)).rejects.toThrow("The text rendered for 66.ts cannot be formatted");
    await expect(format([{ path: "a.ts", text: "const" }])).rejects.toThrow(
      "The text rendered for a.ts cannot be formatted",
    );
  });
});
