import { diagnostic } from "../diagnostics/diagnostic.ts";
import { elementsOf } from "../schema/value.ts";
import { nearestIn } from "./nearest.ts";
import type { Rule } from "./rule.ts";

/** `Class.Member`, with what may follow: a parameter, parentheses. Other texts are names of other models. */
const target = /^\s*([A-Za-z]\w*)\.([A-Za-z]\w*)/;

export const corrUnknown: Rule = {
  code: "corr-unknown",
  qualifiers: {
    ModelCorrespondence({ value, node }, _element, { model, report }) {
      const nodes = node.value?.kind === "ArrayValue" ? node.value.elements : [];
      for (const [index, element] of elementsOf(value).entries()) {
        const match = element.kind === "string" ? target.exec(element.value) : null;
        if (match === null) continue;
        const [, className = "", member = ""] = match;
        const item = model.classes.get(className);
        // A class that is not declared may be in a part of the schema that was not read.
        if (item === undefined || !item.isComplete || item.properties.has(member) || item.methods.has(member)) continue;
        const guess = nearestIn(model, member, () => [...item.properties.values(), ...item.methods.values()].map(({ name }) => name));
        report(diagnostic("corr-unknown", (nodes[index] ?? node).span, { className: item.name, member, nearest: guess }));
      }
    },
  },
};
