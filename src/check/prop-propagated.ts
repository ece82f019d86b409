import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearestIn } from "./nearest.ts";
import { type Rule, valueNodeOf } from "./rule.ts";

export const propPropagated: Rule = {
  code: "prop-propagated",
  qualifiers: {
    Propagated(qualifier, element, { model, report }) {
      if (!("kind" in element) || element.kind !== "property" || qualifier.value.kind !== "string") return;
      const text = qualifier.value.value;
      const { span } = valueNodeOf(qualifier);
      const [className = "", member, ...rest] = text.trim().split(".");
      if (member === undefined || rest.length > 0) return report(diagnostic("prop-propagated", span, { text, fault: "form", nearest: null }));
      const item = model.classes.get(className);
      // A class that is not declared may be in a part of the schema that was not read.
      if (item === undefined || !item.isComplete) return;
      const property = item.properties.get(member);
      if (property === undefined) {
        const guess = nearestIn(model, member, () => item.properties.values().map(({ name }) => name));
        report(diagnostic("prop-propagated", span, { text, fault: "unknown", nearest: guess }));
      } else if (!property.isKey) {
        report(diagnostic("prop-propagated", span, { text, fault: "no key", nearest: null }, [{ message: "declared here", span: property.declaration.name.span }]));
      }
    },
  },
};
