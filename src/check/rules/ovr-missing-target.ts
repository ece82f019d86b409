import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { knowsInherited } from "../ancestry.ts";
import { nearestIn } from "../../schema/nearest-class.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

export const ovrMissingTarget: Rule = {
  code: "ovr-missing-target",
  qualifiers: {
    Override(qualifier, element, { model, report }) {
      if (!("kind" in element) || (element.kind !== "property" && element.kind !== "method")) return;
      const { name, declaringClass, overridden } = element;
      const { value } = qualifier;
      const target = value.kind === "string" ? value.value : name;
      // An Override with another name has its own code.
      if (
        overridden !== null ||
        value.kind === "null" ||
        target.toLowerCase() !== name.toLowerCase() ||
        !knowsInherited(declaringClass)
      )
        return;
      const { superclass } = declaringClass;
      const inherited =
        superclass === null ? [] : (element.kind === "property" ? superclass.properties : superclass.methods).values();
      const what = element.kind;
      const guess = nearestIn(model, target, () => inherited.map((member) => member.name));
      const parameters = { name: target, what, superclass: superclass?.name ?? null, nearest: guess };
      report(diagnostic("ovr-missing-target", valueNodeOf(qualifier).span, parameters));
    },
  },
};
