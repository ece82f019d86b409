/** A file in canonical form, where that says the same as the file. */
import { type Diagnostic, diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { severityOf } from "../diagnostics/codes.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Comment, MofSpecification, Node, StringLiteral } from "./ast.ts";
import { stringValue } from "./literals.ts";
import { parse, parseUnexpanded } from "./parse.ts";
import { linesOf, print } from "./print.ts";
import type { Layout } from "./print-values.ts";

/**
 * The canonical text; `null` for a file with syntax errors, and for one whose canonical form would say something else,
 * which is reported. Of binary MOF it is what could be read. Preprocessor lines and the names of macros stay as they are.
 */
export function formatted(file: SourceFile, report: Report, layout?: Layout): string | null {
  const faults: Diagnostic[] = [];
  const expanded = parse(file, (fault) => void faults.push(fault));
  faults.forEach(report);
  // Nobody can correct it, and there is no other text that it could be compared with.
  if (file.binary !== undefined) return print(expanded, layout);
  if (faults.some(isError)) return null;
  const hasLines = expanded.productions.some(({ kind }) => kind === "PreprocessorLine");
  const written = hasLines ? unexpanded(file, report) : expanded;
  if (written === null) return null;
  const text = print(written, layout);
  const printed: SourceFile = { path: file.path, text, encoding: "utf-8" };
  const isKept =
    saysTheSame(expanded, parse(printed, ignore)) &&
    (!hasLines || saysTheSame(written, parseUnexpanded(printed, ignore)));
  if (isKept) return text;
  report(diagnostic("format-meaning", { file, start: 0, end: 0 }, {}));
  return null;
}

const ignore: Report = () => {};

/** The tree with its preprocessor lines, where they stand between declarations and the grammar reads the names of macros. */
function unexpanded(file: SourceFile, report: Report): MofSpecification | null {
  const faults: Diagnostic[] = [];
  const written = parseUnexpanded(file, (fault) => void faults.push(fault));
  const error = faults.find(isError);
  if (error !== undefined) {
    report(diagnostic("format-preprocessor", error.span, { directive: null }));
    return null;
  }
  let end = 0;
  for (const production of written.productions) {
    const { kind, span } = production;
    if (span.start < end && kind === "PreprocessorLine") {
      report(diagnostic("format-preprocessor", span, { directive: `#${production.directive}` }));
      return null;
    }
    end = Math.max(end, span.end);
  }
  return written;
}

/** Formatting is for every dialect: what only one of them forbids is not an obstacle. */
function isError({ code }: Diagnostic): boolean {
  return severityOf(code, "docs") === "error";
}

/** Whether two trees differ in nothing but places, the parts of strings, and blanks at the ends of lines. */
function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => saysTheSame(item, b[index]));
  const [node, other] = [a as Node, b as Node];
  if (node.kind !== other.kind) return false;
  if (node.kind === "StringLiteral") return stringValue(node) === stringValue(other as StringLiteral);
  if (node.kind === "Comment" || node.kind === "PreprocessorLine")
    return linesOf(node.text) === linesOf((other as Comment).text);
  const keys = Object.keys(node) as (keyof Node)[];
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key === "span" || saysTheSame(node[key], other[key]))
  );
}
