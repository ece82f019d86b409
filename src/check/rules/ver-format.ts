import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

export const verFormat: Rule = {
  code: "ver-format",
  qualifiers: {
    Version(qualifier, element, { report }) {
      const { value } = qualifier;
      if (
        !("kind" in element) ||
        element.kind !== "class" ||
        value.kind !== "string" ||
        /^\d+\.\d+\.\d+$/.test(value.value)
      )
        return;
      report(diagnostic("ver-format", valueNodeOf(qualifier).span, { text: value.value }));
    },
  },
};
