/** What the files of a program are like, as far as the severity of their findings depends on it. */
import type { Report } from "../diagnostics/diagnostic.ts";
import type { FileFacts } from "../diagnostics/findings.ts";
import type { Suppression } from "../diagnostics/suppressions.ts";
import type { Dialect } from "../source/dialect.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { type DetectedDialect, detectDialect } from "./dialect.ts";
import type { ParsedFile, Program } from "./program.ts";
import { suppressionsIn } from "./suppressions.ts";

export interface ProgramFiles {
  readonly dialectOf: (file: ParsedFile) => DetectedDialect;
  /** The facts of the file that a span is in. */
  readonly factsOf: (span: Span | null) => FileFacts;
  /** The suppressions of all input files. */
  readonly suppressions: readonly Suppression[];
}

const noFile: FileFacts = { dialect: "dmtf", isLibrary: false, includedFrom: [], suppressions: [] };

export function describeFiles({ files }: Program, asked: Dialect | "auto", report: Report): ProgramFiles {
  const dialectOf = asked === "auto" ? detector(files) : (): DetectedDialect => ({ dialect: asked, mark: null });
  const includers = new Map<ParsedFile, Span>();
  for (const { includes } of files) for (const [directive, target] of includes) includers.set(target, directive.span);
  const fileOf = new Map<SourceFile, ParsedFile>(files.map((file) => [file.source, file]));
  const suppressionsOf = new Map(
    files
      .filter(({ origin }) => origin === "input")
      .map((file) => [file, suppressionsIn(file.specification, report)] as const),
  );

  const includedFrom = (file: ParsedFile): Span[] => {
    const chain: Span[] = [];
    for (let next: ParsedFile | undefined = file; next !== undefined;) {
      const include: Span | undefined = includers.get(next);
      if (include === undefined) break;
      chain.push(include);
      next = fileOf.get(include.file);
    }
    return chain;
  };
  const factsOfFile = remembering((file: ParsedFile): FileFacts => ({
    dialect: dialectOf(file).dialect,
    isLibrary: file.origin !== "input",
    includedFrom: includedFrom(file),
    suppressions: suppressionsOf.get(file) ?? [],
  }));
  const factsOf = (span: Span | null): FileFacts => {
    const file = span === null ? undefined : fileOf.get(span.file);
    return file === undefined ? noFile : factsOfFile(file);
  };
  return { dialectOf, factsOf, suppressions: [...suppressionsOf.values()].flat() };
}

/** Each file tells its dialect by its own marks; one that has none and declares only instances follows their classes. */
function detector(files: readonly ParsedFile[]): (file: ParsedFile) => DetectedDialect {
  const ownDialect = remembering(({ specification }) => detectDialect(specification));
  let declaring: ReadonlyMap<string, ParsedFile> | undefined;
  return remembering((file) => {
    const own = ownDialect(file);
    const { productions } = file.specification;
    if (own.mark !== null || productions.some(({ kind }) => kind === "ClassDeclaration")) return own;
    for (const production of productions) {
      if (production.kind !== "InstanceDeclaration") continue;
      const { text: name, span } = production.className;
      const classFile = (declaring ??= filesOfClasses(files)).get(name.toLowerCase());
      const { dialect } = classFile === undefined ? own : ownDialect(classFile);
      if (dialect !== own.dialect) return { dialect, mark: { what: `the class ${name}`, span } };
    }
    return own;
  });
}

function filesOfClasses(files: readonly ParsedFile[]): ReadonlyMap<string, ParsedFile> {
  const declaring = new Map<string, ParsedFile>();
  for (const file of files) {
    for (const production of file.specification.productions) {
      if (production.kind === "ClassDeclaration") declaring.set(production.name.text.toLowerCase(), file);
    }
  }
  return declaring;
}

/** Only files with findings are asked for, and those more than once. */
function remembering<T>(answer: (file: ParsedFile) => T): (file: ParsedFile) => T {
  const known = new Map<ParsedFile, T>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const now = answer(file);
    known.set(file, now);
    return now;
  };
}
