import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Class } from "../schema/model.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const instUnknownProperty: Rule = {
  code: "inst-unknown-property",
  instance({ class: item, properties }, { report }) {
    if (item === null || !isComplete(item)) return;
    for (const { name, property, declaration } of properties) {
      if (property !== null) continue;
      const names = item.properties.values().map((known) => known.name);
      report(diagnostic("inst-unknown-property", declaration.name.span, { name, className: item.name, nearest: nearest(name, names) }));
    }
  },
};

/** Whether all superclasses are known: otherwise what is missing may be theirs, and that error is reported already. */
function isComplete(item: Class): boolean {
  for (let next: Class | null = item; next !== null; next = next.superclass) {
    if (next.superclass === null && next.declaration.superclass !== null) return false;
  }
  return true;
}
