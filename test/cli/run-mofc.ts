/** mofc as a process of its own, in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const main = resolve("src/cli/main.ts");

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

export interface Workspace {
  readonly folder: string;
  run(...argv: readonly string[]): Run;
  write(path: string, content: string | Uint8Array): void;
  remove(): void;
}

export function workspace(files: Readonly<Record<string, string | Uint8Array>> = {}): Workspace {
  const folder = mkdtempSync(join(tmpdir(), "mofc-"));
  const write = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return {
    folder,
    write,
    run(...argv) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...argv], { cwd: folder, encoding: "utf-8", env: { ...process.env, NO_COLOR: "1" } });
      return { code: status, out: stdout, error: stderr };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
