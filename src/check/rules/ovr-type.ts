import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { ArrayShape, Method, Property, Type } from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import { typeText } from "../describe.ts";
import { type Rule, typeNodeOf, typeOf } from "../rule.ts";

function arrayOf(element: Property | Method): ArrayShape | null {
  return element.kind === "method" ? element.returnArray : element.array;
}

/** Classes of references and embedded instances are compared by another rule, types that do not exist by none. */
function isComparable(type: Type | null): boolean {
  return !(type?.kind === "embedded" && type.form === "object" && type.target === null);
}

function kindOf(type: Type | null): string {
  return type?.kind === "reference"
    ? "reference"
    : type?.kind === "embedded" && type.form === "object"
      ? "object"
      : typeText(type);
}

/** A property hides a method of the same name and the other way round. */
function reportHidden(
  { name, kind, overridden, declaration }: Property | Method,
  hidden: NameMap<Property | Method> | undefined,
  report: Report,
): void {
  const other = overridden === null ? hidden?.get(name) : undefined;
  if (other === undefined) return;
  const note = { message: "inherited from here", span: other.declaration.name.span };
  report(
    diagnostic("ovr-type", declaration.name.span, { name, found: `a ${kind}`, inherited: `a ${other.kind}` }, [note]),
  );
}

export const ovrType: Rule = {
  code: "ovr-type",
  property(property, { report }) {
    reportHidden(property, property.declaringClass.superclass?.methods, report);
  },
  method(method, { report }) {
    reportHidden(method, method.declaringClass.superclass?.properties, report);
  },
  override(member, overridden, { report }) {
    const [type, inherited] = [typeOf(member), typeOf(overridden)];
    if (!isComparable(type) || !isComparable(inherited)) return;
    const [array, inheritedArray] = [arrayOf(member), arrayOf(overridden)];
    if (kindOf(type) === kindOf(inherited) && (array === null) === (inheritedArray === null)) return;
    const text = (of: Type | null, shape: ArrayShape | null): string => `${typeText(of)}${shape === null ? "" : "[]"}`;
    const note = { message: "the inherited declaration is here", span: overridden.declaration.name.span };
    const parameters = { name: member.name, found: text(type, array), inherited: text(inherited, inheritedArray) };
    report(diagnostic("ovr-type", typeNodeOf(member).span, parameters, [note]));
  },
};
