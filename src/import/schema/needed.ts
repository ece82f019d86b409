import type { PageElement } from "../page/facts.ts";
import { classFinder, type ImportedClass } from "./inherit.ts";

/** The classes that are asked for, with the superclasses and the classes of members that they need and that have a page. */
export function withNeeded(
  all: readonly ImportedClass[],
  isAskedFor: (item: ImportedClass) => boolean,
): ImportedClass[] {
  const find = classFinder(all);
  const needed = new Set<ImportedClass>();
  const pending = all.filter(isAskedFor);
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (needed.has(item)) continue;
    needed.add(item);
    for (const name of namesIn(item)) {
      const found = find(name, item);
      if (found !== undefined) pending.push(found);
    }
  }
  return all.filter((item) => needed.has(item));
}

function namesIn({ superclass, properties, methods }: ImportedClass): string[] {
  const elements: PageElement[] = [...properties, ...methods.flatMap((method) => [method, ...method.parameters])];
  const embedded = elements.flatMap(({ qualifiers }) =>
    qualifiers.flatMap(({ name, arguments: values }) => (/^EmbeddedInstance$/i.test(name) ? (values ?? []) : [])),
  );
  return [...(superclass === null ? [] : [superclass]), ...elements.map(({ type }) => type.name), ...embedded];
}
