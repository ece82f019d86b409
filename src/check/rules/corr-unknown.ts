import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { correspondences } from "../correspondences.ts";
import { nearestIn } from "../../schema/nearest-class.ts";
import type { Rule } from "../rule.ts";

export const corrUnknown: Rule = {
  code: "corr-unknown",
  qualifiers: {
    ModelCorrespondence(qualifier, element, { model, report }) {
      for (const { class: item, member, span } of correspondences(qualifier, element, model)) {
        if (item.properties.has(member) || item.methods.has(member)) continue;
        const guess = nearestIn(model, member, () =>
          [...item.properties.values(), ...item.methods.values()].map(({ name }) => name),
        );
        report(diagnostic("corr-unknown", span, { className: item.name, member, nearest: guess }));
      }
    },
  },
};
