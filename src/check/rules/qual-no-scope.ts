import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const qualNoScope: Rule = {
  code: "qual-no-scope",
  nodes: {
    QualifierDeclaration({ name: { text: name, span }, scopes }, report) {
      if (scopes === null) report(diagnostic("qual-no-scope", span, { name }));
    },
  },
};
