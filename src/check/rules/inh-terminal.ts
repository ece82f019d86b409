import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const inhTerminal: Rule = {
  code: "inh-terminal",
  class({ name, superclass, declaration }, { report }) {
    if (superclass === null || declaration.superclass === null) return;
    // Terminal says that nothing derives from the class that has it, not that subclasses are terminal too.
    const terminal = superclass.qualifiers.get("Terminal");
    if (!superclass.isTerminal || terminal === undefined || terminal.isInherited) return;
    const note = { message: "made terminal here", span: terminal.node.span };
    report(diagnostic("inh-terminal", declaration.superclass.span, { name, superclass: superclass.name }, [note]));
  },
};
