import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Name } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

/** Pairs that contradict each other (WMI SDK, "Qualifier flavors"; DSP0004, flavor). */
const contradictions: readonly (readonly [string, string])[] = [
  ["enableoverride", "disableoverride"],
  ["tosubclass", "restricted"],
  ["tosubclass", "nottosubclass"],
  ["toinstance", "nottoinstance"],
  ["restricted", "toinstance"],
];

function check({ flavors }: { readonly flavors: readonly Name[] }, report: Report): void {
  if (flavors.length < 2) return;
  for (const pair of contradictions) {
    const [first, second] = flavors.filter(({ text }) => pair.includes(text.toLowerCase()));
    if (first === undefined || second === undefined || first.text.toLowerCase() === second.text.toLowerCase()) continue;
    report(diagnostic("qual-flavor-conflict", second.span, { first: first.text, second: second.text }));
    return;
  }
}

export const qualFlavorConflict: Rule = {
  code: "qual-flavor-conflict",
  nodes: { Qualifier: check, QualifierDeclaration: check, QualifierDefault: check },
};
