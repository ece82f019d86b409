/** What the files of a program are like, as far as the severity of their findings depends on it. */
import type { Report } from "../diagnostics/diagnostic.ts";
import type { FileFacts } from "../diagnostics/findings.ts";
import type { Waiver } from "../diagnostics/waivers.ts";
import type { Dialect } from "../source/dialect.ts";
import type { SourceFile, Span } from "../source/source-file.ts";
import { type DetectedDialect, detectDialect } from "../syntax/dialect.ts";
import type { ParsedFile, Program } from "../syntax/program.ts";
import { waiversIn } from "./waivers.ts";

export interface ProgramFiles {
  readonly dialectOf: (file: ParsedFile) => DetectedDialect;
  /** The facts of the file that a span is in. */
  readonly factsOf: (span: Span | null) => FileFacts;
  /** The waivers of all input files. */
  readonly waivers: readonly Waiver[];
}

const noFile: FileFacts = { dialect: "dmtf", isLibrary: false, includedFrom: [], waivers: [] };

export function describeFiles({ files }: Program, asked: Dialect | "auto", report: Report): ProgramFiles {
  const dialectOf = asked === "auto" ? remembering(detectOf) : (): DetectedDialect => ({ dialect: asked, mark: null });
  const includers = new Map<ParsedFile, Span>();
  for (const { includes } of files) for (const [directive, target] of includes) includers.set(target, directive.span);
  const fileOf = new Map<SourceFile, ParsedFile>(files.map((file) => [file.source, file]));
  const waiversOf = new Map(
    files.filter(({ origin }) => origin === "input").map((file) => [file, waiversIn(file.specification, report)] as const),
  );

  const includedFrom = (file: ParsedFile): Span[] => {
    const chain: Span[] = [];
    for (let next: ParsedFile | undefined = file; next !== undefined; ) {
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
    waivers: waiversOf.get(file) ?? [],
  }));
  const factsOf = (span: Span | null): FileFacts => {
    const file = span === null ? undefined : fileOf.get(span.file);
    return file === undefined ? noFile : factsOfFile(file);
  };
  return { dialectOf, factsOf, waivers: [...waiversOf.values()].flat() };
}

function detectOf({ specification }: ParsedFile): DetectedDialect {
  return detectDialect(specification);
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
