import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearestIn } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const qualUnknown: Rule = {
  code: "qual-unknown",
  undeclaredQualifier({ name, node }, _element, { model, report }) {
    const guess = nearestIn(model, name, () => model.qualifierDeclarations.values().map((known) => known.name));
    report(diagnostic("qual-unknown", node.name.span, { name, nearest: guess }));
  },
};
