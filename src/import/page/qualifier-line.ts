import type { PageQualifier } from "./facts.ts";
import { plainText } from "./words.ts";

/** `**Key**, **MaxLen** ( 64 ), **MappingStrings** ("a|b", "c")`, with or without brackets around all of it. */
export function readQualifierLine(raw: string): PageQualifier[] {
  const text = plainText(raw).replace(/^\[(.*)\]$/, "$1");
  return partsOf(text).flatMap((part) => {
    const match = /^([A-Za-z_]\w*(?: [A-Z]\w*)?)\s*(?:[({]([^]*)[)}])?$/.exec(part);
    if (match === null || match[1]!.toLowerCase() === "none") return [];
    const name = match[1]!.replace(/ /g, "");
    return [{ name, arguments: match[2] === undefined ? null : partsOf(match[2]).map(argumentOf) }];
  });
}

function argumentOf(text: string): string {
  return text.replace(/^["“”]|["“”]$/g, "").trim();
}

/** Splits at the commas that stand in neither quotes nor parentheses. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index <= text.length; index++) {
    const character = text[index];
    if (character === '"' || character === "“" || character === "”") isQuoted = !isQuoted;
    else if (!isQuoted && (character === "(" || character === "{")) depth++;
    else if (!isQuoted && (character === ")" || character === "}")) depth--;
    if (index < text.length && (isQuoted || depth > 0 || character !== ",")) continue;
    const part = text.slice(start, index).trim();
    if (part !== "") parts.push(part);
    start = index + 1;
  }
  return parts;
}
