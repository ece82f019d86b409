/** From MOF text to generated files, all in memory. */
import { packageAssets } from "../../src/emit/assets.ts";
import { backends } from "../../src/emit/backends.ts";
import type { EmitOptions } from "../../src/emit/backend.ts";
import { emit } from "../../src/emit/emit.ts";
import { format } from "../../src/emit/format.ts";
import { nodeHost } from "../../src/source/host.ts";
import { modelOf } from "../compile-text.ts";

export const assets = packageAssets(nodeHost(process.cwd()), backends);

export const defaultOptions: EmitOptions = {
  backends: ["types"],
  enumStyle: "enum",
  importExtension: ".js",
  classes: [],
  sourcePathOf: (declaration) => declaration.span.file.path,
};

/** The formatted output by path. */
export async function generate(mof: string, options: Partial<EmitOptions> = {}): Promise<ReadonlyMap<string, string>> {
  const files = await format(await emit(modelOf(mof), { ...defaultOptions, ...options }, assets));
  return new Map(files.map(({ path, text }) => [path, text]));
}

/** One generated file without its header. */
export async function generateFile(path: string, mof: string, options: Partial<EmitOptions> = {}): Promise<string> {
  const text = (await generate(mof, options)).get(path);
  if (text === undefined) throw new Error(`${path} was not generated.`);
  return text.slice(text.indexOf("\n") + 1);
}
