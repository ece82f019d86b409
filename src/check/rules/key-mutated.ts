import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

export const keyMutated: Rule = {
  code: "key-mutated",
  qualifiers: {
    Key(qualifier, element, { report }) {
      if (!("kind" in element) || element.kind !== "property" || element.isKey || element.overridden?.isKey !== true)
        return;
      const note = { message: "the inherited declaration is here", span: element.overridden.declaration.name.span };
      report(diagnostic("key-mutated", valueNodeOf(qualifier).span, { name: element.name }, [note]));
    },
  },
};
