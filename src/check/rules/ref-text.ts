import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { RefFault } from "../../diagnostics/codes/associations.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { parseReference, type Reference } from "../../runtime/reference.ts";
import type { Class, Model, Type, Value } from "../../schema/model.ts";
import { isFault, nearestClass } from "../../schema/nearest-class.ts";
import { isKindOf } from "../ancestry.ts";
import type { Rule } from "../rule.ts";

type ReferenceType = Type & { readonly kind: "reference" };

/** Looks at what a reference is given: an alias, or the path of an object as a text. */
export const refText: Rule = {
  code: "ref-text",
  scalar(value, node, { element: { name }, type }, { model, report }) {
    if (type.kind !== "reference") return;
    const fault = faultOf(value, type, model);
    if (fault !== null) report(diagnostic("ref-text", node.span, { name, fault }));
  },
};

function faultOf(value: Value, type: ReferenceType, model: Model): RefFault | null {
  if (value.kind === "alias") return value.target === null ? null : kindFault(value.target.class, type);
  if (value.kind !== "string" || classPath.test(value.value)) return null;
  const path = read(value.value);
  if (typeof path === "string") return { kind: "syntax", message: path };
  const item = model.classes.get(path.className);
  if (item === undefined) return unknownClass(path, type, model);
  return kindFault(item, type) ?? keyFault(path, item);
}

/** WMI: a reference may be to a class. */
const classPath = /^(?:[^:]*:)?\w+$/;

/** The path, or why the text is none. */
function read(text: string): Reference | string {
  try {
    return parseReference(text);
  } catch (error) {
    return (error as SyntaxError).message.replace(/\.$/, "");
  }
}

/** A path with a namespace may lead out of what is compiled. */
function unknownClass({ className, namespace }: Reference, { target }: ReferenceType, model: Model): RefFault | null {
  if (namespace !== null || target === null) return null;
  const guess = nearestClass(className, model);
  return isFault(guess, model) ? { kind: "class", className, nearest: guess } : null;
}

function kindFault(item: Class | null, { target }: ReferenceType): RefFault | null {
  if (item === null || target === null || !item.isComplete || isKindOf(item, target)) return null;
  return { kind: "kind", className: item.name, target: target.name };
}

/** A class without keys may stand for one of its subclasses. */
function keyFault({ keys: written }: Reference, { name: className, keys, isComplete }: Class): RefFault | null {
  if (!isComplete || keys.length === 0) return null;
  const names = Object.keys(written);
  const known = keys.map(({ name }) => name);
  if (names[0] === "") return known.length === 1 ? null : { kind: "short", className, count: known.length };
  const isAmong = (name: string, others: readonly string[]): boolean =>
    others.some((other) => other.toLowerCase() === name.toLowerCase());
  const unknown = names.find((name) => !isAmong(name, known));
  if (unknown !== undefined) return { kind: "key", className, key: unknown, nearest: nearest(unknown, known) };
  const missing = known.find((name) => !isAmong(name, names));
  return missing === undefined ? null : { kind: "missing", className, key: missing };
}
