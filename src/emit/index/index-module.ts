import type { EmitOptions, FileView } from "../backend.ts";
import { plainHeader } from "../../bindings/header.ts";
import { relativeSpecifier } from "../module/imports.ts";
import { compareCodeUnits } from "../../source/order.ts";

/** View of `index.hbs`. */
export interface IndexView {
  readonly header: string;
  readonly exports: readonly string[];
}

/** The module that re-exports others. Names are unique in the whole output, so `export *` never clashes. */
export function indexModule(paths: readonly string[], options: EmitOptions): FileView<IndexView> {
  const modules = paths.map((path) => path.replace(/\.ts$/, "")).sort(compareCodeUnits);
  const specifier = (module: string): string => relativeSpecifier("index", module) + options.importExtension;
  return {
    path: "index.ts",
    template: "index",
    view: {
      header: plainHeader,
      exports: modules.map((module) => `export * from ${JSON.stringify(specifier(module))};`),
    },
  };
}
