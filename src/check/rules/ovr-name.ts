import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

export const ovrName: Rule = {
  code: "ovr-name",
  qualifiers: {
    Override(qualifier, element, { report }) {
      if (
        !("kind" in element) ||
        (element.kind !== "property" && element.kind !== "method") ||
        qualifier.value.kind !== "string"
      )
        return;
      const { name } = element;
      const target = qualifier.value.value;
      if (target.toLowerCase() !== name.toLowerCase())
        report(diagnostic("ovr-name", valueNodeOf(qualifier).span, { name, target }));
    },
  },
};
