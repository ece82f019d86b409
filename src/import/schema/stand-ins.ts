import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { spanOfLine } from "../../source/source-file.ts";
import { classFinder } from "./find-class.ts";
import type { ImportedClass } from "./inherit.ts";
import { hasFlag, type Kind } from "./kinds.ts";
import { namesIn } from "./needed.ts";

/** A class without a page that others name. */
export interface StandIn {
  readonly name: string;
  readonly namespace: string | null;
  readonly kind: Kind | null;
}

/**
 * The classes that the input names and does not describe: without them nothing that names them compiles.
 * @param builtIn names, in lower case, of classes that mofc has itself
 */
export function standIns(classes: readonly ImportedClass[], builtIn: ReadonlySet<string>, report: Report): StandIn[] {
  const find = classFinder(classes);
  const byName = new Map<string, StandIn>();
  for (const item of classes) {
    for (const { name, file, line } of namesIn(item)) {
      if (builtIn.has(name.toLowerCase()) || find(name, item) !== undefined) continue;
      const key = `${item.namespace}:${name.toLowerCase()}`;
      const known = byName.get(key);
      if (known === undefined) report(diagnostic("page-class-unknown", spanOfLine(file, line), { name }));
      const kind = known?.kind ?? (item.superclass === name ? kindOf(item) : null);
      byName.set(key, { name: known?.name ?? name, namespace: item.namespace, kind });
    }
  }
  return [...byName.values()];
}

function kindOf({ qualifiers }: ImportedClass): Kind | null {
  return hasFlag(qualifiers, "Association") ? "Association" : hasFlag(qualifiers, "Indication") ? "Indication" : null;
}
