/** Pages to classes: each method page joins the class that its title names, in its namespace. */
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { folderOf } from "../../source/path.ts";
import { spanOfLine } from "../../source/source-file.ts";
import type { ClassPage, MethodPage, Page, PageProperty } from "../page/facts.ts";
import type { DescribedClass, DescribedMethod, DescribedProperty } from "./classes.ts";

/** @param given the namespace of pages that state none */
export function joinPages(pages: readonly Page[], given: string | null, report: Report): DescribedClass[] {
  const usual = usualNamespaces(pages);
  const namespaceOf = (page: Page): string | null =>
    page.namespace ?? given ?? usual.get(folderOf(page.file.path)) ?? null;
  const classes = new Map<string, ClassPage>();
  for (const page of pages) {
    if (page.kind !== "class") continue;
    const key = keyOf(namespaceOf(page), page.name);
    const known = classes.get(key);
    if (known !== undefined) tellTwice(known, page, report);
    if (known === undefined || known.properties.length < page.properties.length) classes.set(key, page);
  }
  for (const page of classes.values()) tellNamespace(page, namespaceOf(page), report);
  const methods = methodsByClass(pages, classes, namespaceOf, report);
  return [...classes].map(([key, page]) => described(page, namespaceOf(page), methods.get(key) ?? [], report));
}

function keyOf(namespace: string | null, name: string): string {
  return `${namespace ?? ""}:${name}`.toLowerCase();
}

/** The namespace that most pages of a folder state. */
function usualNamespaces(pages: readonly Page[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { file, namespace } of pages) {
    if (namespace === null) continue;
    const path = folderOf(file.path);
    const folder = counts.get(path) ?? new Map<string, number>();
    counts.set(path, folder);
    folder.set(namespace, (folder.get(namespace) ?? 0) + 1);
  }
  return new Map([...counts].map(([folder, found]) => [folder, [...found].sort((a, b) => b[1] - a[1])[0]![0]]));
}

function methodsByClass(
  pages: readonly Page[],
  classes: ReadonlyMap<string, ClassPage>,
  namespaceOf: (page: Page) => string | null,
  report: Report,
): Map<string, MethodPage[]> {
  const byFolder = new Map<string, string>();
  for (const [key, page] of classes) byFolder.set(keyOf(folderOf(page.file.path), page.name), key);
  const methods = new Map<string, MethodPage[]>();
  for (const page of pages) {
    if (page.kind !== "method") continue;
    const own = keyOf(namespaceOf(page), page.className);
    // The folder decides only where a page leaves its namespace open: classes of one name in two namespaces differ.
    const inFolder = byFolder.get(keyOf(folderOf(page.file.path), page.className));
    const isOpen = inFolder !== undefined && (page.namespace === null || classes.get(inFolder)?.namespace === null);
    const key = classes.has(own) ? own : isOpen ? inFolder : undefined;
    if (key === undefined) {
      const { className, method } = page;
      report(
        diagnostic("page-method-without-class", spanOfLine(page.file, page.line), { className, method: method.name }),
      );
      continue;
    }
    const joined = methods.get(key);
    if (joined === undefined) methods.set(key, [page]);
    else joined.push(page);
  }
  return methods;
}

function described(
  page: ClassPage,
  namespace: string | null,
  methodPages: readonly MethodPage[],
  report: Report,
): DescribedClass {
  const methods = joinedMethods(page, methodPages, report);
  return {
    name: page.name,
    namespace,
    folder: folderOf(page.file.path),
    superclass: page.superclass,
    line: page.line,
    sources: [page, ...methodPages].map(({ file, date }) => ({ file, date })),
    description: page.description,
    qualifiers: page.qualifiers,
    properties: onlyOnce(page, report).map(describedProperty),
    methods,
  };
}

function describedProperty(property: PageProperty): DescribedProperty {
  const isKey = property.qualifiers.some(({ name }) => name.toLowerCase() === "key");
  return { ...property, isKey, comments: [], overrides: false };
}

/** A member that the page declares twice counts once. */
function onlyOnce({ file, properties }: ClassPage, report: Report): PageProperty[] {
  const known = new Set<string>();
  return properties.filter(({ name, line }) => {
    const isNew = !known.has(name.toLowerCase());
    known.add(name.toLowerCase());
    if (!isNew) report(diagnostic("page-member-twice", spanOfLine(file, line), { name }));
    return isNew;
  });
}

/** Pages of methods go before signatures in the block of the class. A row of the table alone is no signature. */
function joinedMethods(page: ClassPage, methodPages: readonly MethodPage[], report: Report): DescribedMethod[] {
  const methods = new Map<string, DescribedMethod>();
  const add = (method: DescribedMethod): void => {
    const key = method.name.toLowerCase();
    if (methods.has(key))
      report(diagnostic("page-method-twice", spanOfLine(method.file, method.line), { name: method.name }));
    else methods.set(key, method);
  };
  for (const { file, method } of methodPages) add({ ...method, file, comments: [], overrides: false });
  for (const method of page.methods)
    if (!methods.has(method.name.toLowerCase())) add({ ...method, file: page.file, comments: [], overrides: false });
  for (const { name, line } of page.listedMethods) {
    if (methods.has(name.toLowerCase())) continue;
    report(diagnostic("page-method-without-page", spanOfLine(page.file, line), { className: page.name, method: name }));
  }
  return [...methods.values()].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

function tellTwice(known: ClassPage, page: ClassPage, report: Report): void {
  report(
    diagnostic("page-class-twice", spanOfLine(page.file, page.line), { name: page.name }, [
      { message: "the other page is here", span: spanOfLine(known.file, known.line) },
    ]),
  );
}

function tellNamespace(page: ClassPage, namespace: string | null, report: Report): void {
  if (page.namespace !== null) return;
  report(diagnostic("page-namespace-missing", spanOfLine(page.file, page.line), { name: page.name, namespace }));
}
