import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ArrayShape, Method, Property, Type } from "../../schema/model.ts";
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

export const ovrType: Rule = {
  code: "ovr-type",
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
