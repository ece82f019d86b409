/** Whatever changes between two runs, the second one leaves what a run from nothing would. */
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Backend } from "../../../src/emit/backend.ts";
import { manifestName } from "../../../src/bindings/manifest.ts";
import { generate, type GenerateRequest, type Generation, plainRequest, plainRun } from "../../../src/generate.ts";
import { type Entry, type Host, nodeHost, packageFolder } from "../../../src/source/host.ts";

const schema: Record<string, string> = {
  "mof/A_Base.mof": `class A_Base { [Key, Description("The name.")] string Name; [ValueMap { "0", "1" }, Values { "Off", "On" }] uint16 State; };`,
  "mof/A_Leaf.mof": `class A_Leaf : A_Base { uint32 Reset([In] A_Other REF Target, [Out] string Note); };\nclass A_Pair { [Key] string Id; };`,
  "mof/A_Link.mof": `[Association] class A_Link { [Key] A_Base REF Antecedent; [Key] A_Other REF Dependent; };`,
  "mof/A_Other.mof": `class A_Other { [Key] string Id; [EmbeddedInstance("A_Base")] string Inner; };`,
  "mof/A_Lone.mof": `class A_Lone { [Key] uint64 Id; [Custom] string Text; };`,
  "mof/root.mof": `Qualifier Custom : boolean = false, Scope(property);\n#pragma include ("A_Base.mof")`,
};
const request: GenerateRequest = {
  ...plainRequest,
  inputs: ["mof"],
  includeFolders: [],
  dialect: "auto",
  locale: "409",
  outputFolder: "out",
  backends: ["types", "enums", "validators", "providers"],
  enumStyle: "enum",
  importExtension: ".js",
  classes: [],
};
const real = nodeHost(process.cwd());

