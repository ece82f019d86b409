import { check } from "./check/check.ts";
import { rules } from "./check/rules.ts";
import { type Diagnostic, type Report } from "./diagnostics/diagnostic.ts";
import { type FileFacts, type Finding, findingsOf } from "./diagnostics/findings.ts";
import { bind } from "./schema/bind.ts";
import type { Model } from "./schema/model.ts";
import { resolve } from "./schema/resolve.ts";
import type { Dialect } from "./source/dialect.ts";
import type { Host } from "./source/host.ts";
import { read } from "./source/read.ts";
import type { SourceFile } from "./source/source-file.ts";
import { type DetectedDialect, detectDialect } from "./syntax/dialect.ts";
import { parseProgram, type Program } from "./syntax/program.ts";

export interface CompileRequest {
  /** Files, folders and globs. */
  readonly inputs: readonly string[];
  /** Where includes and needed classes are looked for (`-I`). */
  readonly includeFolders: readonly string[];
  readonly dialect: Dialect | "auto";
  /** The locale of amendments that are merged, as in `ms_409`, `0x409` or `409`. */
  readonly locale: string;
}

export interface Compilation {
  readonly program: Program;
  readonly model: Model;
  readonly findings: readonly Finding[];
  /** The dialect of each file, and what told it where it was not asked for. */
  readonly dialects: ReadonlyMap<SourceFile, DetectedDialect>;
}

/** MOF to the checked model. Whatever the input, there is a model; the findings say what is wrong with it. */
export function compile(request: CompileRequest, host: Host): Compilation {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);

  const sources = read(request.inputs, request.includeFolders, host, report);
  const program = parseProgram(sources, report);
  const schema = bind(program, request.locale, report);
  const model = resolve(schema, report);
  check(program, model, rules, report);

  const dialects = dialectsOf(program, request.dialect);
  return { program, model, findings: findingsOf(diagnostics, factsOf(program, dialects)), dialects };
}

function dialectsOf({ files }: Program, asked: Dialect | "auto"): Map<SourceFile, DetectedDialect> {
  const dialectOf = asked === "auto" ? detectDialect : (): DetectedDialect => ({ dialect: asked, mark: null });
  return new Map(files.map(({ source, specification }) => [source, dialectOf(specification)]));
}

function factsOf({ files }: Program, dialects: ReadonlyMap<SourceFile, DetectedDialect>): Map<SourceFile, FileFacts> {
  return new Map(
    files.map(({ source, origin }) => [source, { dialect: dialects.get(source)?.dialect ?? "dmtf", isLibrary: origin === "library" }]),
  );
}
