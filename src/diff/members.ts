/** The properties and methods of one class. What a superclass says already is not said again. */
import type { JsonMethod, JsonProperty } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { collector, type Delta, deltaKey } from "./change.ts";
import { compareElements } from "./elements.ts";
import { guessMemberRenames } from "./member-renames.ts";
import { compareMethods } from "./methods.ts";
import type { Moves } from "./moves.ts";
import { movedBindings } from "./moved-bindings.ts";
import type { ClassPair, Pairs } from "./pairs.ts";
import type { IndexedClass, JsonMember } from "./schema-index.ts";

/** A change of one member. */
export interface MemberDelta {
  readonly member: JsonMember;
  readonly delta: Delta;
}

export function comparePropertiesOf(pair: ClassPair, pairs: Pairs, moves: Moves): MemberDelta[] {
  return compareMembers(pair, pairs, moves, {
    kind: "property",
    of: ({ properties }) => properties,
    compare: (before, after) => compareProperty(before, after, pairs),
    added: (property) =>
      property.key ? "key-added" : property.required ? "required-property-added" : "property-added",
  });
}

export function compareMethodsOf(pair: ClassPair, pairs: Pairs, moves: Moves): MemberDelta[] {
  return compareMembers(pair, pairs, moves, {
    kind: "method",
    of: ({ methods }) => methods,
    compare: (before, after) => compareMethods(before, after, pairs.newName.bind(pairs)),
    added: () => "method-added",
  });
}

/** What properties and methods have each in their own way. */
interface MemberKind<T extends JsonMember> {
  readonly kind: "property" | "method";
  readonly of: (item: IndexedClass) => ReadonlyMap<string, T>;
  readonly compare: (before: T, after: T) => Delta[];
  readonly added: (member: T) => "key-added" | "required-property-added" | "property-added" | "method-added";
}

function compareMembers<T extends JsonProperty | JsonMethod>(
  pair: ClassPair,
  pairs: Pairs,
  moves: Moves,
  { kind, of, compare, added }: MemberKind<T>,
): MemberDelta[] {
  const [old, now] = [of(pair.before), of(pair.after)];
  const above = pair.parent === null ? null : { old: of(pair.parent.before), now: of(pair.parent.after) };
  const deltas: MemberDelta[] = [];
  const addAll = (member: T, changes: readonly Delta[]): void =>
    changes.forEach((delta) => deltas.push({ member, delta }));

  // A member that came or went in the shared superclass came or went there.
  const gone = [...old].filter(([name]) => !now.has(name) && !(above?.old.has(name) && !above.now.has(name)));
  const fresh = [...now].filter(([name]) => !old.has(name) && !(above?.now.has(name) && !above.old.has(name)));
  const renames = guessMemberRenames(
    gone.map(([, member]) => member),
    fresh.map(([, member]) => member),
  );
  const renamed = new Set(renames.values());

  for (const [name, member] of gone) {
    const own: Delta[] = [];
    const report = collector(own);
    const rename = renames.get(member);
    const classes = moves.down(pair, name);
    if (rename !== undefined) {
      report(`${kind}-renamed`, { after: rename.name });
      for (const delta of compare(member, rename)) if (delta.code !== "name-respelled") own.push(delta);
    } else if (classes.length > 0) report(`${kind}-moved-down`, { classes });
    else report(`${kind}-removed`, {});
    addAll(member, own);
  }
  for (const [name, member] of fresh) {
    if (renamed.has(member)) continue;
    const own: Delta[] = [];
    const report = collector(own);
    const code = added(member);
    const classes = moves.up(pair, name);
    if (classes.length > 0 && (code === "property-added" || code === "method-added"))
      report(`${kind}-moved-up`, { classes });
    else if (code === "key-added") report(code, { isNew: true });
    else report(code, {});
    addAll(member, own);
  }
  for (const [name, member] of old) {
    const other = now.get(name);
    if (other === undefined) continue;
    const [oldAbove, newAbove] = [above?.old.get(name), above?.now.get(name)];
    if (
      oldAbove !== undefined &&
      newAbove !== undefined &&
      isSameDeclaration(member, oldAbove) &&
      isSameDeclaration(other, newAbove)
    )
      continue;
    const said =
      oldAbove !== undefined && newAbove !== undefined
        ? new Set(compare(oldAbove, newAbove).map(deltaKey))
        : new Set<string>();
    addAll(
      member,
      [...compare(member, other), ...movedBindings(pair, pairs, member, other)].filter(
        (delta) => !said.has(deltaKey(delta)),
      ),
    );
  }
  return deltas;
}

function isSameDeclaration(a: JsonMember, b: JsonMember): boolean {
  return fold(a.declaringClass) === fold(b.declaringClass);
}

function compareProperty(before: JsonProperty, after: JsonProperty, pairs: Pairs): Delta[] {
  const deltas: Delta[] = [];
  const report = collector(deltas);
  if (after.key && !before.key) report("key-added", { isNew: false });
  else if (before.key && !after.key) report("key-removed", {});
  else if (before.required !== after.required) report(after.required ? "required-added" : "required-removed", {});
  if (before.write !== after.write) report(after.write ? "write-added" : "write-removed", {});
  if (before.read !== after.read) report("read-changed", { isReadable: after.read });
  compareElements(before, after, pairs.newName.bind(pairs), report);
  return deltas;
}
