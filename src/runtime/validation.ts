/**
 * Validators: what generated code knows about one kind of object, put behind the functions that people call. The rules
 * are generated, one straight line of code for each class; nothing here looks at a description of a class.
 */
import { IssueList } from "./issue-list.ts";
import { type Issue, ValidationError } from "./issue.ts";
import { askOne, checking, nested } from "./nesting.ts";
import { countMembers, isRecord, type Unchecked } from "./predicates.ts";
import type { StandardSchemaV1 } from "./standard-schema.ts";
import type { WireRecord } from "./wire.ts";

/** The generated part of a validator. */
export interface Rules<T extends object> {
  /** The fast answer, unknown members included: whether `check` would add neither issues nor warnings. */
  readonly is: (value: unknown) => value is T;
  /** Adds what is wrong with the members that the rules know. */
  readonly check: (value: Unchecked<T>, issues: IssueList) => void;
  /** Takes all members from the wire form, NULL for those that are not there. */
  readonly read: (source: Unchecked<T>) => Unchecked<T>;
  /** Gives all members in wire form. */
  readonly write: (value: Unchecked<T>) => WireRecord;
}

export interface ValidationOptions {
  /** Whether values that a ValueMap or BitMap does not have give warnings and no issues; else it is as the validator was made. */
  readonly open?: boolean;
}

export type ValidationResult<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly issues: readonly [];
      readonly warnings: readonly Issue[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly warnings: readonly Issue[] };

/** What can be validated where an embedded instance stands. */
export interface Embeddable<T extends object> {
  /** Whether a value gives neither issues nor warnings where it stands. */
  readonly isMember: (value: unknown) => value is T;
  checkInto(value: object, issues: IssueList): void;
  readMember(value: unknown): unknown;
  writeMember(value: unknown): unknown;
}

const nothing: readonly [] = Object.freeze([]);

export class Validator<T extends object> implements Embeddable<T>, StandardSchemaV1<T> {
  /** What is validated: `CIM_Job`, `input of CIM_Job.KillJob()`. */
  readonly subject: string;
  readonly rules: Rules<T>;
  readonly isMember: (value: unknown) => value is T;
  /** Whether a value gives no issues. Members beyond those of the class make it wrong. */
  readonly is: (value: unknown) => value is T;
  /** Whether values that a ValueMap or BitMap does not have give warnings, where a call does not say. */
  readonly isOpen: boolean;
  readonly "~standard": StandardSchemaV1<T>["~standard"];
  /** The same for the wire form: a Standard Schema that takes JSON and gives exact types. */
  readonly wire: StandardSchemaV1<unknown, T>;
  #members: ReadonlySet<string> | null = null;

  constructor(subject: string, rules: Rules<T>, isOpen: boolean) {
    this.subject = subject;
    this.rules = rules;
    this.isMember = (value): value is T => askOne(this, value, rules.is);
    this.isOpen = isOpen;
    this.is = isOpen ? (value): value is T => this.validate(value).ok : rules.is;
    this["~standard"] = {
      version: 1,
      vendor: "mofc",
      validate: (value) => standardResult(this.validate(value)),
    };
    this.wire = {
      "~standard": {
        version: 1,
        vendor: "mofc",
        validate: (value) => standardResult(this.tryParse(value)),
      },
    };
  }

  /** The names of all members: those that reading an empty object gives. */
  get members(): ReadonlySet<string> {
    return (this.#members ??= new Set(Object.keys(this.rules.read({}))));
  }

  /** Finds all that is wrong, up to `mostIssues`. */
  validate(value: unknown, options: ValidationOptions = {}): ValidationResult<T> {
    if (this.rules.is(value)) return { ok: true, value, issues: nothing, warnings: nothing };
    const list = new IssueList(options.open ?? this.isOpen);
    if (list.record(value, this.subject)) checking(() => this.checkInto(value, list));
    const { issues, warnings } = list;
    if (issues.length > 0) return { ok: false, issues, warnings };
    return { ok: true, value: value as T, issues: nothing, warnings };
  }

  /** Throws a ValidationError with all issues. */
  assert(value: unknown, options?: ValidationOptions): asserts value is T {
    if (this.rules.is(value)) return;
    const { ok, issues } = this.validate(value, options);
    if (!ok) throw new ValidationError(this.subject, issues);
  }

  /** Reads the wire form, a member that is missing as NULL. Throws a ValidationError with all issues. */
  parse(json: unknown, options?: ValidationOptions): T {
    const result = this.tryParse(json, options);
    if (!result.ok) throw new ValidationError(this.subject, result.issues);
    return result.value;
  }

  /** As `parse`, but gives the issues in place of throwing them. */
  tryParse(json: unknown, options?: ValidationOptions): ValidationResult<T> {
    return this.validate(this.readMember(json), options);
  }

  /** The wire form, which JSON.stringify takes without loss. */
  toJSON(value: T): WireRecord {
    return this.rules.write(value);
  }

  checkInto(value: object, issues: IssueList): void {
    const missingBefore = issues.missing;
    this.rules.check(value, issues);
    // As many members as there should be, and none of those missing: then there are no others.
    if (issues.missing === missingBefore && countMembers(value) === this.members.size) return;
    for (const [name, member] of Object.entries(value)) {
      if (!this.members.has(name)) issues.unknownMember(name, member, this.subject);
    }
  }

  readMember(value: unknown): unknown {
    return isRecord<T>(value)
      ? nested(value, (source) => this.#read(source), value)
      : (value ?? null);
  }

  #read(source: Unchecked<T>): object {
    const known = this.rules.read(source);
    // What the class does not have is kept, for validation to complain about.
    return Object.keys(source).every((name) => this.members.has(name))
      ? known
      : { ...source, ...known };
  }

  writeMember(value: unknown): unknown {
    return isRecord<T>(value)
      ? nested<unknown, unknown>(value, () => this.rules.write(value), value)
      : value;
  }
}

export function validator<T extends object>(
  subject: string,
  rules: Rules<T>,
  { open = false }: ValidationOptions = {},
): Validator<T> {
  return new Validator(subject, rules, open);
}

function standardResult<T>(
  result: ValidationResult<T>,
): ReturnType<StandardSchemaV1<T>["~standard"]["validate"]> {
  return result.ok ? { value: result.value } : { issues: result.issues };
}
