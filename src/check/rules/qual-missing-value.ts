import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { contradictedType, isBooleanInWmi } from "../../schema/standard-types.ts";
import type { Rule } from "../rule.ts";

export const qualMissingValue: Rule = {
  code: "qual-missing-value",
  bareQualifier({ name, node, declaration }, _element, { report }) {
    if (
      declaration === null ||
      declaration.type === "boolean" ||
      declaration.default.kind !== "null" ||
      contradictedType(declaration) !== null ||
      isBooleanInWmi(declaration)
    )
      return;
    report(
      diagnostic("qual-missing-value", node.name.span, {
        name,
        type: `${declaration.type}${declaration.isArray ? "[]" : ""}`,
      }),
    );
  },
};
