import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { scaffoldCommand } from "../../src/cli/scaffold.ts";
import { type Host, nodeHost } from "../../src/source/host.ts";

const disk = nodeHost(process.cwd());
let files: Map<string, string>;
let printed: string;
let exitCode: number;
let saveMeanwhile: () => void;

beforeEach(() => {
  files = new Map([["schema.mof", "class My_Disk { [Key] string Id; uint8 Spin(); };"]]);
  printed = "";
  exitCode = 0;
  saveMeanwhile = () => {};
  vi.spyOn(process.stdout, "write").mockImplementation((text: unknown) => ((printed += String(text)), true));
  // What checks find in the MOF is told there too.
  vi.spyOn(process.stderr, "write").mockImplementation((text: unknown) => ((printed += own(String(text))), true));
});

afterEach(() => vi.restoreAllMocks());

function own(text: string): string {
  return /^(mofc: error|Nothing)|: left as it is/.test(text) ? text : "";
}

async function scaffold(...argv: string[]): Promise<string> {
  const host: Host = {
    // The qualifiers that every schema needs are files of the package.
    read: (path) => (files.has(path) ? new TextEncoder().encode(files.get(path)) : disk.read(path)),
    list: (folder) => disk.list(folder),
    write: () => expect.unreachable(),
    replace(path, before, text) {
      saveMeanwhile();
      if ((files.get(path) ?? null) !== (before === null ? null : new TextDecoder().decode(before))) return false;
      files.set(path, String(text));
      return true;
    },
    remove: (path) => void files.delete(path),
  };
  printed = "";
  await scaffoldCommand(host, (code) => (exitCode = code)).parseAsync(argv, { from: "user" });
  return printed;
}

test("files are written, then up to date, then follow the MOF", async () => {
  expect(await scaffold("my_disk", "schema.mof", "--out", "mine")).toBe(
    "mine/My_Disk.ts: new\nmine/My_Disk.test.ts: new\n",
  );
  expect(await scaffold("My_Disk", "schema.mof", "--out", "mine")).toBe("mine/My_Disk.ts: up to date\n");
  files.set("schema.mof", "class My_Disk { [Key] string Id; uint8 Turn(); };");
  expect(await scaffold("My_Disk", "schema.mof", "--out", "mine")).toBe(
    "mine/My_Disk.ts: marked Spin, which disappeared, added Turn\n",
  );
  expect(await scaffold("My_Disk", "schema.mof", "--out", "mine")).toBe("mine/My_Disk.ts: up to date\n");
  expect(exitCode).toBe(0);
});

test("a file that its user saves meanwhile is left as it is", async () => {
  files.set("mine/My_Disk.ts", "class A extends My_Disk_Provider {}\n");
  saveMeanwhile = () => files.set("mine/My_Disk.ts", "// what the user wrote\n");
  expect(await scaffold("My_Disk", "schema.mof", "--out", "mine")).toContain("mine/My_Disk.ts: left as it is");
  expect(files.get("mine/My_Disk.ts")).toBe("// what the user wrote\n");
  expect(exitCode).toBe(1);
});

test("--dry-run shows a unified diff and writes nothing", async () => {
  files.set("mine/My_Disk.ts", "class A extends My_Disk_Provider {\n  override async Stop() {}\n  Spin = null;\n}\n");
  const before = new Map(files);
  expect(await scaffold("My_Disk", "schema.mof", "--out", "mine", "--dry-run")).toBe(`--- mine/My_Disk.ts
+++ mine/My_Disk.ts
@@ -1,4 +1,5 @@
 class A extends My_Disk_Provider {
+  // mofc: My_Disk has no method Stop any more. Move what you need and delete the rest.
   override async Stop() {}
   Spin = null;
 }
`);
  expect(files).toEqual(before);
});

test("what cannot be done is said, and the rest is done", async () => {
  files.set("schema.mof", "[Abstract] class My_Element { }; class My_Disk : My_Element { };");
  expect(await scaffold("My_Disc", "My_Element", "My_Disk", "schema.mof", "--out", "mine")).toBe(
    `mofc: error: the class "My_Disc" is not declared; did you mean "My_Disk"?
mofc: error: My_Element is abstract: it has no instances that a provider could serve.
mine/My_Disk.ts: new
mine/My_Disk.test.ts: new
`,
  );
  expect(exitCode).toBe(1);
});

test("with errors in the MOF nothing is written", async () => {
  files.set("schema.mof", "class My_Disk : Gone { ");
  expect(await scaffold("My_Disk", "schema.mof", "--out", "mine")).toContain(
    "Nothing was written: the input has errors.",
  );
  expect([...files.keys()]).toEqual(["schema.mof"]);
  expect(exitCode).toBe(1);
});
