import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Code, Parameters } from "../diagnostics/codes.ts";
import type { SourceFile, Span } from "../source/source-file.ts";

/** A configuration that cannot be used; thrown, because nothing can be done without it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join("\n"));
    this.diagnostics = diagnostics;
  }
}

/** One diagnostic about a whole file, or about the command line where there is none. */
export function configError<C extends Code>(code: C, path: string | null, parameters: Parameters<C>): ConfigError {
  return new ConfigError([diagnostic(code, path === null ? null : startOf(path), parameters)]);
}

function startOf(path: string): Span {
  return { file: moduleFile(path), start: 0, end: 0 };
}

export function moduleFile(path: string): SourceFile {
  return { path, text: "", encoding: "utf-8", isUnread: true };
}
