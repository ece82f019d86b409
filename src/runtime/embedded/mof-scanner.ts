/** The tokens of MOF that the text of an instance is made of (DSP0004, annex A). */
import { EmbeddedError } from "./raw.ts";

const punctuation = ["{", "}", "=", ";", ",", "$", "[", "]", "(", ")", ":"] as const;

export type MofTokenKind =
  "string" | "character" | "number" | "word" | "end" | (typeof punctuation)[number];

export interface MofToken {
  readonly kind: MofTokenKind;
  /** Of strings and characters what is in the quotes, escapes resolved. */
  readonly text: string;
  readonly offset: number;
}

const word = /[A-Za-z_\u0080-\uffef][\w\u0080-\uffef]*/y;
/** Its letters need not make sense: that is for whoever knows the type. */
const number = /[+-]?\.?\d(?:[eE][+-]|[\w.])*/y;
const escapes: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

/** One token ahead. Throws an EmbeddedError where no token begins, or not the one that is asked for. */
export class MofScanner {
  readonly #text: string;
  #offset = 0;
  #next: MofToken;

  constructor(text: string) {
    this.#text = text;
    this.#next = this.#scan();
  }

  get next(): MofToken {
    return this.#next;
  }

  is(kind: MofTokenKind): boolean {
    return this.#next.kind === kind;
  }

  /** The text of the next token, which must be of this kind. */
  take(kind: MofTokenKind): string {
    const token = this.#next;
    if (!this.is(kind)) throw this.unexpected(kind.length === 1 ? `"${kind}"` : `a ${kind}`);
    this.#next = this.#scan();
    return token.text;
  }

  isWord(text: string): boolean {
    return this.is("word") && this.#next.text.toLowerCase() === text;
  }

  takeWord(text: string): void {
    if (!this.isWord(text)) throw this.unexpected(`"${text}"`);
    this.take("word");
  }

  unexpected(wanted: string): EmbeddedError {
    const { kind, text, offset } = this.#next;
    const found =
      kind === "end"
        ? "the end of the text"
        : kind === "string"
          ? "a string"
          : JSON.stringify(text);
    return new EmbeddedError("text", `expected ${wanted}, found ${found}`, offset);
  }

  #scan(): MofToken {
    this.#skipBlanks();
    const offset = this.#offset;
    const character = this.#text[offset];
    if (character === undefined) return { kind: "end", text: "", offset };
    if (character === '"') return { kind: "string", text: this.#quoted('"'), offset };
    if (character === "'") return { kind: "character", text: this.#quoted("'"), offset };
    const mark = punctuation.find((each) => each === character);
    if (mark !== undefined) {
      this.#offset++;
      return { kind: mark, text: mark, offset };
    }
    const name = this.#match(word);
    if (name !== null) return { kind: "word", text: name, offset };
    const digits = this.#match(number);
    if (digits !== null) return { kind: "number", text: digits, offset };
    throw new EmbeddedError(
      "text",
      `${JSON.stringify(character)} begins nothing that MOF knows`,
      offset,
    );
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#offset;
    const text = pattern.exec(this.#text)?.[0] ?? null;
    this.#offset += text?.length ?? 0;
    return text;
  }

  #skipBlanks(): void {
    for (;;) {
      while (/\s/.test(this.#text[this.#offset] ?? "")) this.#offset++;
      if (this.#text.startsWith("//", this.#offset)) this.#offset = this.#endOf("\n", this.#offset);
      else if (this.#text.startsWith("/*", this.#offset))
        this.#offset = this.#endOf("*/", this.#offset + 2, "the comment is not closed");
      else return;
    }
  }

  /** Where a text ends that begins at `from` or after it; without it, the end of all or an error. */
  #endOf(mark: string, from: number, complaint?: string): number {
    const found = this.#text.indexOf(mark, from);
    if (found !== -1) return found + mark.length;
    if (complaint !== undefined) throw new EmbeddedError("text", complaint, this.#offset);
    return this.#text.length;
  }

  #quoted(quote: string): string {
    const start = this.#offset++;
    let text = "";
    // Whole runs are taken at once: single characters of a text of a megabyte would take long.
    for (let from = this.#offset; ; this.#offset++) {
      const character = this.#text[this.#offset];
      if (character === undefined || character === "\n")
        throw new EmbeddedError("text", `${quote} is not closed`, start);
      if (character !== quote && character !== "\\") continue;
      text += this.#text.slice(from, this.#offset);
      if (character === quote) {
        this.#offset++;
        return text;
      }
      text += this.#escape();
      from = this.#offset + 1;
    }
  }

  /** What an escape stands for; leaves the offset at its last character. */
  #escape(): string {
    const start = this.#offset++;
    const letter = this.#text[this.#offset] ?? "";
    if (Object.hasOwn(escapes, letter)) return escapes[letter] ?? "";
    const digits = /^[xX]([\da-fA-F]{1,4})/.exec(this.#text.slice(this.#offset, this.#offset + 5));
    if (digits?.[1] === undefined)
      throw new EmbeddedError("text", `"\\${letter}" is no escape of MOF`, start);
    this.#offset += digits[1].length;
    return String.fromCharCode(Number.parseInt(digits[1], 16));
  }
}
