import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearestClass } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const inhUnknownSuperclass: Rule = {
  code: "inh-unknown-superclass",
  class({ name, declaration }, { model, report }) {
    const written = declaration.superclass;
    // WMI has its system classes built in; the names of others must not begin so.
    if (written === null || model.classes.has(written.text) || written.text.startsWith("__")) return;
    report(diagnostic("inh-unknown-superclass", written.span, { name, superclass: written.text, nearest: nearestClass(written.text, model) }));
  },
};
