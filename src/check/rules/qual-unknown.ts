import { causedBy, diagnostic } from "../../diagnostics/diagnostic.ts";
import { isFault, nearestIn } from "../../schema/nearest-class.ts";
import type { Rule } from "../rule.ts";

export const qualUnknown: Rule = {
  code: "qual-unknown",
  undeclaredQualifier({ name, node }, _element, { model, report }) {
    const guess = nearestIn(model, name, () => model.qualifierDeclarations.values().map((known) => known.name));
    if (isFault(guess, model))
      report(causedBy("qualifier", name, diagnostic("qual-unknown", node.name.span, { name, nearest: guess })));
  },
};
