import { decodeHTML } from "entities";

/** A character that a backslash protects stands for itself: it waits in the private use area until the markup is gone. */
const protectedBase = 0xe000;
const escape = /\\([!-/:-@[-`{-~])/g;
const htmlTag =
  /<\/?(?:a|b|blockquote|br|caption|code|col|colgroup|dd|div|dl|dt|em|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)\b[^<>]*>/gi;
const link = /!?\[((?:[^[\]]|\[[^[\]]*\])*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g;

/**
 * Markdown or HTML without links and tags; bold text is left in `**`. This is no parser: pages close lists that they
 * never open, and break their own markup, so that marks are read one by one.
 */
export function withoutLinks(raw: string): string {
  return raw
    .replace(escape, (_, character: string) => String.fromCharCode(protectedBase + character.charCodeAt(0)))
    .replace(/<\/?(?:strong|b)>/gi, "**")
    .replace(/<br\s*\/?>/gi, " ")
    .replace(htmlTag, "")
    .replace(link, "$1")
    .replace(/\*{4}/g, "")
    .trim();
}

/** What is left when emphasis, entities and escapes are gone too. */
export function wordsOf(unlinked: string): string {
  const text = unlinked
    .replace(/\*\*/g, "")
    .replace(/\*(\S(?:[^*]*\S)?)\*/g, "$1")
    .replace(/`+/g, "");
  return (text.includes("&") ? decodeHTML(text) : text)
    .replace(/[\ue021-\ue07e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - protectedBase))
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}

/** The words of a piece of Markdown or HTML. */
export function plainText(raw: string): string {
  return wordsOf(withoutLinks(raw));
}

/** Text that begins in bold, and what follows the bold part; `null` where it does not. */
export function boldStart(unlinked: string): { readonly bold: string; readonly rest: string } | null {
  const match = /^\*\*([^]*?)\*\*([^]*)$/.exec(unlinked);
  return match === null ? null : { bold: wordsOf(match[1]!), rest: wordsOf(match[2]!) };
}
