import { check } from "./check/check.ts";
import { describeFiles } from "./syntax/file-facts.ts";
import { rules } from "./check/rules.ts";
import { isOnByDefault } from "./diagnostics/codes.ts";
import type { Diagnostic, Report } from "./diagnostics/diagnostic.ts";
import { defaultSettings, type Finding, findingsOf, type Settings } from "./diagnostics/findings.ts";
import { bind } from "./schema/bind.ts";
import type { Model } from "./schema/model.ts";
import { resolve } from "./schema/resolve.ts";
import type { Dialect } from "./source/dialect.ts";
import type { Host } from "./source/host.ts";
import { read } from "./source/read.ts";
import { type DialectOf, dialectsOf } from "./syntax/file-dialects.ts";
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
  readonly request: CompileRequest;
  readonly program: Program;
  readonly model: Model;
  readonly findings: readonly Finding[];
  /** The dialect of a file, and what told it where it was not asked for. */
  readonly dialectOf: DialectOf;
}

/** MOF to the checked model. Whatever the input, there is a model; the findings say what is wrong with it. */
export function compile(request: CompileRequest, host: Host, settings: Settings = defaultSettings): Compilation {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);

  const sources = read(request.inputs, request.includeFolders, request.dialect, host, report);
  const program = parseProgram(sources, report);
  const dialectOf = dialectsOf(program, request.dialect);
  const symbols = bind(program, request.locale, report);
  const model = resolve(symbols, dialectOf, report);
  const asked = rules.filter(({ code }) => settings.rules.has(code) || isOnByDefault(code));
  check(program, model, asked, report);

  const { factsOf, suppressions } = describeFiles(program, dialectOf, report);
  return { request, program, model, findings: findingsOf(diagnostics, factsOf, suppressions, settings), dialectOf };
}
