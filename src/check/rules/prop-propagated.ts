import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearestIn } from "../../schema/nearest-class.ts";
import { namespacesOf, type Rule, valueNodeOf } from "../rule.ts";

export const propPropagated: Rule = {
  code: "prop-propagated",
  qualifiers: {
    Propagated(qualifier, element, { model, report }) {
      if (!("kind" in element) || element.kind !== "property" || qualifier.value.kind !== "string") return;
      const text = qualifier.value.value;
      const { span } = valueNodeOf(qualifier);
      const [className = "", member, ...rest] = text.trim().split(".");
      if (member === undefined || rest.length > 0)
        return report(diagnostic("prop-propagated", span, { text, fault: "form", nearest: null }));
      const item = model.classes.get(className, namespacesOf(element));
      // A class that is not declared may be in a part of the schema that was not read.
      if (item === undefined || !item.isComplete) return;
      const property = item.properties.get(member);
      if (property === undefined) {
        const guess = nearestIn(model, member, () => item.properties.values().map(({ name }) => name));
        report(diagnostic("prop-propagated", span, { text, fault: "unknown", nearest: guess }));
      } else if (!property.isKey) {
        report(
          diagnostic("prop-propagated", span, { text, fault: "no key", nearest: null }, [
            { message: "declared here", span: property.declaration.name.span },
          ]),
        );
      }
    },
    /** The key of a weak class is in part the key of what it depends on. */
    Weak({ node, value }, element, { report }) {
      if (
        !("kind" in element) ||
        element.kind !== "property" ||
        element.type.kind !== "reference" ||
        value.kind !== "boolean" ||
        !value.value
      )
        return;
      const { target } = element.type;
      if (
        target === null ||
        !target.isComplete ||
        target.keys.length === 0 ||
        target.keys.some(({ qualifiers }) => qualifiers.has("Propagated"))
      )
        return;
      const note = { message: "the class is declared here", span: target.declaration.name.span };
      report(
        diagnostic("prop-propagated", node.name.span, { text: target.name, fault: "weak", nearest: null }, [note]),
      );
    },
  },
};
