/** What the files of a program are like, as far as the severity of their findings depends on it. */
import type { Report } from "../diagnostics/diagnostic.ts";
import type { FileFacts } from "../diagnostics/findings.ts";
import type { Suppression } from "../diagnostics/suppressions.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { type DialectOf, remembering } from "./file-dialects.ts";
import type { ParsedFile, Program } from "./program.ts";
import { suppressionsIn } from "./suppressions.ts";

export interface ProgramFiles {
  /** The facts of the file that a span is in. */
  readonly factsOf: (span: Span | null) => FileFacts;
  /** The suppressions of all input files. */
  readonly suppressions: readonly Suppression[];
}

const noFile: FileFacts = { dialect: "dmtf", isLibrary: false, includedFrom: [], suppressions: [] };

export function describeFiles({ files }: Program, dialectOf: DialectOf, report: Report): ProgramFiles {
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
    dialect: dialectOf(file.source).dialect,
    isLibrary: file.origin !== "input",
    includedFrom: includedFrom(file),
    suppressions: suppressionsOf.get(file) ?? [],
  }));
  const factsOf = (span: Span | null): FileFacts => {
    const file = span === null ? undefined : fileOf.get(span.file);
    return file === undefined ? noFile : factsOfFile(file);
  };
  return { factsOf, suppressions: [...suppressionsOf.values()].flat() };
}
