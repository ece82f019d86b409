/**
 * Collects what is wrong with a value: one method for each kind of element. Validators ask it only about
 * members that are not right.
 */
import { DateTime } from "./datetime.ts";
import type { IntegerType } from "./descriptor.ts";
import { describeValue, type Issue, type IssueCode } from "./issue.ts";
import { deepestNesting, nested } from "./nesting.ts";
import * as predicates from "./predicates.ts";
import { isRecord } from "./predicates.ts";
import { classify, type MappedValue, type ValueMap } from "./value-map.ts";

/** What all kinds of elements can have. */
export interface ElementRule {
  /** Whether NULL is not a legal value. */
  readonly isRequired?: true;
  readonly isArray?: true;
  /** The size of a fixed-size array. */
  readonly size?: number;
}

export interface StringRule extends ElementRule {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly map?: ValueMap<string>;
}

export interface NumberRule extends ElementRule {
  readonly minValue?: number | bigint;
  readonly maxValue?: number | bigint;
  readonly map?: ValueMap<number> | ValueMap<bigint>;
  /** Its entries are bit positions. */
  readonly bits?: ValueMap<number>;
}

export interface DateTimeRule extends ElementRule {
  readonly kind?: "timestamp" | "interval";
}

/** What can stand where an embedded instance stands: an instance of one class, or of several. */
export interface Checked {
  /** Adds all that is wrong with the value. */
  checkInto(value: object, issues: IssueList): void;
}

/** The members that count while a part of a class is checked. */
interface Part {
  readonly names: ReadonlySet<string>;
  /** Whether members may be missing. */
  readonly isPartial: boolean;
  readonly depth: number;
}

/** How many issues, and how many warnings, are kept: a few megabytes of input can have millions. */
export const mostIssues = 1000;

export class IssueList {
  readonly issues: Issue[] = [];
  readonly warnings: Issue[] = [];
  /** How many members are not there at all. */
  missing = 0;
  readonly #path: (string | number)[] = [];
  readonly #isOpen: boolean;
  #part: Part | null = null;

  /** @param isOpen whether values that a value map or bit map does not have are warnings only. */
  constructor(isOpen: boolean) {
    this.#isOpen = isOpen;
  }

  /** Takes back what was found in a member, because a subclass has another rule for it. */
  override(name: string): this {
    this.#takeBack(this.issues, name);
    this.#takeBack(this.warnings, name);
    return this;
  }

