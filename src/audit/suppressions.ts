import type { ts } from "@ts-morph/common";
import type { Report } from "../diagnostics/diagnostic.ts";
import { type Suppression, suppressionMark, suppressionsOf } from "../diagnostics/suppressions.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { TypeScript } from "./typescript.ts";

/** The suppressions in a file's comments; each is for the statement, member or expression that follows it. */
export function suppressionsIn(file: ts.SourceFile, source: SourceFile, ts: TypeScript, report: Report): Suppression[] {
  if (!file.text.includes(suppressionMark)) return [];
  const suppressions: Suppression[] = [];
  for (const { 0: text, index } of file.text.matchAll(
    /\/\/[^\S\r\n]*mofc-allow\b[^\r\n]*|\/\*\s*mofc-allow\b[^]*?\*\//g,
  )) {
    const end = index + text.length;
    if (!beginsComment(file, index, ts)) continue;
    const next = nodeAfter(file, end, ts);
    const target = next === null ? null : { file: source, start: next.getStart(file), end: next.getEnd() };
    for (const each of suppressionsOf({ text, span: { file: source, start: index, end } }, target, report))
      suppressions.push(each);
  }
  return suppressions;
}

/** Whether a place is where a comment begins, and not within a string or another comment. */
function beginsComment(file: ts.SourceFile, place: number, ts: TypeScript): boolean {
  let gap = 0;
  const visit = (node: ts.Node): void => {
    if (node.getEnd() <= place) gap = node.getEnd();
    else if (node.pos <= place) {
      gap = node.pos;
      ts.forEachChild(node, visit);
    }
  };
  visit(file);
  const comments = [
    ...(ts.getTrailingCommentRanges(file.text, gap) ?? []),
    ...(ts.getLeadingCommentRanges(file.text, gap) ?? []),
  ];
  return comments.some(({ pos }) => pos === place);
}

/** The largest node that begins with the next token. */
function nodeAfter(file: ts.SourceFile, place: number, ts: TypeScript): ts.Node | null {
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (node.getEnd() <= place || node.pos > place) return undefined;
    return node.getStart(file) >= place ? node : ts.forEachChild(node, visit);
  };
  return ts.forEachChild(file, visit) ?? null;
}
