/** Contracts are JSON with comments: values with their places, so that whatever is wrong is told where it stands. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { type Code, type Parameters } from "../../diagnostics/codes.ts";
import { type Diagnostic, diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../../source/source-file.ts";

/** A value in a contract. */
export interface Placed {
  readonly file: SourceFile;
  readonly node: Node;
}

/** A key with its value. */
export interface PlacedEntry {
  readonly name: string;
  readonly key: Placed;
  readonly value: Placed;
}

/** Ends the reading of one part of a contract; `attempt` catches it. */
class ContractFault extends Error {
  override readonly name = "ContractFault";
  readonly diagnostic: Diagnostic;

  constructor(found: Diagnostic) {
    super(found.message);
    this.diagnostic = found;
  }
}

export function spanOf({ file, node }: Placed): Span {
  return { file, start: node.offset, end: node.offset + node.length };
}

/** Gives up the part of a contract that is being read. */
export function fail<C extends Code>(code: C, at: Placed, parameters: Parameters<C>): never {
  throw new ContractFault(diagnostic(code, spanOf(at), parameters));
}

/** Reads one part; what is wrong with it is reported, and the others can still be read. */
export function attempt<T>(report: Report, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContractFault)) throw error;
    report(error.diagnostic);
    return null;
  }
}

/** The value of a whole file, or `null` where it is no JSON. */
export function parseContract(file: SourceFile, report: Report): Placed | null {
  const errors: ParseError[] = [];
  const node = parseTree(file.text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first === undefined && node !== undefined) return { file, node };
  const { offset = 0, length = 0 } = first ?? {};
  const reason =
    first === undefined
      ? "the file is empty"
      : printParseErrorCode(first.error)
          .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
          .toLowerCase();
  report(diagnostic("contract-syntax", { file, start: offset, end: offset + length }, { reason }));
  return null;
}

/** What stands there, for a message. */
export function shown({ node }: Placed): string {
  if (node.type === "object") return "an object";
  if (node.type === "array") return "a list";
  return JSON.stringify(node.value);
}

export function entriesOf(at: Placed): PlacedEntry[] {
  if (at.node.type !== "object") fail("contract-value", at, { expected: "an object", found: shown(at) });
  return (at.node.children ?? []).flatMap(({ children = [] }) => {
    const [key, value] = children;
    return key === undefined || value === undefined
      ? []
      : [{ name: key.value as string, key: { file: at.file, node: key }, value: { file: at.file, node: value } }];
  });
}

export function elementsOf(at: Placed): Placed[] {
  if (at.node.type !== "array") fail("contract-value", at, { expected: "a list", found: shown(at) });
  return (at.node.children ?? []).map((node) => ({ file: at.file, node }));
}

export function textOf(at: Placed, expected = "a text"): string {
  if (at.node.type !== "string") fail("contract-value", at, { expected, found: shown(at) });
  return at.node.value as string;
}

export function numberOf(at: Placed): number {
  if (at.node.type !== "number") fail("contract-value", at, { expected: "a number", found: shown(at) });
  return at.node.value as number;
}

export function booleanOf(at: Placed): boolean {
  if (at.node.type !== "boolean") fail("contract-value", at, { expected: "true or false", found: shown(at) });
  return at.node.value as boolean;
}

/** One of some words. */
export function wordOf<Word extends string>(at: Placed, words: readonly Word[]): Word {
  const text = textOf(at);
  return (
    words.find((word) => word === text) ??
    fail("contract-value", at, { expected: alternatives(words), found: shown(at) })
  );
}

export function isNull({ node }: Placed): boolean {
  return node.type === "null";
}

function alternatives(words: readonly string[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length === 1 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}
