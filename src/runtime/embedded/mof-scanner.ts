/** The tokens of MOF that the text of an instance is made of (DSP0004, annex A). */
import { nameForm, unescapeMof } from "../mof-literals.ts";
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

const word = new RegExp(nameForm, "y");
/** Its letters need not make sense: that is for whoever knows the type. */
const number = /[+-]?\.?\d(?:[eE][+-]\d|[\w.])*/y;
const lineEnd = /[\r\n]|$/g;

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
    const token =
      kind === "end"
        ? "the end of the text"
        : kind === "string"
          ? "a string"
          : JSON.stringify(text);
    return new EmbeddedError("text", `expected ${wanted}, found ${token}`, offset);
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
      if (this.#text.startsWith("//", this.#offset)) this.#skipLine();
      else if (this.#text.startsWith("/*", this.#offset)) this.#skipComment();
      else return;
    }
  }

  #skipLine(): void {
    lineEnd.lastIndex = this.#offset;
    this.#offset = lineEnd.exec(this.#text)?.index ?? this.#text.length;
  }

  #skipComment(): void {
    const end = this.#text.indexOf("*/", this.#offset + 2);
    if (end === -1) throw new EmbeddedError("text", "the comment is not closed", this.#offset);
    this.#offset = end + 2;
  }

  /** What is in the quotes, which stand in one line (DSP0004, stringValue). */
  #quoted(quote: string): string {
    const start = this.#offset;
    for (let at = start + 1; ; at++) {
      if (this.#text[at] === "\\") at++;
      else if (this.#text[at] === quote) {
        this.#offset = at + 1;
        return unescapeMof(this.#text.slice(start + 1, at));
      }
      const character = this.#text[at];
      if (character === undefined || character === "\n" || character === "\r")
        throw new EmbeddedError("text", `${quote} is not closed`, start);
    }
  }
}
