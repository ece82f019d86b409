/**
 * The README shows files, commands with what they print, and generated code. Each such block follows a comment that says
 * what it is; here all are made anew and compared (`vitest -u` writes them into the README).
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMofc } from "./run-mofc.ts";

const readme = readFileSync("README.md", "utf8");

/** What mofc prints, errors included, as a shell would show it. */
function mofc(args: readonly string[]): { code: number | null; text: string } {
  const { code, out, error } = runMofc(".", args);
  return { code, text: out + error };
}

/** Replaces the content of the code blocks behind `<!-- kind: argument -->`. */
function replaceBlocks(text: string, kind: string, content: (argument: string, before: string) => string): string {
  const block = new RegExp(`(<!-- ${kind}(?:: ([^>]*?))? -->\\n\`\`\`\\w+\\n)([^]*?)(\`\`\`\\n)`, "g");
  return text.replace(
    block,
    (_whole, open: string, argument: string | undefined, before: string, close: string) =>
      open + content(argument ?? "", before) + close,
  );
}

describe("README", () => {
  let out: string;

  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), "mofc-readme-"));
    const { code, text } = mofc([
      "generate",
      "test/cases/readme/fan.mof",
      "-I",
      "mof",
      "--class",
      "ACME_Fan",
      "--backend",
      "types",
      "--out",
      out,
    ]);
    expect(text).toMatch(/written/);
    expect(code).toBe(0);
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it("shows what is so", async () => {
    let actual = replaceBlocks(readme, "file", (path) => readFileSync(path, "utf8"));
    actual = replaceBlocks(actual, "generated", (path) => readFileSync(join(out, path), "utf8"));
    actual = replaceBlocks(actual, "run", (_argument, before) => {
      const command = /^\$ npx mofc (.*)$/m.exec(before);
      if (command === null) throw new Error(`No command in:\n${before}`);
      return `${command[0]}\n${mofc(command[1]!.split(" ")).text}`;
    });
    await expect(actual).toMatchFileSnapshot("../README.md");
  });

  it("names every command", () => {
    const help = mofc(["--help"]).text;
    const commands = [...help.matchAll(/^ {2}([a-z]+) (?:\[options\]|<|\[)/gm)].map(([, name]) => name);
    expect(commands.length).toBeGreaterThan(4);
    expect(commands.filter((name) => name !== "help" && !readme.includes(`\`mofc ${name}`))).toEqual([]);
  });

  it("has the commands that CI runs", () => {
    const ci = readFileSync(".ci/run", "utf8");
    expect(readme).toContain("npm ci && npx mofc generate\nnpm test\n");
    for (const command of ["npm ci", "npx mofc generate", "npm test"]) expect(ci).toContain(`\n${command}`);
  });
});
