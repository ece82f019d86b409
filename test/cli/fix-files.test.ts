/** What `check --fix` leaves behind. */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fixFiles } from "../../src/cli/fix-files.ts";
import { type Compilation, compile } from "../../src/compile.ts";
import { countOf } from "../../src/diagnostics/findings.ts";
import { anyMof, runs, timeout } from "../fuzz/texts.ts";
import { memoryHost } from "../source/memory-host.ts";

beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
});

afterEach(() => vi.restoreAllMocks());

interface Fixed {
  readonly text: string;
  readonly errors: readonly [before: number, after: number];
}

function fixed(text: string | Uint8Array): Fixed {
  const host = memoryHost({ "a.mof": text });
  const run = (): Compilation =>
    compile({ inputs: ["a.mof"], includeFolders: [], dialect: "auto", locale: "409" }, host);
  const before = countOf(run().findings, "error");
  const { findings } = fixFiles(run, () => true, host);
  return {
    text: new TextDecoder().decode(host.files.get("a.mof")),
    errors: [before, countOf(findings, "error")],
  };
}

test("brackets that keep a type and a name apart leave a blank", () => {
  expect(fixed("class A_B { [Key] string K; uint8[]Data; };").text).toBe(
    "class A_B { [Key] string K; uint8 Data[]; };",
  );
});

test("a type that is named as what every object has is not replaced", () => {
  const text = "class A_B { [Key] string K; constructor C; __proto__ P; };";
  expect(fixed(text).text).toBe(text);
});

test("a mark that would be missing behind another one is not inserted", () => {
  const text =
    'instance of A_B {\n  K = "a";\n  V = instance of A_B {\n    K = "b";\n\nclass A_B { [Key] string K; };\n';
  expect(fixed(text).text).not.toContain(";;");
});

test("what makes a file worse is taken back", () => {
  const host = memoryHost({ "a.mof": "class A_B { [Key] string K; uint8 B[]; }\n" });
  const run = (): Compilation =>
    compile({ inputs: ["a.mof"], includeFolders: [], dialect: "auto", locale: "409" }, host);
  fixFiles(
    run,
    () => true,
    host,
    () => false,
  );
  expect(new TextDecoder().decode(host.files.get("a.mof"))).toBe("class A_B { [Key] string K; uint8 B[]; }\n");
});

test(
  "whatever is fixed has no more errors than before, and a second run changes nothing",
  () => {
    fc.assert(
      fc.property(anyMof, (text) => {
        const once = fixed(text);
        expect(once.errors[1]).toBeLessThanOrEqual(once.errors[0]);
        expect(fixed(once.text).text).toBe(once.text);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  },
  timeout,
);
