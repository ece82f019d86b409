/** From MOF text to the running generated code. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { EmitOptions } from "../../src/emit/backend.ts";
import { emit } from "../../src/emit/emit.ts";
import { modelOf } from "../compile-text.ts";
import { assets, defaultOptions } from "./generate-text.ts";

/** All that the output of backends exports. The type arguments of what is in there are the caller's to know. */
export type Generated = Readonly<Record<string, unknown>>;

/** Writes the output into a folder of its own and imports it. */
export async function loadGenerated(mof: string, options: Partial<EmitOptions> = {}): Promise<Generated> {
  const ours = { backends: ["validators"], enumStyle: "const", importExtension: ".ts" } as const;
  const files = await emit(modelOf(mof), { ...defaultOptions, ...ours, ...options }, assets);
  const folder = mkdtempSync(join(tmpdir(), "mofc-test-"));
  try {
    // The XML parser of the runtime is a package.
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
    for (const { path, text } of [...files, { path: "package.json", text: '{ "type": "module" }' }]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return (await import(/* @vite-ignore */ pathToFileURL(join(folder, "index.ts")).href)) as Generated;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
