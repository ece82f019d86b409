import { diagnostic, replacement } from "../../diagnostics/diagnostic.ts";
import { dateTimeText } from "../../syntax/literals.ts";
import type { Rule } from "../rule.ts";

export const docsDateTime: Rule = {
  code: "docs-datetime",
  nodes: {
    DateTimeLiteral({ text, span }, report) {
      const digits = dateTimeText({ text });
      report(
        diagnostic(
          "docs-datetime",
          span,
          { text: digits, isHalfQuoted: digits !== text },
          [],
          replacement(span, `"${digits}"`),
        ),
      );
    },
  },
};