/** Files in memory; mofc's own come from the disk. */
class MemoryHost implements Host {
  readonly files: Map<string, string>;
  constructor(files: Iterable<readonly [string, string]>) {
    this.files = new Map(files);
  }
  read(path: string): Uint8Array | null {
    if (path.startsWith(packageFolder)) return real.read(path);
    const text = this.files.get(path);
    return text === undefined ? null : new TextEncoder().encode(text);
  }
  list(folder: string): readonly Entry[] | null {
    if (folder.startsWith(packageFolder)) return real.list(folder);
    const inside = [...this.files.keys()]
      .filter((path) => path.startsWith(`${folder}/`))
      .map((path) => path.slice(folder.length + 1).split("/"));
    const entries = new Map(inside.map(([name = "", ...rest]) => [name, { name, isFolder: rest.length > 0 }]));
    return entries.size === 0 ? null : [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  write(path: string, content: string | Uint8Array): void {
    this.files.set(path, typeof content === "string" ? content : new TextDecoder().decode(content));
  }
  replace(): boolean {
    return expect.unreachable();
  }
  remove(path: string): void {
    this.files.delete(path);
  }
  below(folder: string): Record<string, string> {
    return Object.fromEntries(
      [...this.files].filter(([path]) => path.startsWith(`${folder}/`)).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

let host: MemoryHost;
const run = (changes: Partial<GenerateRequest> = {}): Promise<Generation> =>
  generate({ ...request, ...changes }, host, { ...plainRun, cacheFolder: "cache" });
/** What a run from nothing makes of the present input. */
async function cold(changes: Partial<GenerateRequest> = {}): Promise<Record<string, string>> {
  const fresh = new MemoryHost(
    [...host.files].filter(([path]) => !path.startsWith("out/") && !path.startsWith("cache/")),
  );
  await generate({ ...request, ...changes }, fresh);
  return fresh.below("out");
}
/** Paths of written files, without the manifest, and of removed ones with a minus. */
function touched({ output }: Generation): string[] {
  const { added, changed, removed } = output ?? { added: [], changed: [], removed: [] };
  return [...[...added, ...changed].map(({ path }) => path), ...removed.map(({ path }) => `-${path}`)]
    .filter((path) => path !== manifestName)
    .sort();
}
const edit = (path: string, from: string, to: string): void => {
  const text = host.files.get(path) ?? "";
  expect(text).toContain(from);
  host.files.set(path, text.replace(from, to));
};

let afterFirstRun: MemoryHost;

beforeAll(async () => {
  host = new MemoryHost(Object.entries(schema));
  await run();
  afterFirstRun = host;
});

beforeEach(() => {
  host = new MemoryHost(afterFirstRun.files);
});

test("a run like the last one compiles nothing and writes nothing", async () => {
  host.write = () => expect.unreachable();
  const generation = await run();
  expect(generation.compilation).toBeNull();
  expect(touched(generation)).toEqual([]);
  expect(host.below("out")).toEqual(await cold());
});

test("its findings are those of the last one", async () => {
  host.files.set("mof/A_Lone.mof", 'class A_Lone { [Key] uint64 Id; [Description("\\q")] string Text; };');
  const first = await run();
  const second = await run();
  expect(second.compilation).toBeNull();
  expect(second.findings.map(({ code }) => code)).toContain("string-escape");
  expect(second.findings).toEqual(first.findings);
});

describe("one change at a time", () => {
  test.each<[string, () => void, string[]]>([
    [
      "a description in a leaf class",
      () => edit("mof/A_Lone.mof", "[Custom]", '[Custom, Description("New.")]'),
      ["types/A_Lone.ts"],
    ],
    ["a description in a superclass", () => edit("mof/A_Base.mof", "The name.", "Its name."), ["types/A_Base.ts"]],
    ["white space", () => edit("mof/A_Lone.mof", "uint64 Id", "uint64   Id"), []],
    ["a deleted output file", () => host.remove("out/types/A_Lone.ts"), ["types/A_Lone.ts"]],
    [
      "an output file that was edited by hand",
      () => host.files.set("out/types/A_Base.ts", "// mine"),
      ["types/A_Base.ts"],
    ],
    ["an index that was edited by hand", () => host.files.set("out/index.ts", ""), ["index.ts"]],
    ["a deleted manifest", () => host.remove(`out/${manifestName}`), []],
    [
      "a deleted cache",
      () => [...host.files.keys()].filter((path) => path.startsWith("cache/")).forEach((path) => host.remove(path)),
      [],
    ],
    [
      "a damaged cache",
      () =>
        [...host.files.keys()].filter((path) => path.startsWith("cache/")).forEach((path) => host.files.set(path, "{")),
      [],
    ],
  ])("%s", async (_, change, expected) => {
    change();
    expect(touched(await run())).toEqual(expected);
    expect(host.below("out")).toEqual(await cold());
  });

  test.each<[string, () => void]>([
    ["a value map in a superclass", () => edit("mof/A_Base.mof", '"On"', '"Running"')],
    ["a new member in a superclass", () => edit("mof/A_Base.mof", "uint16 State;", "uint16 State; boolean More;")],
    ["a key in a class that others refer to", () => edit("mof/A_Other.mof", "string Id", "uint8 Id")],
    ["another superclass", () => edit("mof/A_Leaf.mof", ": A_Base", ": A_Other")],
    ["another class that a member refers to", () => edit("mof/A_Leaf.mof", "A_Other REF", "A_Base REF")],
    ["another embedded class", () => edit("mof/A_Other.mof", '"A_Base"', '"A_Lone"')],
    [
      "a class below an embedded one that becomes abstract",
      () => edit("mof/A_Leaf.mof", "class A_Leaf", "[Abstract] class A_Leaf"),
    ],
    ["a new class", () => host.files.set("mof/A_New.mof", "class A_New : A_Leaf { };")],
    [
      "a new class with a name that differs only in case from another's part",
      () => host.files.set("mof/N.mof", 'class A_Base_state { [ValueMap { "1" }] uint8 x; };'),
    ],
    [
      "a mark of WMI on another class of a file",
      () => edit("mof/A_Leaf.mof", "class A_Pair", "[Dynamic] class A_Pair"),
    ],
    ["a class less", () => host.remove("mof/A_Lone.mof")],
    ["a class under another name", () => edit("mof/A_Lone.mof", "class A_Lone", "class A_Alone")],
    ["a qualifier declaration", () => edit("mof/root.mof", "boolean = false", "boolean = true")],
    [
      "a class in another file",
      () => (host.remove("mof/A_Lone.mof"), host.files.set("mof/Moved.mof", schema["mof/A_Lone.mof"] ?? "")),
    ],
  ])("%s", async (_, change) => {
    change();
    await run();
    expect(host.below("out")).toEqual(await cold());
  });

  test("a macro of an including file", async () => {
    host.files.set("mof/root.mof", `#define LIMIT 3\n${schema["mof/root.mof"] ?? ""}`);
    edit("mof/A_Base.mof", "uint16 State;", "uint16 State; uint8 Most = LIMIT;");
    await run({ dialect: "wmi" });
    edit("mof/root.mof", "LIMIT 3", "LIMIT 4");
    expect(touched(await run({ dialect: "wmi" }))).toEqual(["types/A_Base.ts"]);
    expect(host.below("out")).toEqual(await cold({ dialect: "wmi" }));
  });

  test.each<[string, Partial<GenerateRequest>]>([
    ["enumStyle", { enumStyle: "const" }],
    ["importExtension", { importExtension: "" }],
    ["backends", { backends: ["enums"] }],
    ["classes", { classes: ["A_Lone"] }],
    ["roots", { roots: ["mof"] }],
  ])("the option %s", async (_, changes) => {
    expect(touched(await run(changes))).not.toEqual([]);
    expect(host.below("out")).toEqual(await cold(changes));
    await run();
    expect(host.below("out")).toEqual(await cold());
  });

  test("a template, and back again", async () => {
    const changes = { templatesFolder: "templates" };
    host.files.set("templates/index.hbs", "{{header}}\n// one\n");
    await run(changes);
    host.files.set("templates/index.hbs", "{{header}}\n// two\n");
    expect(touched(await run(changes))).toEqual(["index.ts"]);
    expect(host.files.get("out/index.ts")).toBe("// Generated by mofc. Do not edit.\n// two\n");
    host.remove("templates/index.hbs");
    await run(changes);
    expect(host.below("out")).toEqual(await cold());
  });

  test("the code of a user's backend", async () => {
    const backend = (text: string): Backend => ({
      name: "list",
      requires: [],
      isPerClass: true,
      views: ({ classes }) => [
        { path: "list.txt", template: "list", view: { text, names: classes.map(({ name }) => name).join() } },
      ],
    });
    host.files.set("templates/list.hbs", "Generated by mofc: {{text}} {{names}}\n");
    const changes = (text: string): Partial<GenerateRequest> => ({
      templatesFolder: "templates",
      backends: ["list"],
      ownBackends: [backend(text)],
    });
    await run(changes("one"));
    expect(touched(await run(changes("two")))).toEqual(["list.txt"]);
    expect(host.files.get("out/list.txt")).toBe("Generated by mofc: two A_Base,A_Leaf,A_Link,A_Lone,A_Other,A_Pair\n");
  });
});

test("errors in the input leave the output and what is remembered", async () => {
  const before = host.below("out");
  edit("mof/A_Leaf.mof", "class", "clas");
  expect((await run()).output).toBeNull();
  expect(host.below("out")).toEqual(before);
  edit("mof/A_Leaf.mof", "clas", "class");
  expect((await run()).compilation).toBeNull();
});

test("a run that only looks writes neither output nor cache", async () => {
  edit("mof/A_Lone.mof", "uint64 Id", "uint32 Id");
  host.write = () => expect.unreachable();
  const { output } = await generate(request, host, { ...plainRun, cacheFolder: "cache", write: false });
  expect(output?.changed.map(({ path }) => path)).toContain("types/A_Lone.ts");
});
