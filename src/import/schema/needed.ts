import type { SourceFile } from "../../source/source-file.ts";
import type { PageElement } from "../page/facts.ts";
import { isIntrinsic } from "../page/syntax-block.ts";
import { classFinder } from "./find-class.ts";
import type { ImportedClass } from "./inherit.ts";

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
      const referred = find(name.name, item);
      if (referred !== undefined) pending.push(referred);
    }
  }
  return all.filter((item) => needed.has(item));
}

/** A class that another one names, and where. */
export interface NamedClass {
  readonly name: string;
  readonly file: SourceFile;
  readonly line: number;
}

/** The classes that a class names: its superclass, and the types of its references and embedded instances. */
export function namesIn({ superclass, line, sources, properties, methods }: ImportedClass): NamedClass[] {
  const { file } = sources[0]!;
  return [
    ...(superclass === null ? [] : [{ name: superclass, file, line }]),
    ...properties.flatMap((property) => namesInElement(property, file)),
    ...methods.flatMap((method) =>
      [method, ...method.parameters].flatMap((element) => namesInElement(element, method.file)),
    ),
  ];
}

function namesInElement({ type, qualifiers, line }: PageElement, file: SourceFile): NamedClass[] {
  const embedded = qualifiers.flatMap(({ name, arguments: values }) =>
    /^EmbeddedInstance$/i.test(name) ? (values ?? []) : [],
  );
  return [type.name, ...embedded]
    .filter((name) => /^\w+$/.test(name) && !isIntrinsic(name.toLowerCase()))
    .map((name) => ({ name, file, line }));
}
