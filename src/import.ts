/** Reference pages to MOF files: reads each page, joins them to classes, and writes what each class adds to its superclass. */
import picomatch from "picomatch";
import { diagnostic, type Diagnostic, type Report } from "./diagnostics/diagnostic.ts";
import { defaultSettings, type Finding, findingsOf } from "./diagnostics/findings.ts";
import { readCimClasses } from "./import/cim-class/read-cim-classes.ts";
import { declaredQualifiers } from "./import/mof/declared-qualifiers.ts";
import { classFile, type ImportedFile, rootFiles } from "./import/mof/files.ts";
import type { Page } from "./import/page/facts.ts";
import { readPage } from "./import/page/read-page.ts";
import { withKinds } from "./import/schema/kinds.ts";
import { standIns } from "./import/schema/stand-ins.ts";
import { withNeeded } from "./import/schema/needed.ts";
import { inherit } from "./import/schema/inherit.ts";
import { joinPages } from "./import/schema/join-pages.ts";
import type { Host } from "./source/host.ts";
import { expandInputs, filesBelow } from "./source/inputs.ts";
import { compareCodeUnits } from "./source/order.ts";
import { baseName, isMofPath } from "./source/path.ts";
import { platformClasses } from "./source/read.ts";
import { createReader } from "./source/reader.ts";
import { type SourceFile, spanOfLine } from "./source/source-file.ts";

export interface ImportRequest {
  /** Markdown files, folders and globs. */
  readonly inputs: readonly string[];
  /** The namespace of pages that state none. */
  readonly namespace: string | null;
  /** Globs for the names of classes; none for all. */
  readonly classes: readonly string[];
  readonly withDescriptions: boolean;
  /** Whether classes that the pages name and do not describe are declared, without members. */
  readonly withStandIns: boolean;
  readonly origin: string | null;
}

export interface Import {
  readonly files: readonly ImportedFile[];
  readonly findings: readonly Finding[];
  readonly counts: ImportCounts;
}

export interface ImportCounts {
  readonly classPages: number;
  readonly methodPages: number;
  readonly otherPages: number;
  readonly classes: number;
}

/** Is told how many files are read, of how many. */
export type Progress = (done: number, total: number) => void;

export function importPages(request: ImportRequest, host: Host, progress: Progress = () => {}): Import {
  const diagnostics: Diagnostic[] = [];
  const report = (reported: Diagnostic): void => void diagnostics.push(reported);
  const paths = pagePaths(request.inputs, host, report);
  const reader = createReader(host, report);
  const pages: Page[] = [];
  let otherPages = 0;
  for (const [index, path] of paths.entries()) {
    const file = reader(path);
    const pagesHere = file === null ? [] : pagesOf(file, report);
    pages.push(...pagesHere);
    if (file !== null && pagesHere.length === 0) otherPages++;
    progress(index + 1, paths.length);
  }
  const all = inherit(withKinds(joinPages(pages, request.namespace, report), report), report);
  const matches = request.classes.length === 0 ? () => true : picomatch([...request.classes], { nocase: true });
  const classes = withNeeded(all, ({ name }) => matches(name));
  const options = { ...request, declared: declaredQualifiers(host) };
  const files = [
    ...classes.map((item) => classFile(item, options)),
    ...rootFiles(classes, request.withStandIns ? standIns(classes, platformNames(host), report) : []),
  ];
  return {
    files: files.sort((a, b) => compareCodeUnits(a.path, b.path)),
    findings: findingsOf(diagnostics, pageFacts, [], defaultSettings),
    counts: {
      classPages: pages.filter(({ kind }) => kind === "class").length,
      methodPages: pages.filter(({ kind }) => kind === "method").length,
      otherPages,
      classes: classes.length,
    },
  };
}

/** The classes that every Windows has, which the compiler finds by itself. */
function platformNames(host: Host): Set<string> {
  const paths = filesBelow(platformClasses, host).filter(isMofPath);
  return new Set(paths.map((path) => baseName(path).slice(0, -".mof".length).toLowerCase()));
}

/** JSON has many classes in a file, and a page is of one class or method. */
function pagesOf(file: SourceFile, report: Report): Page[] {
  if (/\.json$/i.test(file.path)) return readCimClasses(file, report);
  const page = readPage(file, report);
  if (page === null) report(diagnostic("page-skipped", spanOfLine(file, 1), {}));
  return page === null ? [] : [page];
}

const pageFacts = () => ({ dialect: "docs", isLibrary: false, includedFrom: [], suppressions: [] }) as const;

function pagePaths(inputs: readonly string[], host: Host, report: (reported: Diagnostic) => void): string[] {
  const paths = new Set<string>();
  for (const input of expandInputs(inputs, host, (path) => /\.(?:md|markdown)$/i.test(path))) {
    if (input.kind === "missing") report(diagnostic("file-missing", null, { path: input.argument }));
    else if (input.paths.length === 0) report(diagnostic("folder-without-pages", null, { path: input.argument }));
    else for (const path of input.paths) paths.add(path);
  }
  return [...paths].sort(compareCodeUnits);
}
