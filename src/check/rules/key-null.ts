import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const keyNull: Rule = {
  code: "key-null",
  instance({ class: item, properties, declaration }, { report }, isValue) {
    if (isValue || item === null || !item.isComplete || declaration.isPartial === true) return;
    const missing: string[] = [];
    for (const { name, default: value } of item.keys) {
      const written = properties.get(name);
      if (written === undefined ? value === null || value.kind === "null" : written.value.kind === "null")
        missing.push(name);
    }
    if (missing.length > 0)
      report(diagnostic("key-null", declaration.className.span, { className: item.name, keys: missing }));
  },
};
