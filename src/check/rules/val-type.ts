import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Type, Value } from "../../schema/model.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import { describeType, describeValue } from "../describe.ts";
import type { Rule } from "../rule.ts";

function fits({ kind }: Value, type: Type): boolean {
  if (type.kind === "reference") return kind === "string" || kind === "alias";
  // An alias for an embedded instance has its own code.
  if (type.kind === "embedded")
    return kind === "alias" || kind === "instance" || (type.form === "string" && kind === "string");
  const { name } = type;
  switch (kind) {
    case "integer":
      return isIntegerType(name) || name === "real32" || name === "real64" || name === "char16";
    case "real":
      // A fraction in an integer has its own code.
      return isIntegerType(name) || name === "real32" || name === "real64";
    case "string":
      // A string of another length than one has its own code.
      return name === "string" || name === "datetime" || name === "char16";
    case "char16":
      return name === "char16";
    case "boolean":
      return name === "boolean";
    default:
      return false;
  }
}

export const valType: Rule = {
  code: "val-type",
  scalar(value, node, { element: { name }, type }, { report }) {
    // An alias that nothing has is an error already.
    if (fits(value, type) || (value.kind === "alias" && value.target === null)) return;
    if (type.kind === "embedded" && type.form === "object" && type.target === null && type.className !== null) return;
    report(
      diagnostic("val-type", node.span, {
        name,
        expected: describeType(type),
        found: describeValue(value),
        isString: type.kind === "intrinsic" && type.name === "string",
      }),
    );
  },
};
