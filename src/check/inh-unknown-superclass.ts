import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const inhUnknownSuperclass: Rule = {
  code: "inh-unknown-superclass",
  model({ classes }, report) {
    for (const { name, declaration } of classes) {
      const written = declaration.superclass;
      if (written === null || classes.has(written.text)) continue;
      const names = classes.values().map((known) => known.name);
      report(diagnostic("inh-unknown-superclass", written.span, { name, superclass: written.text, nearest: nearest(written.text, names) }));
    }
  },
};
