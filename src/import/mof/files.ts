/** The files of an import: one a class in a folder for its namespace, and one a namespace that includes them in order. */
import { compareCodeUnits } from "../../source/order.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { parse } from "../../syntax/parse.ts";
import { print } from "../../syntax/print.ts";
import type { StandIn } from "../schema/stand-ins.ts";
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

const standInName = "stand-ins.mof";

const systemClass = "mofc-allow name-system: every Windows has this class of the system";

export function classFile(item: ImportedClass, options: FileOptions): ImportedFile {
  const suppression = item.name.startsWith("__") ? `// ${systemClass}\n` : "";
  return { path: pathOf(item), text: canonical(`${header(item, options)}\n${suppression}${classText(item, options)}\n`) };
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
    `// Imported by mofc: ${name}${namespace === null ? "" : ` in ${namespace}`}, from reference pages${origin === null ? ":" : ` of ${origin}:`}`,
    ...sources.map(({ file, date }) => `//   ${file.path}${date === null ? "" : ` (${date})`}`),
    ...(withDescriptions ? ["// Descriptions and labels are copied from these pages, whose license applies to them."] : []),
  ].join("\n");
}

/** One file a namespace: the classes that stand in for others, then its own, each after its superclass. */
export function rootFiles(classes: readonly ImportedClass[], standIns: readonly StandIn[]): ImportedFile[] {
  const members = Map.groupBy(classes, ({ namespace }) => namespace);
  const missing = Map.groupBy(standIns, ({ namespace }) => namespace);
  return [...members].flatMap(([namespace, items]) => {
    const others = missing.get(namespace) ?? [];
    const file = others.length === 0 ? [] : [standInFile(namespace, others)];
    return [rootFile(namespace, items, file), ...file];
  });
}

function standInFile(namespace: string | null, standIns: readonly StandIn[]): ImportedFile {
  const classes = [...standIns].sort((a, b) => compareCodeUnits(a.name, b.name)).map(({ name, kind }) => {
    const suppression = name.startsWith("__") ? `// ${systemClass}\n` : "";
    return `${suppression}${kind === null ? "" : `[${kind}]\n`}class ${name} {};`;
  });
  const head = "// Imported by mofc: classes that the pages name and do not describe. They have no members here.";
  return { path: `${namespace ?? unknownNamespace}/${standInName}`, text: canonical([head, ...classes, ""].join("\n")) };
}

function rootFile(
  namespace: string | null,
  members: readonly ImportedClass[],
  before: readonly ImportedFile[],
): ImportedFile {
  const path = `${namespace ?? unknownNamespace}.mof`;
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const paths = [...before.map((file) => file.path), ...inOrder(members).map(pathOf)];
  const lines = paths.map((each) => `#pragma include ("${relativePath(folder, each)}")`);
  const pragma = namespace === null ? [] : [`#pragma namespace ("${namespace.replaceAll("/", "\\\\")}")`];
  const head = `// Imported by mofc: the classes ${namespace === null ? "of an unknown namespace" : `in ${namespace}`}, superclasses first.`;
  return { path, text: canonical([head, ...pragma, ...lines, ""].join("\n")) };
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