  /** What was found in the present object stands at the end of the list. */
  #takeBack(list: Issue[], name: string): void {
    const depth = this.#path.length;
    const isHere = ({ path }: Issue): boolean =>
      path.length > depth && this.#path.every((part, index) => path[index] === part);
    let start = list.length;
    while (start > 0 && isHere(list[start - 1]!)) start--;
    const kept = list.slice(start).filter(({ path }) => path[depth] !== name);
    list.length = start;
    for (const issue of kept) list.push(issue);
  }

  /** Runs checks of which only some members count. */
  within(names: ReadonlySet<string>, isPartial: boolean, check: () => void): void {
    this.#part = { names, isPartial, depth: this.#path.length };
    check();
    this.#part = null;
  }

  /** Any object with members; answers whether it is one. */
  record(value: unknown, subject: string): value is object {
    if (isRecord(value)) return true;
    this.#add("type", `an object with the members of ${subject}`, value);
    return false;
  }

  unknownMember(name: string, value: unknown, subject: string): void {
    this.#at(name, () =>
      this.#add("unknown-member", "nothing", value, `${subject} has no member of this name.`),
    );
  }

  readOnly(name: string, value: unknown): void {
    this.#at(name, () =>
      this.#add("read-only", "nothing", value, "This property cannot be modified."),
    );
  }

  boolean(name: string, value: unknown, rule: ElementRule = noRule): void {
    this.#elements(name, value, rule, "a boolean", (element) => predicates.isBoolean(element));
  }

  integer(name: string, value: unknown, type: IntegerType, rule: NumberRule = noRule): void {
    const { low, high, text: expected } = integerTypes[type];
    this.#elements(name, value, rule, expected, (element) => {
      if (typeof element !== typeof low) return false;
      const number = element as number | bigint;
      const isIntegral = typeof number === "bigint" || Number.isInteger(number);
      if (!isIntegral || number < low || number > high) return this.#add("range", expected, number);
      if (rule.bits !== undefined)
        this.#bits(BigInt.asUintN(Number(/\d+/.exec(type)), BigInt(number)), rule.bits);
      return this.#number(number, rule);
    });
  }

  real(name: string, value: unknown, type: "real32" | "real64", rule: NumberRule = noRule): void {
    this.#elements(name, value, rule, `a ${type} (number)`, (element) => {
      if (typeof element !== "number") return false;
      if (type === "real32" && !predicates.isReal32(element))
        return this.#add("range", "a number that real32 holds", element);
      return this.#number(element, rule);
    });
  }

  string(name: string, value: unknown, rule: StringRule = noRule): void {
    this.#elements(name, value, rule, "a string", (element) => {
      if (typeof element !== "string") return false;
      const { minLength = 0, maxLength = Infinity } = rule;
      if (!predicates.isTextWithin(element, minLength, maxLength))
        this.#add("length", lengthText(minLength, maxLength), element);
      return this.#mapped(element, rule.map);
    });
  }

  char16(name: string, value: unknown, rule: StringRule = noRule): void {
    this.#elements(name, value, rule, "a string of one UTF-16 code unit", (element) => {
      return predicates.isChar16(element) && this.#mapped(element, rule.map);
    });
  }

  datetime(name: string, value: unknown, rule: DateTimeRule = noRule): void {
    const { kind } = rule;
    const form = kind === "interval" ? "an interval" : "a point in time";
    const expected = kind === undefined ? "a datetime" : `a datetime, ${form}`;
    this.#elements(name, value, rule, expected, (element) => {
      if (!(element instanceof DateTime)) return false;
      return (
        kind === undefined ||
        element.fields.kind === kind ||
        this.#add("datetime-kind", expected, element)
      );
    });
  }

  /** @param isTarget whether a reference names an instance of the class, which is `null` for any. */
  reference(
    name: string,
    value: unknown,
    className: string | null,
    isTarget: (value: unknown) => boolean,
    rule: ElementRule = noRule,
  ): void {
    const expected =
      className === null ? "a reference" : `a reference to ${className} or a class below it`;
    this.#elements(name, value, rule, expected, (element) => {
      if (!predicates.isReference(element)) return false;
      if (isTarget(element)) return true;
      return this.#add(
        "reference-class",
        expected,
        element,
        null,
        `a reference to ${element.className}`,
      );
    });
  }

  embedded(
    name: string,
    value: unknown,
    className: string,
    checked: Checked,
    rule: ElementRule = noRule,
  ): void {
    this.#elements(name, value, rule, `an instance of ${className}`, (element) => {
      if (!isRecord(element)) return false;
      const isSound = nested(element, () => (checked.checkInto(element, this), true), false);
      return (
        isSound ||
        this.#add(
          "nesting",
          `an instance of ${className} that does not contain itself, at most ${deepestNesting} in each other`,
          element,
        )
      );
    });
  }

  /** Handles NULL, absence and arrays; `isRight` answers whether the type is right and adds what else is wrong. */
  #elements(
    name: string,
    value: unknown,
    rule: ElementRule,
    expected: string,
    isRight: (value: unknown) => boolean,
  ): void {
    const part = this.#path.length === this.#part?.depth ? this.#part : null;
    if (part !== null && (!part.names.has(name) || (part.isPartial && value === undefined))) return;
    const whole = rule.isArray
      ? `an array${rule.size === undefined ? "" : ` of ${rule.size}`}, each element ${expected}`
      : expected;
    this.#path.push(name);
    if (value === undefined) {
      this.missing++;
      this.#add("missing", whole, value, `Expected ${whole}; the member is missing.`);
    } else if (value === null) {
      if (rule.isRequired) this.#add("null", whole, value);
    } else if (!rule.isArray) {
      if (!isRight(value)) this.#add("type", expected, value);
    } else if (!Array.isArray(value)) {
      this.#add("type", whole, value);
    } else {
      if (rule.size !== undefined && value.length !== rule.size)
        this.#add("array-size", whole, value);
      for (let index = 0; index < value.length; index++) {
        const element: unknown = value[index];
        this.#path.push(index);
        if (!isRight(element)) this.#add(element === null ? "null" : "type", expected, element);
        this.#path.pop();
      }
    }
    this.#path.pop();
  }

  #at(part: string | number, check: () => void): void {
    this.#path.push(part);
    check();
    this.#path.pop();
  }

  #number(value: number | bigint, { minValue, maxValue, map }: NumberRule): true {
    if (
      (minValue !== undefined && value < minValue) ||
      (maxValue !== undefined && value > maxValue)
    ) {
      this.#add("range", boundsText(minValue, maxValue), value);
    }
    return this.#mapped(value, map);
  }

  #mapped<T extends MappedValue>(
    value: MappedValue,
    map: ValueMap<T> | ValueMap<number> | ValueMap<bigint> | undefined,
  ): true {
    if (map === undefined || classify(map as ValueMap, value).kind !== "none") return true;
    return this.#add("value-map", `one of ${entriesText(map)}`, value, null, null, this.#isOpen);
  }

  #bits(value: bigint, bits: ValueMap<number>): void {
    for (let position = 0; value >> BigInt(position) > 0n; position++) {
      if (((value >> BigInt(position)) & 1n) === 0n || classify(bits, position).kind !== "none")
        continue;
      this.#add(
        "bit-map",
        `no bits but ${entriesText(bits)}`,
        value,
        null,
        `bit ${position} in ${value}`,
        this.#isOpen,
      );
    }
  }

  /** Adds an issue and answers true, as the type of the value needs no second complaint. */
  #add(
    code: IssueCode,
    expected: string,
    value: unknown,
    message: string | null = null,
    what: string | null = null,
    isWarning = false,
  ): true {
    const list = isWarning ? this.warnings : this.issues;
    if (list.length === mostIssues) return true;
    const received = what ?? describeValue(value);
    const issue = {
      code,
      path: this.#path.slice(),
      message: message ?? `Expected ${expected}, received ${received}.`,
      expected,
      received,
    };
    list.push(issue);
    return true;
  }
}

