import type { JsonModel, JsonQualifierDeclaration } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";
import { collector, type Delta } from "./change.ts";
import { valueText } from "./type-text.ts";

/** Compares the declarations by name. Those that mofc brings along say nothing about a schema. */
export function compareQualifierDeclarations(
  before: JsonModel,
  after: JsonModel,
): ReadonlyMap<string, readonly Delta[]> {
  const [old, now] = [byName(before), byName(after)];
  const changes = new Map<string, Delta[]>();
  const at = (name: string): Delta[] => {
    const deltas: Delta[] = [];
    changes.set(name, deltas);
    return deltas;
  };
  for (const [key, was] of old) {
    const is = now.get(key);
    // A schema without a declaration of its own has the built-in one: what both declare themselves is compared.
    if (is === undefined) {
      if (!was.builtIn) collector(at(was.name))("qualifier-declaration-removed", {});
    } else if (!was.builtIn && !is.builtIn) {
      const [old, now] = [partsOf(was), partsOf(is)];
      const report = collector(at(was.name));
      old.forEach((before, index) => {
        const after = now[index] ?? "";
        if (before !== after) report("qualifier-declaration-changed", { before, after });
      });
    }
  }
  for (const [key, is] of now) {
    if (!old.has(key) && !is.builtIn) collector(at(is.name))("qualifier-declaration-added", {});
  }
  return changes;
}

function byName({ qualifierDeclarations }: JsonModel): Map<string, JsonQualifierDeclaration> {
  return new Map(qualifierDeclarations.map((declaration) => [fold(declaration.name), declaration]));
}

/** Type with default, scopes, flavors: in one order, whatever the file has. */
function partsOf(declaration: JsonQualifierDeclaration): [type: string, scope: string, flavor: string] {
  const { type, array, default: value, scopes, toSubclass, overridable } = declaration;
  const flavors = [overridable ? "EnableOverride" : "DisableOverride", toSubclass ? "ToSubclass" : "Restricted"];
  return [
    `${type}${array ? "[]" : ""} = ${valueText(value)}`,
    `Scope(${[...scopes].sort().join(", ")})`,
    `Flavor(${flavors.join(", ")})`,
  ];
}
