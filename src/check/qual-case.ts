import { causedBy, diagnostic, replacement } from "../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";

export const qualCase: Rule = {
  code: "qual-case",
  qualifier({ node, declaration }, _element, { report }) {
    if (declaration === null || node.name.text === declaration.name) return;
    const { text: written, span } = node.name;
    report(causedBy("spelling", written, diagnostic("qual-case", span, { written, name: declaration.name }, [], replacement(span, declaration.name))));
  },
};
