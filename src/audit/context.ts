import type { ts } from "@ts-morph/common";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source-file.ts";
import type { Bindings } from "./bindings.ts";
import type { EnumReader } from "./enum-reader.ts";
import type { TypeScript } from "./typescript.ts";

/** What a rule can ask besides the thing that it looks at. */
export interface Context {
  readonly ts: TypeScript;
  readonly checker: ts.TypeChecker;
  /** The file that is audited. */
  readonly file: ts.SourceFile;
  readonly bindings: Bindings;
  readonly enums: EnumReader;
  readonly report: Report;
  /** Where a node stands, without the comments in front of it. */
  readonly span: (node: ts.Node) => Span;
}
