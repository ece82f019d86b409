/** How messages put texts, lists and numbers. */

/** The beginning of a text, in quotes. */
export function quote(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  const short = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  return short.startsWith('"') ? "a string" : `"${short}"`;
}

/** `a, b and c`. */
export function list(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The first words of a long list. */
export function listSome(words: readonly string[], shown = 6): string {
  return words.length <= shown
    ? list(words, "and")
    : `${words.slice(0, shown).join(", ")} and ${words.length - shown} more`;
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
