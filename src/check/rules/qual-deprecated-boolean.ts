import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isBooleanInWmi } from "../../schema/standard-types.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

export const qualDeprecatedBoolean: Rule = {
  code: "qual-deprecated-boolean",
  qualifiersOf(declaration) {
    if (!isBooleanInWmi(declaration) || declaration.type === "boolean") return null;
    return (qualifier, _element, { report }) => {
      const { value } = qualifier.node;
      if (value === null || value.kind === "BooleanLiteral")
        report(diagnostic("qual-deprecated-boolean", valueNodeOf(qualifier).span, {}));
    };
  },
};
