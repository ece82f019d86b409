import { hasTrue } from "../schema/element.ts";
import type { Class, Method, Property, Qualifier } from "../schema/model.ts";

/** Whether a class describes what a driver registers: a block, an event or a structure within one. */
export function isOfDriver({ qualifiers }: Class): boolean {
  return hasTrue(qualifiers, "WMI");
}

/** Whether a block has these instead of numbers: WMI itself fills them in. */
export function isFilledIn({ name }: Property): boolean {
  return /^(?:InstanceName|Active)$/i.test(name);
}

/** The first member that has each number, and what is wrong with the others. */
export function numbersOf<M extends Property | Method>(
  members: readonly M[],
  qualifierName: string,
): {
  readonly repeated: readonly {
    readonly member: M;
    readonly qualifier: Qualifier;
    readonly number: bigint;
    readonly other: M;
  }[];
  readonly missing: readonly M[];
  readonly first: ReadonlyMap<bigint, M>;
} {
  const repeated = [];
  const missing: M[] = [];
  const first = new Map<bigint, M>();
  for (const member of members) {
    const qualifier = member.qualifiers.get(qualifierName);
    if (qualifier?.value.kind !== "integer") {
      if (qualifier === undefined) missing.push(member);
      continue;
    }
    const number = qualifier.value.value;
    const other = first.get(number);
    if (other === undefined) first.set(number, member);
    else repeated.push({ member, qualifier, number, other });
  }
  return { repeated, missing: first.size === 0 ? [] : missing, first };
}
