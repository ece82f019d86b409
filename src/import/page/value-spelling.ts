/** The spellings of values: numbers, ranges and quoted texts as reference pages write them. */

const number = String.raw`-?\d+|-?0[xX][0-9a-fA-F]+`;
const whole = new RegExp(`^(?:${number})$`);
const pair = new RegExp(`^(${number})\\s*(?:\\.{2,}|…|-|\u2013|\u2014|\\bto\\b|\\s)\\s*\\(?(${number})\\)?$`, "i");
const openEnd = new RegExp(`^(${number})\\s*(?:\\.{2,}|…|=\\s*\\w+|(?:and|or) (?:above|greater|higher|more))$`, "i");
const openStart = new RegExp(`^(?:\\.{2,}|…)\\s*(${number})$`);
/** A bound that lost its first dots and the zero of its `0x`: `7 )x7FFF)`. */
const brokenPair = /^(\d+)(?:\.\.)?\s*\)x([0-9a-fA-F]+)\)?$/;

/** The value that a text stands for, as MOF's ValueMap writes it; `null` where the text is not a value. */
export function readNumber(text: string): string | null {
  const trimmed = text.replace(/^["“”]+|["“”]+$/g, "").trim();
  if (whole.test(trimmed)) return trimmed;
  if (/^(?:\.\.+|…)$/.test(trimmed)) return "..";
  const open = openEnd.exec(trimmed);
  if (open !== null) return `${open[1]}..`;
  const upTo = openStart.exec(trimmed);
  if (upTo !== null) return `..${upTo[1]}`;
  const broken = brokenPair.exec(trimmed);
  if (broken !== null) return `${broken[1]}..0x${broken[2]}`;
  const both = pair.exec(trimmed);
  return both === null ? null : rangeOf(both[1]!, both[2]!);
}

/** Two numbers are a range, or one number in two spellings: `16 0x10`, `-5 (0xFFFFFFFB)`. */
function rangeOf(low: string, high: string): string | null {
  const [first, last] = [BigInt.asIntN(64, numberOf(low)), numberOf(high)];
  if (first === last || [8, 16, 32, 64].some((bits) => BigInt.asUintN(bits, first) === last)) return low;
  return first < last ? `${low}..${high}` : null;
}

export function numberOf(text: string): bigint {
  return text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
}

const largest: ReadonlyMap<string, bigint> = new Map(
  [8, 16, 32, 64].flatMap((bits) => [
    [`uint${bits}`, (1n << BigInt(bits)) - 1n],
    [`sint${bits}`, (1n << BigInt(bits - 1)) - 1n],
  ]),
);
/** The bounds that ranges of DMTF's schema end with. */
const usualBounds = ["32767", "65535", "2147483647", "4294967295"];

/** A range whose dots got lost (`432767` for 4..32767): a number that is too large for its type and ends with a usual bound. */
export function unglued(value: string, type: string): string | null {
  const maximum = largest.get(type);
  if (maximum === undefined || !/^\d+$/.test(value) || BigInt(value) <= maximum) return null;
  for (const bound of usualBounds) {
    const low = value.slice(0, -bound.length);
    if (!value.endsWith(bound) || BigInt(bound) > maximum) continue;
    if (/^(?:0|[1-9]\d*)$/.test(low) && BigInt(low) < BigInt(bound)) return `${low}..${bound}`;
  }
  return null;
}

/** The text between quotes, or `null`. */
export function readQuoted(text: string): string | null {
  const match = /^["“”]([^"“”]*)["“”]$/.exec(text.trim());
  return match === null ? null : match[1]!;
}

/** Whether two entries of a value map say the same, however their numbers are spelled. */
export function sameValue(a: string, b: string): boolean {
  return a === b || normalValue(a) === normalValue(b);
}

const bound = /^-?(?:\d+|0[xX][0-9a-fA-F]+)$/;

function normalValue(text: string): string {
  return text
    .split("..")
    .map((part) => (bound.test(part) ? numberOf(part).toString() : part))
    .join("..");
}
