/** Files that their user saves while mofc looks at them. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixFiles } from "../../src/cli/fix-files.ts";
import { formatCommand } from "../../src/cli/format.ts";
import { compile } from "../../src/compile.ts";
import { type MemoryHost, memoryHost } from "../source/memory-host.ts";

const broken = "class A { [Key] string K; uint8 B[]; }\n";
let printed: string;
let exitCode: number;

beforeEach(() => {
  printed = "";
  exitCode = 0;
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, "write").mockImplementation((text: unknown) => ((printed += String(text)), true));
});

afterEach(() => vi.restoreAllMocks());

const textOf = (host: MemoryHost, path: string): string => new TextDecoder().decode(host.files.get(path));

function fix(host: MemoryHost, saves: readonly string[]): void {
  const left = [...saves];
  const request = { inputs: ["a.mof"], includeFolders: [], dialect: "auto", locale: "409" } as const;
  fixFiles(
    () => {
      const compilation = compile(request, host);
      const saved = left.shift();
      if (saved !== undefined) host.write("a.mof", saved);
      return compilation;
    },
    () => true,
    host,
  );
}

test("fixes of a file that was saved meanwhile are made anew for what it says now", () => {
  const host = memoryHost({ "a.mof": broken });
  fix(host, [`// a comment that moves everything\n${broken}`]);
  expect(textOf(host, "a.mof")).toBe(`// a comment that moves everything\n${broken.replace("}\n", "};\n")}`);
  expect(printed).toBe("a.mof: 1 fixed\n");
});

test("a file that is saved again and again is left as it is", () => {
  const host = memoryHost({ "a.mof": broken });
  const saves = Array.from({ length: 20 }, (_, index) => `// ${index}\n${broken}`);
  fix(host, saves);
  expect(saves).toContain(textOf(host, "a.mof"));
  expect(printed).toContain("a.mof: left as it is, because it was saved meanwhile");
});

test("format leaves a file that was saved while it was formatted", () => {
  const host = memoryHost({ "a.mof": "class A{ };" });
  let reads = 0;
  const read = (path: string): Uint8Array | null => {
    if (path === "a.mof" && ++reads === 3) host.write("a.mof", "// saved\n");
    return host.read(path);
  };
  formatCommand({ ...host, read }, (code) => (exitCode = code)).parse(["--write", "a.mof"], { from: "user" });
  expect(textOf(host, "a.mof")).toBe("// saved\n");
  expect(printed).toContain("a.mof: left as it is");
  expect(exitCode).toBe(1);
});
