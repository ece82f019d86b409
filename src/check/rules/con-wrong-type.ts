import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Qualifier } from "../../schema/model.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import { describeType } from "../describe.ts";
import { type Context, isTyped, type Qualified, type Rule, typeOf } from "../rule.ts";

function check(wants: "number" | "string"): (qualifier: Qualifier, element: Qualified, context: Context) => void {
  return ({ name, value, node }, element, { report }) => {
    if (!isTyped(element) || value.kind === "null") return;
    const type = typeOf(element);
    if (type === null || (type.kind === "embedded" && type.form === "object" && type.target === null)) return;
    const isNumber =
      type.kind === "intrinsic" && (isIntegerType(type.name) || type.name === "real32" || type.name === "real64");
    const isString =
      (type.kind === "intrinsic" && type.name === "string") || (type.kind === "embedded" && type.form === "string");
    if (wants === "number" ? isNumber : isString) return;
    // DSP0004: MaxLen also limits the octets of an octetstring, an array of uint8.
    if (
      wants === "string" &&
      type.kind === "intrinsic" &&
      type.name === "uint8" &&
      element.qualifiers.has("Octetstring")
    )
      return;
    report(diagnostic("con-wrong-type", node.name.span, { name, wants, type: describeType(type) }));
  };
}

const [onNumbers, onStrings] = [check("number"), check("string")];

export const conWrongType: Rule = {
  code: "con-wrong-type",
  qualifiers: { MinValue: onNumbers, MaxValue: onNumbers, MinLen: onStrings, MaxLen: onStrings },
};
