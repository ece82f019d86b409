/** A folder of its own for a test, and mofc run in it as a user runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

const main = resolve("src/cli/main.ts");

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export class ProjectFolder {
  readonly path = mkdtempSync(join(tmpdir(), "mofc-"));

  constructor(files: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) this.write(path, text);
    mkdirSync(join(this.path, "node_modules"), { recursive: true });
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }

  start(...args: string[]): ChildProcess {
    return spawn(process.execPath, [main, ...args], { cwd: this.path, env: { ...process.env, NO_COLOR: "1" } });
  }

  run(...args: string[]): Promise<Outcome> {
    const child = this.start(...args);
    let out = "";
    let error = "";
    child.stdout?.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr?.on("data", (text: Buffer) => (error += text.toString()));
    return new Promise((done) => child.once("close", (code) => done({ code, out, error })));
  }
}
