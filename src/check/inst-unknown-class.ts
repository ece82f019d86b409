import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const instUnknownClass: Rule = {
  code: "inst-unknown-class",
  model({ instances, classes }, report) {
    for (const { class: item, className, declaration } of instances) {
      if (item !== null) continue;
      const names = classes.values().map(({ name }) => name);
      report(diagnostic("inst-unknown-class", declaration.className.span, { className, nearest: nearest(className, names) }));
    }
  },
};
