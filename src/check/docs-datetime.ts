import { diagnostic, replacement } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

export const docsDateTime: Rule = {
  code: "docs-datetime",
  nodes: {
    DateTimeLiteral({ text, span }, report) {
      report(diagnostic("docs-datetime", span, { text }, [], replacement(span, `"${text}"`)));
    },
  },
};
