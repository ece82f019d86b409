import type { ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Outcome, runMofc, startMofc } from "../run-mofc.ts";

/** A folder of its own for a test, and mofc run in it as a user runs it. */
export class ProjectFolder {
  readonly path = mkdtempSync(join(tmpdir(), "mofc-"));

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries({ "package.json": '{ "type": "module" }', ...files }))
      this.write(path, content);
    mkdirSync(join(this.path, "node_modules"), { recursive: true });
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
  }

  write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
    writeFileSync(join(this.path, path), content);
  }

  read(path: string): string {
    return readFileSync(join(this.path, path), "utf8");
  }

  run(...args: string[]): Outcome {
    return runMofc(this.path, args);
  }

  start(...args: string[]): ChildProcess {
    return startMofc(this.path, args);
  }
}
