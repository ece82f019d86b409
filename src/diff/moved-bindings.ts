/**
 * Names of the bindings that change although the element stays: they are made of the class that declares a method or
 * that gives a property its value map.
 */
import { nameFor, nameStem } from "../bindings/name-forms.ts";
import type { ValueMap } from "../runtime/value-map.ts";
import { mapFromJson } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { isSameMap } from "../schema/value-map.ts";
import { collector, type Delta } from "./change.ts";
import type { ClassPair, Pairs } from "./pairs.ts";
import type { JsonMember, SchemaIndex } from "./schema-index.ts";

/** What the bindings call the member of this class otherwise now. Subclasses only inherit the names. */
export function movedBindings(pair: ClassPair, pairs: Pairs, before: JsonMember, after: JsonMember): Delta[] {
  const deltas: Delta[] = [];
  const report = collector(deltas);
  const [was, is] = [pairs.before.spelling(before), pairs.after.spelling(after)];
  if (was !== is && fold(before.origin) === fold(pair.before.item.name))
    report("name-respelled", { before: was, after: is });
  const [oldOwner, newOwner] = [ownerOf(before, pairs.before), ownerOf(after, pairs.after)];
  if (oldOwner === null || newOwner === null || fold(oldOwner) !== fold(pair.before.item.name)) return deltas;
  if (pairs.newName(oldOwner) === fold(newOwner)) return deltas;
  const isMethod = "parameters" in before;
  const nameIn = (typeName: string, member: string): string =>
    nameFor(isMethod ? "input" : "enum", nameStem(typeName, member));
  report("binding-moved", {
    before: nameIn(pairs.before.typeName(oldOwner), was),
    after: nameIn(pairs.after.typeName(newOwner), is),
  });
  return deltas;
}

/** The class in the names; `null` where an element has no names of its own. */
function ownerOf(member: JsonMember, index: SchemaIndex): string | null {
  if ("parameters" in member) return member.declaringClass;
  if (member.valueMap?.some(({ kind }) => kind === "value") !== true) return null;
  const name = fold(member.name);
  const map = mapOf(member);
  let owner = index.get(member.declaringClass);
  if (owner === undefined) return member.declaringClass;
  // An override that says nothing new has the enum of the class above.
  for (const ancestor of index.ancestors(owner)) {
    const inherited = ancestor.properties.get(name);
    if (inherited === undefined || !isSameMap(mapOf(inherited), map)) break;
    if (inherited.declared) owner = ancestor;
  }
  return owner.item.name;
}

function mapOf({ valueMap }: JsonMember): ValueMap<bigint | string> | null {
  return valueMap == null ? null : mapFromJson(valueMap);
}
