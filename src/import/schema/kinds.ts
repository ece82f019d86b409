/** Associations and indications: what a class is, its superclass must be too, though its page may not say so. */
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { spanOfLine } from "../../source/source-file.ts";
import type { PageQualifier } from "../page/facts.ts";
import type { DescribedClass } from "./classes.ts";
import { classFinder } from "./find-class.ts";

export type Kind = "Association" | "Indication";
const kinds: readonly Kind[] = ["Association", "Indication"];
const words: Readonly<Record<Kind, string>> = { Association: "an association", Indication: "an indication" };

/** Whether a qualifier without an argument, or with the argument true, is there. */
export function hasFlag(qualifiers: readonly PageQualifier[], flag: string): boolean {
  return qualifiers.some(
    ({ name, arguments: values }) =>
      name.toLowerCase() === flag.toLowerCase() && (values === null || !/^false$/i.test(values[0] ?? "")),
  );
}

/** Gives the superclasses of associations and indications their kind. */
export function withKinds(classes: readonly DescribedClass[], report: Report): DescribedClass[] {
  const find = classFinder(classes);
  const added = new Map<DescribedClass, Set<Kind>>();
  const isOf = (item: DescribedClass, kind: Kind, depth = 0): boolean => {
    const base = item.superclass === null || depth > 50 ? undefined : find(item.superclass, item);
    return hasFlag(item.qualifiers, kind) || (base !== undefined && isOf(base, kind, depth + 1));
  };
  for (const item of classes) {
    for (const kind of kinds.filter((each) => hasFlag(item.qualifiers, each))) {
      const top = topOf(item, find);
      if (top === item || isOf(top, kind) || added.get(top)?.has(kind) === true) continue;
      added.set(top, (added.get(top) ?? new Set()).add(kind));
      const parameters = { name: top.name, subclass: item.name, kind: words[kind] };
      report(diagnostic("page-kind-inherited", spanOfLine(top.sources[0]!.file, top.line), parameters));
    }
  }
  return classes.map((item) => {
    const more = [...(added.get(item) ?? [])].map((name) => ({ name, arguments: null }));
    return more.length === 0 ? item : { ...item, qualifiers: [...item.qualifiers, ...more] };
  });
}

function topOf(
  item: DescribedClass,
  find: (name: string, from: DescribedClass) => DescribedClass | undefined,
): DescribedClass {
  const seen = new Set<DescribedClass>();
  let top = item;
  while (top.superclass !== null && !seen.has(top)) {
    seen.add(top);
    const base = find(top.superclass, top);
    if (base === undefined) break;
    top = base;
  }
  return top;
}
