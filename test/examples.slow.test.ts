/** Each example does what its README shows, on a copy, and type-checks under every strict flag. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runMofc } from "./run-mofc.ts";

const examples = readdirSync("examples", { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(examples.map(({ name }) => name))("examples/%s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "mofc-example-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const isSource = (path: string): boolean => !["node_modules", "cim"].includes(basename(path));
  cpSync(join("examples", name), folder, { recursive: true, filter: isSource });

  expect(runMofc(folder, ["check"])).toMatchObject({ code: 0 });
  expect(runMofc(folder, ["generate"])).toMatchObject({ code: 0 });
  const output = execFileSync(process.execPath, ["src/main.ts"], { cwd: folder, encoding: "utf8" });
  expect(output).toBe(outputIn(readFileSync(join("examples", name, "README.md"), "utf8")));

  const { compilerOptions } = JSON.parse(readFileSync("tsconfig.json", "utf8")) as { compilerOptions: object };
  const options = { ...compilerOptions, types: ["node"], typeRoots: [join(process.cwd(), "node_modules/@types")] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["src"] }));
  execFileSync(process.execPath, [join(process.cwd(), "node_modules/typescript/bin/tsc"), "-p", folder]);
});

/** What the README shows after its last command. */
function outputIn(readme: string): string {
  const [, session = ""] = /```console\n([^]*?)```/.exec(readme) ?? [];
  return session.slice(session.indexOf("\n", session.lastIndexOf("\n$ ") + 1) + 1);
}
