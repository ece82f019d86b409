/** What a validator finds wrong with a value. */
import { DateTime } from "./datetime.ts";

export type IssueCode =
  /** Another type than the schema's. */
  | "type"
  /** The object does not have the member at all. */
  | "missing"
  /** NULL where the schema requires a value. */
  | "null"
  /** An integer or real that its type, MinValue or MaxValue does not allow. */
  | "range"
  /** MinLen or MaxLen. */
  | "length"
  /** Another number of elements than the fixed-size array has. */
  | "array-size"
  /** A value that the ValueMap does not have. */
  | "value-map"
  /** A bit that the BitMap does not have. */
  | "bit-map"
  /** A point in time where an interval belongs, or the reverse. */
  | "datetime-kind"
  /** A reference to an instance of a class that is not the target nor below it. */
  | "reference-class"
  /** An embedded instance that contains itself, or too many in each other. */
  | "nesting"
  /** A member that the class does not have. */
  | "unknown-member"
  /** A property that cannot be modified. */
  | "read-only";

/** One thing that is wrong, and where: `["Settings", 0, "Name"]`. */
export interface Issue {
  readonly code: IssueCode;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly expected: string;
  readonly received: string;
}

/** What `assert` and `parse` throw: the message tells the first issue. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly issues: readonly Issue[];

  constructor(subject: string, issues: readonly Issue[]) {
    const [first] = issues;
    const place =
      first === undefined || first.path.length === 0 ? "" : ` at ${first.path.join(".")}`;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    super(`Not a valid ${subject}${place}: ${first?.message ?? ""}${more}`);
    this.issues = issues;
  }
}

/** A value for people to read, long ones cut. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length <= 60 ? quoted(value) : `${quoted(value.slice(0, 57))}...`;
    case "number":
      return value === 0 && Object.is(value, -0) ? "-0" : `${value}`;
    case "bigint":
      return `${value}n`;
    case "object":
      if (value === null) return "NULL";
      if (Array.isArray(value)) return `an array of ${value.length}`;
      return value instanceof DateTime ? `the datetime ${value}` : "an object";
    case "undefined":
      return "nothing";
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    case "boolean":
      return value ? "true" : "false";
  }
}

/** As JSON.stringify does it: for most texts, which need no escape, it costs more than to look at them. */
function quoted(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || unit >= 0xd800)
      return JSON.stringify(text);
  }
  return `"${text}"`;
}
