import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import { describeType } from "../describe.ts";
import type { Rule } from "../rule.ts";

export const mapWrongType: Rule = {
  code: "map-wrong-type",
  valueMap({ type, values, labels }, { report }) {
    if (type.kind === "intrinsic" && (isIntegerType(type.name) || type.name === "string" || type.name === "char16"))
      return;
    // A type that is not known may be anything.
    if (type.kind === "embedded" && type.form === "object" && type.target === null) return;
    const qualifier = values?.isInherited === false ? values : labels;
    if (qualifier !== undefined)
      report(diagnostic("map-wrong-type", qualifier.node.span, { type: describeType(type) }));
  },
};
