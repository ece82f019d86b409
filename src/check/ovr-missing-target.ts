import { diagnostic } from "../diagnostics/diagnostic.ts";
import { knowsInherited } from "./ancestry.ts";
import { nearest } from "./nearest.ts";
import { type Rule, valueNodeOf } from "./rule.ts";

export const ovrMissingTarget: Rule = {
  code: "ovr-missing-target",
  qualifiers: {
    Override(qualifier, element, { report }) {
      if (!("kind" in element) || (element.kind !== "property" && element.kind !== "method")) return;
      const { name, declaringClass, overridden } = element;
      const { value } = qualifier;
      const target = value.kind === "string" ? value.value : name;
      // An Override with another name has its own code.
      if (overridden !== null || value.kind === "null" || target.toLowerCase() !== name.toLowerCase() || !knowsInherited(declaringClass)) return;
      const { superclass } = declaringClass;
      const inherited = superclass === null ? [] : (element.kind === "property" ? superclass.properties : superclass.methods).values();
      const what = element.kind;
      const names = inherited.map((member) => member.name);
      const parameters = { name: target, what, superclass: superclass?.name ?? null, nearest: nearest(target, names) };
      report(diagnostic("ovr-missing-target", valueNodeOf(qualifier).span, parameters));
    },
  },
};
