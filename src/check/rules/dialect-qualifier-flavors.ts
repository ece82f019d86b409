import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const dialectQualifierFlavors: Rule = {
  code: "dialect-qualifier-flavors",
  nodes: {
    QualifierDefault({ name, span }, report) {
      report(diagnostic("dialect-qualifier-flavors", span, { name: name.text }));
    },
  },
};
