import type { EmitOptions, FileView } from "../backend.ts";
import { plainHeader } from "../module/header.ts";
import { relativeSpecifier } from "../module/imports.ts";
import { compareCodeUnits } from "../../source/order.ts";

/** View of `index.hbs`. */
export interface IndexView {
  readonly header: string;
  readonly exports: readonly string[];
}

/** How the runtime does what it does: generated code needs it, and whoever uses that does not. */
const inner = new RegExp(
  `^runtime/(?:${[
    "dispatcher-[a-z]+|nesting|validation-parts",
    "embedded/(?!embedded-instance$).*",
    "jobs/job",
    "system/(?:behavior-values|migration-request|problem-words|service-checks|service-instances|service-values|stored-instances)",
    "world/(?!(?:simulated-world|migration-world|migration-problems|world-description|world-error)$).*",
  ].join("|")})$`,
);

/** The module that re-exports what users need of all others. Names are unique in the whole output, so `export *` never clashes. */
export function indexModule(paths: readonly string[], options: EmitOptions): FileView<IndexView> {
  const modules = paths
    .map((path) => path.replace(/\.ts$/, ""))
    .filter((module) => !inner.test(module))
    .sort(compareCodeUnits);
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
