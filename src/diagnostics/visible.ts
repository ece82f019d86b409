/** Characters that a terminal acts on, or shows as nothing or as a blank: controls, marks of direction, other spaces. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text of the input as one that can be printed: what cannot be seen is written as `\t` or `\u{202E}`. */
export function visible(text: string): string {
  return text.replace(unprintable, escaped);
}

/** A path as a line can begin with it: build servers take a line that begins with `::` or `##[` for a command. */
export function visiblePath(path: string): string {
  const shown = visible(path);
  return /^\s*(?:::|##\[)/.test(shown) ? `./${shown}` : shown;
}

/** The same for text that is laid out: line ends and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(unprintable, (character) =>
    character === "\n" || character === "\t" ? character : escaped(character),
  );
}

function escaped(character: string): string {
  return short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
