/** Which blocks of a page explain which element. */
import type { Block, Line } from "./block.ts";
import { plainText, withoutLinks } from "./words.ts";

/** What a page says of a property below its syntax block. */
export interface PropertySection {
  readonly name: string;
  readonly line: number;
  readonly type: string;
  readonly access: string | null;
  /** The text of a qualifiers line, marked up. */
  readonly qualifiers: string | null;
  readonly blocks: readonly Block[];
}

export interface ParameterSection {
  readonly name: string;
  readonly line: number;
  /** What stands in brackets behind the name, and in a qualifiers line. */
  readonly direction: string;
  readonly blocks: readonly Block[];
}

const dataType = /^\s*Data ?type\s*:/i;
const facts: ReadonlyMap<string, RegExp> = new Map([
  ["access", /^\s*Access ?type\s*:/i],
  ["qualifiers", /^\s*Qualifiers?\s*:/i],
]);

function linesOf(block: Block): readonly Line[] {
  switch (block.kind) {
    case "term":
    case "paragraph":
      return block.lines;
    case "heading":
      return [{ text: block.text, line: block.line }];
    default:
      return [];
  }
}

/** The anchor of a property is the line with its data type; the last line of text before it is the name. */
export function propertySections(blocks: readonly Block[]): PropertySection[] {
  const anchors: { readonly nameBlock: number; readonly name: Line; readonly block: number; readonly at: number }[] =
    [];
  let last: { readonly line: Line; readonly block: number } | null = null;
  for (const [index, block] of blocks.entries()) {
    for (const [at, line] of linesOf(block).entries()) {
      if (dataType.test(line.text) && last !== null)
        anchors.push({ nameBlock: last.block, name: last.line, block: index, at });
      else if (plainText(line.text) !== "") last = { line, block: index };
    }
  }
  return anchors.map(({ name, block, at }, index) => {
    const end = anchors[index + 1]?.nameBlock ?? sectionEnd(blocks, block);
    const rest = linesOf(blocks[block]!).slice(at + 1);
    const own: Block[] = rest.length === 0 ? [] : [{ kind: "paragraph", lines: rest, line: rest[0]!.line }];
    const type = linesOf(blocks[block]!)[at]!.text.replace(dataType, "");
    return {
      name: plainText(name.text),
      line: name.line,
      type: plainText(type),
      ...split([...own, ...blocks.slice(block + 1, end)]),
    };
  });
}

/** A section ends where the page goes on to something else than members. */
function sectionEnd(blocks: readonly Block[], from: number): number {
  const end = blocks.findIndex((block, index) => index > from && block.kind === "heading" && block.level <= 3);
  return end < 0 ? blocks.length : end;
}

/** Takes the lines of facts out of the text. */
function split(blocks: readonly Block[]): Pick<PropertySection, "access" | "qualifiers" | "blocks"> {
  const textsByFact = new Map<string, string>();
  const rest: Block[] = [];
  for (const block of blocks) {
    if (block.kind !== "term" && block.kind !== "paragraph") {
      rest.push(block);
      continue;
    }
    const lines = block.lines.filter(({ text }) => {
      for (const [fact, pattern] of facts) {
        if (!pattern.test(text)) continue;
        if (!textsByFact.has(fact)) textsByFact.set(fact, text.replace(pattern, "").trim());
        return false;
      }
      return !/^\s*(?:Type|Data ?type)\s*:/i.test(text);
    });
    if (lines.length === block.lines.length) rest.push(block);
    else if (lines.length > 0) rest.push({ ...block, lines });
  }
  return { access: textsByFact.get("access") ?? null, qualifiers: textsByFact.get("qualifiers") ?? null, blocks: rest };
}

/** The blocks below a heading up to the next one of its level or above. */
export function below(blocks: readonly Block[], heading: RegExp): readonly Block[] {
  const start = blocks.findIndex((block) => block.kind === "heading" && heading.test(plainText(block.text)));
  const top = blocks[start];
  if (top?.kind !== "heading") return [];
  const end = blocks.findIndex(
    (block, index) => index > start && block.kind === "heading" && block.level <= Math.max(top.level, 3),
  );
  return blocks.slice(start + 1, end < 0 ? blocks.length : end);
}

interface ParameterStart {
  readonly block: number;
  readonly name: string;
  readonly line: number;
  readonly direction: string;
}

/** The blocks of each parameter: from its name up to the next parameter's. */
export function parameterSections(blocks: readonly Block[], names: ReadonlySet<string>): ParameterSection[] {
  const starts: ParameterStart[] = [];
  for (const [index, block] of blocks.entries()) {
    const start = parameterStart(block, index);
    if (start === null || !names.has(start.name.toLowerCase())) continue;
    if (starts.every(({ name }) => name.toLowerCase() !== start.name.toLowerCase())) starts.push(start);
  }
  return starts.map(({ block, name, line, direction }, index) => {
    const own = linesOf(blocks[block]!).filter(({ line: at }) => at > line);
    const rest: Block[] = own.length === 0 ? [] : [{ kind: "paragraph", lines: own, line: own[0]!.line }];
    const section = split([...rest, ...blocks.slice(block + 1, starts[index + 1]?.block ?? blocks.length)]);
    return { name, line, direction: `${direction} ${plainText(section.qualifiers ?? "")}`, blocks: section.blocks };
  });
}

/** A name that stands alone: in italics, as code or as a heading, or with its direction in brackets. Values are bold or plain. */
function parameterStart(block: Block, index: number): ParameterStart | null {
  const first = linesOf(block).find(({ text }) => plainText(text) !== "");
  if (first === undefined) return null;
  const match = /^(\w+)\s*(\[[^\]]*\])?$/.exec(plainText(first.text));
  if (match === null) return null;
  const isMarked = block.kind === "heading" || /^(?:\*(?!\*)|`|<em>|<i>)/i.test(withoutLinks(first.text));
  if (!isMarked && match[2] === undefined) return null;
  return { block: index, name: match[1]!, line: first.line, direction: match[2] ?? "" };
}
