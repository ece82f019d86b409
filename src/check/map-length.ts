import { diagnostic } from "../diagnostics/diagnostic.ts";
import { elementsOf } from "../schema/value.ts";
import type { Rule } from "./rule.ts";
import { declaredMaps } from "./value-maps.ts";

export const mapLength: Rule = {
  code: "map-length",
  model(model, report) {
    for (const { values, labels, names } of declaredMaps(model)) {
      if (values === undefined || labels === undefined) continue;
      const valueCount = elementsOf(values.value).length;
      const labelCount = elementsOf(labels.value).length;
      if (valueCount === labelCount) continue;
      const [at, other] = labels.isInherited ? [values, labels] : [labels, values];
      const note = { message: "the other list is here", span: other.node.span };
      report(diagnostic("map-length", at.node.span, { values: names.values, labels: names.labels, valueCount, labelCount }, [note]));
    }
  },
};
