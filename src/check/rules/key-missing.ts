import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { hasTrue } from "../../schema/element.ts";
import type { Rule } from "../rule.ts";

export const keyMissing: Rule = {
  code: "key-missing",
  class(item, { report }) {
    if (item.keys.length > 0 || item.isAbstract || item.isIndication || !item.isComplete) return;
    // A key that is taken back has its own code.
    if (item.superclass !== null && item.superclass.keys.length > 0) return;
    // Structures and exceptions have instances only inside others (DSP0004, Structure and Exception).
    if (
      hasTrue(item.qualifiers, "Structure") ||
      hasTrue(item.qualifiers, "Exception") ||
      hasTrue(item.qualifiers, "Singleton")
    )
      return;
    report(diagnostic("key-missing", item.declaration.name.span, { name: item.name }));
  },
};
