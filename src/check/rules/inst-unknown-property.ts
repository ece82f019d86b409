import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestIn } from "../../schema/nearest-class.ts";
import type { Rule } from "../rule.ts";

export const instUnknownProperty: Rule = {
  code: "inst-unknown-property",
  instance({ class: item, properties }, { model, report }) {
    if (item === null || !item.isComplete) return;
    for (const { name, property, declaration } of properties) {
      if (property !== null) continue;
      const guess = nearestIn(model, name, () => item.properties.values().map((known) => known.name));
      report(
        diagnostic("inst-unknown-property", declaration.name.span, { name, className: item.name, nearest: guess }),
      );
    }
  },
};
