/** The syntax block of a page: the parser of MOF reads it once the slips of pages are repaired. */
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { defaultSettings, findingsOf } from "../../diagnostics/findings.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { positionAt } from "../../source/source-file.ts";
import type * as ast from "../../syntax/ast.ts";
import { parse } from "../../syntax/parse.ts";
import type { PageType } from "./facts.ts";

export interface SyntaxBlock {
  readonly source: SourceFile;
  readonly productions: readonly ast.Production[];
  /** Where the block is on the page. */
  readonly firstLine: number;
  readonly slips: readonly Slip[];
}

/** What the block has against the grammar. */
export interface Slip {
  readonly line: number;
  /** As the page has it. */
  readonly text: string;
  /** As it was read; `null` where the parser skipped it. */
  readonly repaired: string | null;
}

/** Stands for the type of a member that has none. */
export const untyped = "__untyped";

/** Slips of one line, each with what it was meant to be. Blanks that do not break and entities are told of by nobody. */
const repairs: readonly (readonly [RegExp, string])[] = [
  // A dot after the type.
  [/^(\s*\w+)\.(\s+\w+(?:\[\])?\s*(?:=.*)?;)/, "$1$2"],
  // No type.
  [/^(\s*)([A-Za-z_]\w*)(\[\])?(\s*;)\s*$/, `$1${untyped} $2$3$4`],
  // The brackets of an array behind its type, or a word for them.
  [/^(\s*(?:\[[^\]]*\]\s*)?\w+(?:\s+REF)?)\s*\[\s*\]\s+(\w+)(\s*[,;)=]|\s*$)/i, "$1 $2[]$3"],
  [/^(\s*)(\w+)\s+Array\s+(\w+)(\s*[,;)]|\s*$)/i, "$1$2 $3[]$4"],
  // References as `ref:Class Name`, `&Name`, `Ref REF Name`.
  [/\bref:\s*(\w+)\s+(?=\w)/i, "$1 REF "],
  [/(\w)(\s+)&\s*(?=\w)/, "$1 REF$2"],
  [/\bREF\s+REF\b/i, "REF"],
  // A static method as other languages write it.
  [/^(\s*)static\s+(\w+\s+\w+\s*\()/i, "$1[Static] $2"],
  // A letter for the size of an array.
  [/\[[a-z]\](?=\s*[,;)=]|\s*$)/i, "[]"],
  // The direction once more, behind the name.
  [/^(\s*\[[^\]]*\]\s*\w+\s+\w+)\s+(?:In|Out)(\s*,?\s*)$/i, "$1$2"],
  // The values of an array without braces.
  [/(\]\s*=\s*)([^{};]*[^{};\s])(\s*;)/, "$1{$2}$3"],
  // No value after the sign.
  [/\s*=\s*(?=[,;]|\)?;?\s*$)/, ""],
];

/**
 * @param text the block as it stands on the page
 * @param firstLine the line of its first line
 */
export function readSyntaxBlock(text: string, firstLine: number, path: string): SyntaxBlock {
  const slips: Slip[] = [];
  const raws = text.split("\n");
  const lines = raws.map((raw, index) => {
    const line = raw
      .replace(/\u00a0/g, " ")
      .replace(/&amp;/g, "&")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">");
    const repaired = repairedLine(punctuated(line, followingLine(raws, index)));
    if (repaired !== line) slips.push({ line: firstLine + index, text: line.trim(), repaired: repaired.trim() });
    return repaired;
  });
  const source: SourceFile = { path, text: lines.join("\n"), encoding: "utf-8" };
  const diagnostics: Diagnostic[] = [];
  const { productions } = parse(source, (diagnostic) => void diagnostics.push(diagnostic));
  for (const { severity, span } of findingsOf(diagnostics, asPage, [], defaultSettings)) {
    if (severity !== "error" || span === null) continue;
    const { line } = positionAt(source, span.start);
    slips.push({ line: firstLine + line - 1, text: (lines[line - 1] ?? "").trim(), repaired: null });
  }
  return { source, productions, firstLine, slips };
}

const asPage = () => ({ dialect: "docs", isLibrary: false, includedFrom: [], suppressions: [] }) as const;

const parameter = /^\s*(?:\[[^\]]*\]\s*)?\w+(?:\s+REF)?\s+&?\w+(?:\[\w*\])?/;

function followingLine(lines: readonly string[], index: number): string | null {
  return lines.slice(index + 1).find((line) => line.trim() !== "") ?? null;
}

/** A parameter that another one follows ends with a comma, the last one with none, and a signature with a semicolon. */
function punctuated(line: string, next: string | null): string {
  const text = line.trimEnd();
  if (next === null) return text.endsWith(")") && !/^\s*\[/.test(text) ? `${text};` : line;
  if (text.endsWith(",") && /^\s*\)/.test(next)) return text.slice(0, -1);
  const isWhole = parameter.exec(text)?.[0] === text && !/^\s*class\b/i.test(text);
  return isWhole && /^[^;]*$/.test(next) && parameter.test(next) ? `${text},` : line;
}

function repairedLine(line: string): string {
  let repaired = line;
  for (const [slip, meant] of repairs) repaired = repaired.replace(slip, meant);
  return repaired;
}

/** The line of a node on the page. */
export function lineOf(
  { source, firstLine }: SyntaxBlock,
  { span }: { readonly span: { readonly start: number } },
): number {
  return firstLine + positionAt(source, span.start).line - 1;
}

/** A node as it was written, repairs included. */
export function sourceText({ source }: SyntaxBlock, { span }: ast.Node): string {
  return source.text.slice(span.start, span.end);
}

export function typeOf({ name, isReference }: ast.DataType, array: ast.ArraySpecifier | null): PageType {
  // A reference to a type that is not a class: pages align `REF` in a column of its own.
  const isClass = name.toLowerCase() === "object" || !intrinsic.has(name.toLowerCase());
  return {
    name: isReference && isClass ? name : typeName(name),
    isReference: isReference && isClass,
    isArray: array !== null,
    size: array?.size?.text ?? null,
  };
}

const intrinsic: ReadonlySet<string> = new Set(
  "boolean string datetime char16 real32 real64 uint8 sint8 uint16 sint16 uint32 sint32 uint64 sint64 void object".split(
    " ",
  ),
);

/** Types of other languages that reference pages use for those of MOF. */
const foreignTypes: ReadonlyMap<string, string> = new Map([
  ["bool", "boolean"],
  ["bstr", "string"],
  ["hresult", "sint32"],
  ["date/time", "datetime"],
  ["integer", "sint32"],
]);

export function isIntrinsic(name: string): boolean {
  return intrinsic.has(name);
}

/** A type as MOF writes it: intrinsic types in lower case, misspelled ones repaired. */
export function typeName(written: string): string {
  const name = written.toLowerCase();
  if (intrinsic.has(name)) return name;
  const integer = /^(u|s)?(?:int|nit)(8|16|32|64)[a-z]?$/.exec(name);
  if (integer !== null) return `${integer[1] ?? "s"}int${integer[2]}`;
  return foreignTypes.get(name) ?? written;
}
