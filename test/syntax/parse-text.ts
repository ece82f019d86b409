/** Texts to trees for tests, and the invariants that every tree has to keep. */
import { expect } from "vitest";
import { severityOf } from "../../src/diagnostics/codes.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import type { SourceFile } from "../../src/source/source-file.ts";
import { children, type MofSpecification, type Node, type Production } from "../../src/syntax/ast.ts";
import { parse } from "../../src/syntax/parse.ts";
import { print } from "../../src/syntax/print.ts";

export interface ParsedText {
  readonly specification: MofSpecification;
  readonly diagnostics: readonly Diagnostic[];
}

export function parseText(text: string, path = "test.mof"): ParsedText {
  const file: SourceFile = { path, text, encoding: "utf-8" };
  const diagnostics: Diagnostic[] = [];
  const specification = parse(file, (diagnostic) => void diagnostics.push(diagnostic));
  return { specification, diagnostics };
}

/** `2:5 message` for each diagnostic, in order of place. */
export function messagesOf({ diagnostics }: ParsedText): string[] {
  return [...diagnostics]
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
    .map(({ span, message }) => `${span === null ? "" : renderPlace(span).replace(/^[^:]*:/, "")} ${message}`);
}

/** Whether there is what no dialect allows: the tree is then not the whole text. */
export function hasSyntaxErrors({ diagnostics }: ParsedText): boolean {
  return diagnostics.some(({ code }) => severityOf(code, "docs") === "error");
}

/** Parses a text without errors, proves the invariants of its tree, and gives the tree. */
export function parseRight(text: string): MofSpecification {
  const parsed = parseText(text);
  expect(
    messagesOf(parsed).filter((_, index) => severityOf(parsed.diagnostics[index]!.code, "docs") === "error"),
  ).toEqual([]);
  proveInvariants(parsed);
  return parsed.specification;
}

/** What holds for the tree of any text; printing and parsing again only where the text has no errors. */
export function proveInvariants(parsed: ParsedText): void {
  const fault = faultOf(parsed);
  if (fault !== null) expect.fail(fault);
}

/** What is wrong with a tree, or `null`. Without `expect` at each node: trees are large. */
export function faultOf(parsed: ParsedText): string | null {
  const { specification } = parsed;
  const { text } = specification.span.file;
  const reached = new Set<unknown>();
  const pending: Node[] = [specification];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    reached.add(node);
    const { kind, span } = node;
    if (span.start < 0 || span.start > span.end || span.end > text.length)
      return `${kind} ${span.start}..${span.end} is not a range of the text`;
    for (const child of children(node)) {
      if (child.span.start < span.start || child.span.end > span.end) {
        return `${child.kind} ${child.span.start}..${child.span.end} is not inside its ${kind} ${span.start}..${span.end}`;
      }
      pending.push(child);
    }
  }
  for (const node of nodesIn(specification))
    if (!reached.has(node)) return `${node.kind} at ${node.span.start} is reached by no child key`;
  if (hasSyntaxErrors(parsed)) return null;

  const printed = print(specification);
  const again = parseText(printed);
  const errors = again.diagnostics.filter(({ code }) => severityOf(code, "docs") === "error");
  if (errors.length > 0)
    return `the printed text has errors: ${messagesOf({ ...again, diagnostics: errors }).join("; ")}\n${printed}`;
  if (print(again.specification) !== printed)
    return `printing is not a fixed point:\n${printed}\n---\n${print(again.specification)}`;
  const [before, after] = [outline(specification), outline(again.specification)];
  return before === after ? null : `the printed text has another tree:\n${before}\n---\n${after}`;
}

/** Every object with a kind and a span, found by looking at all properties. */
function nodesIn(root: MofSpecification): Node[] {
  const nodes: Node[] = [];
  const pending: unknown[] = [root];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value === null || typeof value !== "object") continue;
    if ("kind" in value && "span" in value) nodes.push(value as Node);
    for (const [key, inner] of Object.entries(value)) if (key !== "span" && key !== "file") pending.push(inner ?? null);
  }
  return nodes;
}

/** The tree as JSON without places and lines that have been applied; line ends in comments and the blanks at their end do not count. */
export function outline(node: Node): string {
  return JSON.stringify(node, (key, value: unknown) => {
    if (key === "span") return undefined;
    if (key === "productions") return (value as Production[]).filter((production) => !("isApplied" in production));
    const comment = value as { kind?: unknown; text?: unknown } | null;
    if (comment !== null && typeof comment === "object" && comment.kind === "Comment") {
      return {
        ...comment,
        text: String(comment.text)
          .trimEnd()
          .replace(/\r\r\n|\r\n|\r/g, "\n"),
      };
    }
    return value;
  });
}
