/** Validators that are made of others: of a part of a class's members, or of a class and those below it. */
import { IssueList } from "./issue-list.ts";
import { askFamily } from "./nesting.ts";
import { isRecord } from "./predicates.ts";
import { type Embeddable, type Rules, Validator } from "./validation.ts";
import { writeAny, type WireRecord } from "./wire.ts";

/** The keys of a class. */
export function keysValidator<T extends object, K extends object>(
  whole: Validator<T>,
  names: readonly (keyof K & string)[],
  is: (value: unknown) => value is K,
): Validator<K> {
  return new PartValidator<T, K>(`${whole.subject} keys`, whole, names, false, is);
}

/** What can be modified: any of the writable properties. Others of the class are read-only. */
export function changesValidator<T extends object, C extends object>(
  whole: Validator<T>,
  names: readonly (keyof C & string)[],
): Validator<C> {
  const changes: Validator<C> = new PartValidator<T, C>(
    `${whole.subject} changes`,
    whole,
    names,
    true,
    (value): value is C => {
      if (!isRecord(value)) return false;
      const issues = new IssueList(false);
      changes.checkInto(value, issues);
      return issues.issues.length === 0;
    },
  );
  return changes;
}

class PartValidator<T extends object, P extends object> extends Validator<P> {
  readonly #whole: Validator<T>;
  readonly #names: ReadonlySet<string>;
  readonly #isPartial: boolean;

  constructor(
    subject: string,
    whole: Validator<T>,
    names: readonly string[],
    isPartial: boolean,
    is: (value: unknown) => value is P,
  ) {
    const part = new Set(names);
    // A part has members of the whole and no others, which TypeScript is not told.
    const { check, read, write } = whole.rules as unknown as Rules<P>;
    super(
      subject,
      {
        is,
        check: (value, issues) => issues.within(part, isPartial, () => check(value, issues)),
        read: (source) => pick(read(source), names, isPartial ? source : null),
        write: (value) => pick(write(value), names, isPartial ? value : null),
      },
      whole.isOpen,
    );
    this.#whole = whole;
    this.#names = part;
    this.#isPartial = isPartial;
  }

  override checkInto(value: object, issues: IssueList): void {
    this.rules.check(value, issues);
    for (const [name, member] of Object.entries(value)) {
      if (this.#names.has(name)) continue;
      if (this.#isPartial && this.#whole.members.has(name)) issues.readOnly(name, member);
      else issues.unknownMember(name, member, this.subject);
    }
  }
}

/** The named members; of a partial object only those that it has. */
function pick(whole: object, names: readonly string[], given: object | null): WireRecord {
  const picked = given === null ? names : names.filter((name) => Object.hasOwn(given, name));
  return Object.fromEntries(picked.map((name) => [name, (whole as WireRecord)[name]]));
}

/** A validator of one of several classes. */
export type Candidate = Embeddable<object> & { readonly members: ReadonlySet<string> };

/**
 * An instance of a class or of one below it. Instances do not name their class, so their members tell it: the class
 * itself where it has them all, else the one with the fewest members that does. The validators are asked for when
 * they are needed, because modules of classes can import each other.
 */
export function anyOf<T extends object>(
  validators: () => readonly [Candidate, ...Candidate[]],
): Embeddable<T> {
  function choose(value: object): Candidate {
    const candidates = validators();
    const names = Object.keys(value);
    let chosen: Candidate | null = null;
    for (const candidate of candidates) {
      if (chosen !== null && candidate.members.size >= chosen.members.size) continue;
      if (names.every((name) => candidate.members.has(name))) chosen = candidate;
    }
    return chosen ?? candidates[0];
  }
  const family = {};
  const askFirst = (value: unknown): boolean => validators()[0].isMember(value);
  const askOthers = (value: unknown): boolean =>
    validators().some((candidate, index) => index > 0 && candidate.isMember(value));
  return {
    isMember: (value): value is T => askFamily(family, value, askFirst, askOthers),
    checkInto: (value, issues) => choose(value).checkInto(value, issues),
    readMember: (value) => (isRecord(value) ? choose(value).readMember(value) : (value ?? null)),
    writeMember: (value) => (isRecord(value) ? choose(value).writeMember(value) : value),
  };
}

/** An instance of a class that the schema leaves open: nothing is known about its members. */
export const anyInstance: Embeddable<object> = {
  isMember: isRecord,
  checkInto: () => {},
  readMember: (value) => value ?? null,
  writeMember: writeAny,
};
