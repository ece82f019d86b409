import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { ArrayShape, Method, Property, Type } from "../schema/model.ts";
import { typeText } from "./describe.ts";
import { type Context, type Rule, typeNodeOf, typeOf } from "./rule.ts";

function arrayOf(element: Property | Method): ArrayShape | null {
  return element.kind === "method" ? element.returnArray : element.array;
}

/** Classes of references and embedded instances are compared by another rule, types that do not exist by none. */
function isComparable(type: Type | null): boolean {
  return !(type?.kind === "embedded" && type.form === "object" && type.target === null);
}

function kindOf(type: Type | null): string {
  return type?.kind === "reference" ? "reference" : type?.kind === "embedded" && type.form === "object" ? "object" : typeText(type);
}

function check(element: Property | Method, { report }: Context): void {
  const { overridden, declaringClass, name, kind } = element;
  if (overridden === null) {
    // A property hides a method of the same name and the other way round.
    const { superclass } = declaringClass;
    const other = kind === "property" ? superclass?.methods.get(name) : superclass?.properties.get(name);
    if (other === undefined) return;
    const note = { message: "inherited from here", span: other.declaration.name.span };
    report(diagnostic("ovr-type", element.declaration.name.span, { name, found: `a ${kind}`, inherited: `a ${other.kind}` }, [note]));
    return;
  }
  const [type, inherited] = [typeOf(element), typeOf(overridden)];
  if (!isComparable(type) || !isComparable(inherited)) return;
  const [array, inheritedArray] = [arrayOf(element), arrayOf(overridden)];
  if (kindOf(type) === kindOf(inherited) && (array === null) === (inheritedArray === null)) return;
  const text = (of: Type | null, shape: ArrayShape | null): string => `${typeText(of)}${shape === null ? "" : "[]"}`;
  const note = { message: "the inherited declaration is here", span: overridden.declaration.name.span };
  const parameters = { name, found: text(type, array), inherited: text(inherited, inheritedArray) };
  report(diagnostic("ovr-type", typeNodeOf(element).span, parameters, [note]));
}

export const ovrType: Rule = { code: "ovr-type", property: check, method: check };