interface IntegerBounds {
  readonly low: number | bigint;
  readonly high: number | bigint;
  readonly text: string;
}

const integerTypes: Readonly<Record<IntegerType, IntegerBounds>> = {
  uint8: { low: 0, high: 0xff, text: "an integer from 0 to 255 (number)" },
  sint8: { low: -0x80, high: 0x7f, text: "an integer from -128 to 127 (number)" },
  uint16: { low: 0, high: 0xffff, text: "an integer from 0 to 65535 (number)" },
  sint16: { low: -0x8000, high: 0x7fff, text: "an integer from -32768 to 32767 (number)" },
  uint32: { low: 0, high: 0xffffffff, text: "an integer from 0 to 4294967295 (number)" },
  sint32: {
    low: -0x80000000,
    high: 0x7fffffff,
    text: "an integer from -2147483648 to 2147483647 (number)",
  },
  uint64: {
    low: 0n,
    high: 0xffffffffffffffffn,
    text: "an integer from 0 to 18446744073709551615 (bigint)",
  },
  sint64: {
    low: -0x8000000000000000n,
    high: 0x7fffffffffffffffn,
    text: "an integer from -9223372036854775808 to 9223372036854775807 (bigint)",
  },
};

const noRule: ElementRule = Object.freeze({});

function lengthText(low: number, high: number): string {
  if (high === Infinity) return `a string of at least ${low} characters`;
  return low === 0
    ? `a string of at most ${high} characters`
    : `a string of ${low} to ${high} characters`;
}

function boundsText(low: number | bigint | undefined, high: number | bigint | undefined): string {
  if (low === undefined) return `at most ${high}`;
  return high === undefined ? `at least ${low}` : `${low} to ${high}`;
}

const entriesTexts = new WeakMap<ValueMap, string>();

function entriesText(map: ValueMap): string {
  const known = entriesTexts.get(map);
  if (known !== undefined) return known;
  const texts = map.entries.map(({ text }) => text);
  const text =
    texts.length <= 20
      ? texts.join(", ")
      : `${texts.slice(0, 20).join(", ")} and ${texts.length - 20} more`;
  entriesTexts.set(map, text);
  return text;
}
