/** MOF texts to the resolved model. */
import { compile, type Compilation } from "../../src/compile.ts";
import type { Class, Model } from "../../src/schema/model.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import { memoryHost } from "../source/memory-host.ts";

export interface ModelOptions {
  readonly locale?: string;
  readonly dialect?: "dmtf" | "wmi" | "docs";
}

export function compileFiles(
  files: Readonly<Record<string, string>>,
  { locale = "409", dialect = "wmi" }: ModelOptions = {},
): Compilation {
  return compile({ inputs: Object.keys(files), includeFolders: [], dialect, locale }, memoryHost(files));
}

export function modelOf(mof: string, options?: ModelOptions): Model {
  return compileFiles({ "a.mof": mof }, options).model;
}

export function classOf(model: Model, name: string): Class {
  const found = model.classes.get(name);
  if (found === undefined) throw new Error(`There is no class ${name}.`);
  return found;
}

/** `a.mof:1:2 code: message` of the findings that are no mere hints. */
export function findingsOf({ findings }: Compilation): string[] {
  return findings
    .filter(({ severity }) => severity !== "info")
    .map(({ span, code, message }) => `${span === null ? "" : renderPlace(span)} ${code}: ${message}`);
}
