/** The files of an import: one a class in a folder for its namespace, and one a namespace that includes them in order. */
import { compareCodeUnits } from "../../source/order.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { parse } from "../../syntax/parse.ts";
import { print } from "../../syntax/print.ts";
import type { ImportedClass } from "../schema/inherit.ts";
import { classText, type MofOptions } from "./class-text.ts";

/** A file below the output folder. */
export interface ImportedFile {
  readonly path: string;
  readonly text: string;
}

export interface FileOptions extends MofOptions {
  /** Where the pages come from, for the heads of the files. */
  readonly origin: string | null;
}

/** The folder of classes whose namespace nobody knows. */
const unknownNamespace = "unknown-namespace";

export function classFile(item: ImportedClass, options: FileOptions): ImportedFile {
  return { path: pathOf(item), text: canonical(`${header(item, options)}\n${classText(item, options)}\n`) };
}

function pathOf({ namespace, name }: ImportedClass): string {
  return `${namespace ?? unknownNamespace}/${name}.mof`;
}

/** The form that `mofc format` gives a text. */
function canonical(text: string): string {
  const file: SourceFile = { path: "", text, encoding: "utf-8" };
  return print(parse(file, () => {}));
}

function header({ name, namespace, sources }: ImportedClass, { origin, withDescriptions }: FileOptions): string {
  return [
    `// ${name}${namespace === null ? "" : ` in ${namespace}`}, imported by mofc from reference pages${origin === null ? ":" : ` of ${origin}:`}`,
    ...sources.map(({ file, date }) => `//   ${file.path}${date === null ? "" : ` (${date})`}`),
    ...(withDescriptions ? ["// Descriptions and labels are copied from these pages, whose license applies to them."] : []),
  ].join("\n");
}

/** One file a namespace: its classes, each after its superclass. */
export function rootFiles(classes: readonly ImportedClass[]): ImportedFile[] {
  const namespaces = new Map<string | null, ImportedClass[]>();
  for (const item of classes) {
    const known = namespaces.get(item.namespace);
    if (known === undefined) namespaces.set(item.namespace, [item]);
    else known.push(item);
  }
  return [...namespaces].map(([namespace, members]) => rootFile(namespace, members));
}

function rootFile(namespace: string | null, members: readonly ImportedClass[]): ImportedFile {
  const path = `${namespace ?? unknownNamespace}.mof`;
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const lines = inOrder(members).map((item) => `#pragma include ("${relativePath(folder, pathOf(item))}")`);
  const pragma = namespace === null ? [] : [`#pragma namespace ("${namespace.replaceAll("/", "\\\\")}")`];
  return { path, text: canonical([...pragma, ...lines, ""].join("\n")) };
}

function relativePath(folder: string, path: string): string {
  const [from, to] = [folder === "" ? [] : folder.split("/"), path.split("/")];
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/** Superclasses first, those of other namespaces too: a class has its superclass in its own namespace. */
function inOrder(members: readonly ImportedClass[]): ImportedClass[] {
  const ordered = new Set<ImportedClass>();
  const add = (item: ImportedClass): void => {
    if (ordered.has(item)) return;
    if (item.base !== null) add(item.base);
    ordered.add(item);
  };
  [...members].sort((a, b) => compareCodeUnits(a.name, b.name)).forEach(add);
  return [...ordered];
}
