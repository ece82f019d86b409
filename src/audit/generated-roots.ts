/** Where a project's bindings are, told without a program: by what its files import. */
import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { isGeneratedText } from "../bindings/header.ts";
import { folderOf } from "../source/path.ts";

/** Generated files that a project names or imports; through them a program has the others. */
export function generatedRoots(fileNames: readonly string[], options: ts.CompilerOptions): string[] {
  const own = new Set(fileNames);
  const roots = new Set<string>();
  const asked = new Set<string>();
  const cache = ts.createModuleResolutionCache(ts.sys.getCurrentDirectory(), (name) => name, options);
  for (const file of fileNames) {
    const text = ts.sys.readFile(file) ?? "";
    if (isGeneratedText(text)) roots.add(file);
    else
      for (const specifier of specifiersIn(text)) {
        const key = specifier.startsWith(".") ? posix.join(folderOf(file), specifier) : specifier;
        if (asked.has(key) || own.has(key.replace(/\.([cm]?)js$/, ".$1ts"))) continue;
        asked.add(key);
        const target = ts.resolveModuleName(specifier, file, options, ts.sys, cache).resolvedModule?.resolvedFileName;
        if (target !== undefined && isGeneratedText(ts.sys.readFile(target) ?? "")) roots.add(target);
      }
  }
  return [...roots];
}

function specifiersIn(text: string): string[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g)].flatMap(
    ([, specifier]) => specifier ?? [],
  );
}
