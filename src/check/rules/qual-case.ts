import { causedBy, diagnostic, replacement } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const qualCase: Rule = {
  code: "qual-case",
  qualifiersOf({ name }) {
    return ({ node }, _element, { report }) => {
      const { text: written, span } = node.name;
      if (written !== name)
        report(
          causedBy("spelling", written, diagnostic("qual-case", span, { written, name }, [], replacement(span, name))),
        );
    };
  },
};
