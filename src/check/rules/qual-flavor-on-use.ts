import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const qualFlavorOnUse: Rule = {
  code: "qual-flavor-on-use",
  nodes: {
    Qualifier({ name, flavors }, report) {
      const first = flavors[0];
      if (first !== undefined) report(diagnostic("qual-flavor-on-use", first.span, { name: name.text }));
    },
  },
};
