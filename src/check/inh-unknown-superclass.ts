import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isFault, nearestClass } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const inhUnknownSuperclass: Rule = {
  code: "inh-unknown-superclass",
  class({ name, declaration }, { model, report }) {
    const written = declaration.superclass;
    // WMI has its system classes built in; the names of others must not begin so.
    if (written === null || model.classes.has(written.text) || written.text.startsWith("__")) return;
    const nearest = nearestClass(written.text, model);
    if (isFault(nearest, model)) report(diagnostic("inh-unknown-superclass", written.span, { name, superclass: written.text, nearest }));
  },
};
