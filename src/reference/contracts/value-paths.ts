/** Paths to the values of a call: `MigrationSettingData.MigrationType`, `settings.EnableCompression`, `machine.id`. */
import { nearest } from "../../diagnostics/nearest.ts";
import type { Class, Method, Parameter, Property, Type } from "../../schema/model.ts";
import { fail } from "./contract-fault.ts";
import type { Name } from "./contract-forms.ts";

export interface PathRoots {
  /** A path may begin with a parameter of any of these. */
  readonly methods: readonly Method[];
  /** What `settings` stands for. */
  readonly settings: Class;
}

export interface ResolvedPath {
  /** In the spelling of the schema. */
  readonly path: readonly string[];
  /** The property at its end; `null` where it ends with a parameter or is the runtime's own. */
  readonly property: Property | null;
  /** The class that its value is of, or refers to. */
  readonly target: Class | null;
}

/** The runtime's own values. */
const ownPaths: readonly string[] = ["job.type", "machine.id", "machine.name", "user"];

export function readPath({ at, value: text }: Name, { methods, settings }: PathRoots): ResolvedPath {
  if (ownPaths.includes(text)) return { path: text.split("."), property: null, target: null };
  const [root = "", ...members] = text.split(".");
  const parameter = parameterOf(methods, root);
  if (parameter === null && root !== "settings") {
    const known = [
      ...new Set(methods.flatMap((method) => method.parameters.values().map(({ name }) => name))),
      "settings",
      ...ownPaths,
    ];
    return fail("contract-path", at, { name: root, nearest: nearest(root, known) });
  }
  const path = [parameter?.name ?? root];
  let target: Class | null = parameter === null ? settings : targetOf(parameter.type);
  let property: Property | null = null;
  for (const member of members) {
    property = memberAt({ at, value: member }, target);
    path.push(property.name);
    target = targetOf(property.type);
  }
  return { path, property, target };
}

/** A property of a class that a path leads to. */
export function memberAt({ at, value: name }: Name, cls: Class | null): Property {
  const names = cls?.properties.values().map((property) => property.name) ?? [];
  return (
    cls?.properties.get(name) ??
    fail("contract-member", at, {
      owner: cls?.name ?? "the value",
      what: "property",
      name,
      nearest: nearest(name, names),
    })
  );
}

function parameterOf(methods: readonly Method[], name: string): Parameter | null {
  for (const method of methods) {
    const parameter = method.parameters.get(name);
    if (parameter !== undefined) return parameter;
  }
  return null;
}

function targetOf(type: Type): Class | null {
  return type.kind === "intrinsic" ? null : type.target;
}
