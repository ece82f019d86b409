/** What classes say about themselves: superclass, kind, qualifiers. */
import type { JsonClass } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { collector, type Delta } from "./change.ts";
import type { ClassPair, Pairs } from "./pairs.ts";
import { compareQualified } from "./qualifiers.ts";

export function compareClasses({ before, after, isRenamed }: ClassPair, pairs: Pairs): Delta[] {
  const deltas: Delta[] = [];
  const report = collector(deltas);
  const [was, is] = [before.item, after.item];
  if (isRenamed) report("class-renamed", { after: is.name });
  else if (was.name !== is.name) report("name-respelled", { before: was.name, after: is.name });
  const [oldType, newType] = [pairs.before.typeName(was.name), pairs.after.typeName(is.name)];
  if (!isRenamed && fold(oldType) !== fold(newType)) report("binding-moved", { before: oldType, after: newType });
  compareSuperclasses(was, is, pairs, deltas);
  if (was.abstract !== is.abstract) report(is.abstract ? "class-made-abstract" : "class-made-concrete", {});
  if (was.terminal !== is.terminal) report(is.terminal ? "class-made-terminal" : "class-no-longer-terminal", {});
  if (kindOf(was) !== kindOf(is)) report("class-kind-changed", { before: kindOf(was), after: kindOf(is) });
  const [oldPlaces, newPlaces] = [namespacesOf(was), namespacesOf(is)];
  if (oldPlaces !== newPlaces && oldPlaces !== "")
    report("namespace-changed", { before: oldPlaces, after: newPlaces || "none" });
  if (was.version !== is.version) {
    report(hasRegressed(was.version, is.version) ? "version-regressed" : "version-changed", {
      before: was.version ?? "none",
      after: is.version ?? "none",
    });
  }
  compareQualified(withOwnQualifiers(was), withOwnQualifiers(is), report);
  return deltas;
}

function compareSuperclasses(before: JsonClass, after: JsonClass, pairs: Pairs, deltas: Delta[]): void {
  const report = collector(deltas);
  const expected = before.superclass === null ? null : pairs.newName(before.superclass);
  const actual = after.superclass === null ? null : fold(after.superclass);
  if (expected === actual) return;
  const cls = pairs.after.get(after.name);
  const above = cls === undefined ? [] : pairs.after.ancestors(cls).map(({ item }) => fold(item.name));
  if (after.superclass !== null && (expected === null || above.includes(expected))) {
    report("superclass-inserted", { after: after.superclass });
  } else report("class-moved", { before: before.superclass ?? "none", after: after.superclass ?? "none" });
}

/** Whether a version `m.n.u` is lower than the one before; what is none is not compared. */
function hasRegressed(before: string | null, after: string | null): boolean {
  const [old, now] = [before, after].map((text) =>
    /^\d+(?:\.\d+)*$/
      .exec(text ?? "")?.[0]
      .split(".")
      .map(Number),
  );
  if (old === undefined || now === undefined) return false;
  const place = old.findIndex((part, index) => part !== (now[index] ?? 0));
  return place >= 0 && (now[place] ?? 0) < old[place]!;
}

function kindOf({ association, indication }: JsonClass): string {
  return association ? "an association" : indication ? "an indication" : "a class";
}

function namespacesOf({ namespaces }: JsonClass): string {
  return namespaces.map(fold).sort().join(", ");
}

/** Inherited qualifiers changed in the superclass, and that is said there. */
function withOwnQualifiers(item: JsonClass): JsonClass {
  return { ...item, qualifiers: item.qualifiers.filter(({ inherited }) => !inherited) };
}
