import { Project } from "ts-morph";
import { describe, expect, test } from "vitest";
import type { Host } from "../../src/source/host.ts";
import { planScaffold, type ScaffoldPlan } from "../../src/usercode/scaffold.ts";
import { modelOf } from "../compile-text.ts";
import { generate } from "../emit/generate-text.ts";

const disk = `
  [Abstract, Description("A thing.")] class Element { [Key] string Id; };
  [Indication] class Alert { };
  [Description("A disk.")] class Disk : Element {
    [Description("Spins."), ValueMap { "0", "1" }, Values { "OK", "Stuck" }] uint8 Spin([In] uint8 Speed);
    [Static] void Rescan();
  };
  [Association] class Holds { [Key] Element REF Holder; [Key] Disk REF Held; };`;

/** Plans over files that are there already. */
function plan(
  mof: string,
  classNames: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<ScaffoldPlan> {
  const text = (path: string): Uint8Array | null =>
    files[path] === undefined ? null : new TextEncoder().encode(files[path]);
  const refuse = (): never => {
    throw new Error("A plan writes nothing.");
  };
  const host: Host = { read: text, list: () => null, write: refuse, replace: refuse, remove: refuse };
  const request = {
    classNames,
    outputFolder: "src/providers",
    generatedFolder: "generated",
    importExtension: ".js",
    backends: ["providers"],
  } as const;
  return planScaffold(modelOf(mof), request, host);
}

const textOf = ({ files }: ScaffoldPlan, path: string): string => files.find((file) => file.path === path)?.after ?? "";

test("a new class has a provider in which nothing is supported, and a test", async () => {
  const planned = await plan(disk, ["disk"]);
  expect(planned.files.map(({ path, before }) => [path, before])).toEqual([
    ["src/providers/Disk.ts", null],
    ["src/providers/Disk.test.ts", null],
  ]);
  await expect(textOf(planned, "src/providers/Disk.ts")).toMatchFileSnapshot("../cases/usercode/Disk.ts.txt");
  await expect(textOf(planned, "src/providers/Disk.test.ts")).toMatchFileSnapshot("../cases/usercode/Disk.test.ts.txt");
});

test("a second run changes nothing, and leaves the test to the user", async () => {
  const first = textOf(await plan(disk, ["Disk"]), "src/providers/Disk.ts");
  const files = { "src/providers/Disk.ts": first, "src/providers/Disk.test.ts": "// mine" };
  const rest = { files: [], unchanged: ["src/providers/Disk.ts"], refusals: [] };
  expect(await plan(disk, ["Disk"], files)).toEqual({ ...rest, missing: ["generated/providers/Disk.ts"] });
  expect(await plan(disk, ["Disk"], { ...files, "generated/providers/Disk.ts": "" })).toEqual({ ...rest, missing: [] });
});

test("classes without instances of their own, and files without the class, are refused", async () => {
  const { files, refusals } = await plan(disk, ["Element", "Alert", "Disk"], {
    "src/providers/Disk.ts": "export {};\n",
  });
  expect(files).toEqual([]);
  expect(refusals).toEqual([
    "Element is abstract: it has no instances that a provider could serve.",
    "Alert is an indication: it has no instances that a provider could serve.",
    "src/providers/Disk.ts has no class that extends Disk_Provider, which Disk would need.",
  ]);
});

/** What TypeScript says about a user's file beside the code generated from the MOF. */
async function complaints(mof: string, userFile: string): Promise<string[]> {
  const strict = {
    strict: true,
    noImplicitOverride: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    exactOptionalPropertyTypes: true,
  };
  const modules = {
    noEmit: true,
    types: [],
    target: 11,
    module: 199,
    moduleResolution: 99,
    verbatimModuleSyntax: true,
  };
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { ...strict, ...modules } });
  project.getFileSystem().writeFileSync("/package.json", '{ "type": "module" }');
  for (const [path, text] of await generate(mof, { backends: ["providers"] })) {
    if (path.endsWith(".ts")) project.createSourceFile(`/generated/${path}`, text);
  }
  const file = project.createSourceFile("/src/providers/user.ts", userFile);
  return file.getPreEmitDiagnostics().map((diagnostic) => {
    const line = userFile.split("\n")[(diagnostic.getLineNumber() ?? 0) - 1]?.trim();
    return `TS${diagnostic.getCode()}: ${line}`;
  });
}

describe("a new provider", () => {
  test.each(["Disk", "Holds"])("%s type-checks at once", { timeout: 60_000 }, async (name) => {
    const text = textOf(await plan(disk, [name]), `src/providers/${name}.ts`);
    expect(await complaints(disk, text)).toEqual([]);
  });
});

describe("what is gone from the MOF is an error at the user's line", () => {
  const text = async (): Promise<string> => textOf(await plan(disk, ["Disk"]), "src/providers/Disk.ts");

  test("a method", { timeout: 60_000 }, async () => {
    expect(await complaints(disk.replace("uint8 Spin", "uint8 Turn"), await text())).toEqual([
      "TS4113: override async Spin(",
      "TS2724: input: cim.Disk_Spin_Input,",
      "TS2724: ): Promise<cim.Disk_Spin_Result> {",
      "TS2339: return super.Spin(input, context);",
    ]);
  });

  test("a return code, a parameter and a property", { timeout: 60_000 }, async () => {
    const used = (await text())
      .replace(
        "import type",
        'import { Disk_Spin_ReturnValue as Code } from "../../generated/enums/Disk.js";\nimport { failed } from "../../generated/runtime/provider-result.js";\nimport type',
      )
      .replace(
        "return super.Spin(input, context);",
        "if (input.Speed === 1 && context.keys.Id !== '') return failed(Code.Stuck);\n    return failed(Code.Stuck);",
      );
    expect(await complaints(disk, used)).toEqual([]);
    expect(await complaints(disk.replace('"Stuck"', '"Jammed"'), used)).toEqual([
      "TS2339: if (input.Speed === 1 && context.keys.Id !== '') return failed(Code.Stuck);",
      "TS2339: return failed(Code.Stuck);",
    ]);
    expect(await complaints(disk.replace("Speed", "Pace"), used)).toEqual([
      "TS2339: if (input.Speed === 1 && context.keys.Id !== '') return failed(Code.Stuck);",
    ]);
    expect(await complaints(disk.replace("string Id", "string Name"), used)).toEqual([
      "TS2339: if (input.Speed === 1 && context.keys.Id !== '') return failed(Code.Stuck);",
    ]);
  });

  test("the class", { timeout: 60_000 }, async () => {
    const errors = await complaints(disk.replaceAll("Disk", "Drive"), await text());
    expect(errors).toContain('TS2307: import { Disk_Provider } from "../../generated/providers/Disk.js";');
  });
});
