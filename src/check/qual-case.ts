import { diagnostic, replacement } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

/** Off unless asked for: names are the same in any case, and schemas write qualifiers in all of them. */
export const qualCase: Rule = {
  code: "qual-case",
  qualifier({ node, declaration }, _element, { report }) {
    if (declaration === null || node.name.text === declaration.name) return;
    const { text: written, span } = node.name;
    report(diagnostic("qual-case", span, { written, name: declaration.name }, [], replacement(span, declaration.name)));
  },
};
