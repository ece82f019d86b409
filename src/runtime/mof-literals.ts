/**
 * What the literals of MOF mean (DSP0004, annex A): the one set of rules for the compiler, for the reader and the writer
 * of embedded instances, and for the names and numbers in object paths. Integers are exact at any size.
 */

/** Characters of names beyond ASCII: all but controls, blanks and what is not seen. */
const letters =
  "\\u00a1-\\u00ac\\u00ae-\\u167f\\u1681-\\u180d\\u180f-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff" +
  "\\u3001-\\ufefe\\uff00-\\uffef";

/** A name, as the source of a regular expression without groups. MOF has no "$" in it; some schemas do. */
export const nameForm: string = `[A-Za-z_${letters}][\\w$${letters}]*`;

/** binaryValue, octalValue, decimalValue and hexValue, as the source of a regular expression without groups. */
export const integerForm = "[+-]?(?:0[xX][0-9a-fA-F]+|[01]+[bB]|[0-9]+)";

const integerPattern = new RegExp(`^${integerForm}$`);
/** realValue: digits follow the point, and an exponent needs one. */
const realPattern = /^[+-]?\d*\.\d+(?:[eE][+-]?\d+)?$/;

/** The value of an integer or a real; `null` for a text that is neither. */
export function readMofNumber(text: string): bigint | number | null {
  if (integerPattern.test(text)) return isMalformedOctal(text) ? null : integerOf(text);
  return realPattern.test(text) ? Number(text) : null;
}

/** The value of a text of `integerForm`. `08` is a mistake that the compiler reports; it is read as decimal. */
export function integerOf(text: string): bigint {
  if (/^(?:0|[1-9][0-9]*)$/.test(text)) return BigInt(text);
  const magnitude = magnitudeOf(text.replace(/^[+-]/, ""));
  return text.startsWith("-") ? -magnitude : magnitude;
}

function magnitudeOf(digits: string): bigint {
  if (/^0x/i.test(digits)) return BigInt(digits);
  if (/b$/i.test(digits)) return BigInt(`0b${digits.slice(0, -1)}`);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  return BigInt(digits);
}

/** `08`: a leading zero announces octal, and the digits are not. */
export function isMalformedOctal(text: string): boolean {
  return /^[+-]?0[0-9]*[89]/.test(text);
}

/** The character that a char16 has when it is written as its number; `null` beyond 16 bits. */
export function characterOf(code: bigint): string | null {
  return code >= 0n && code <= 0xffffn ? String.fromCharCode(Number(code)) : null;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["t", "\t"],
  ["n", "\n"],
  ["f", "\f"],
  ["r", "\r"],
  ['"', '"'],
  ["'", "'"],
  ["\\", "\\"],
]);

const hexDigits = /[0-9a-fA-F]{1,4}/y;

/**
 * Visits the escape sequences of a text one by one (DSP0004, stringValue: `\x` has one to four hex digits): a text may have
 * millions of them. `meaning` is `null` where MOF does not have the sequence.
 */
function eachEscape(
  text: string,
  visit: (start: number, end: number, meaning: string | null) => void,
): void {
  for (let at = text.indexOf("\\"); at >= 0 && at + 1 < text.length;) {
    const character = text[at + 1] ?? "";
    let end = at + 2;
    let meaning = meanings.get(character) ?? null;
    if (character === "x" || character === "X") {
      hexDigits.lastIndex = end;
      const [digits] = hexDigits.exec(text) ?? [];
      if (digits !== undefined) {
        end += digits.length;
        meaning = String.fromCharCode(Number.parseInt(digits, 16));
      }
    }
    visit(at, end, meaning);
    at = text.indexOf("\\", end);
  }
}

/** The text between the quotes of a string or character, escapes replaced. An unknown escape sequence stays as it stands. */
export function unescapeMof(text: string): string {
  if (!text.includes("\\")) return text;
  let result = "";
  let done = 0;
  eachEscape(text, (start, end, meaning) => {
    result += text.slice(done, start) + (meaning ?? text.slice(start, end));
    done = end;
  });
  return result + text.slice(done);
}

/** The escape sequences of a text that MOF does not have, with their offset in it. */
export function unknownEscapes(text: string): { offset: number; text: string }[] {
  const unknown: { offset: number; text: string }[] = [];
  eachEscape(text, (start, end, meaning) => {
    if (meaning === null) unknown.push({ offset: start, text: text.slice(start, end) });
  });
  return unknown;
}

const escapes: ReadonlyMap<string, string> = new Map(
  [...meanings].map(([letter, character]) => [character, `\\${letter}`]),
);

/** Escapes what may not stand in a MOF string as it is: quotes, control characters and lone surrogates. */
export function escapeMof(text: string): string {
  return text.replace(/["'\\\p{Cc}\p{Cs}]/gu, (character) => {
    return escapes.get(character) ?? `\\x${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** A finite number as an integer or a real of MOF: `1e+21`, as JavaScript writes it, lacks its point. */
export function writeMofReal(value: number): string {
  // JavaScript drops the sign of zero.
  if (Object.is(value, -0)) return "-0.0";
  return String(value).replace(/^(-?\d+)e/, "$1.0e");
}
