import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { writtenElements } from "../value-maps.ts";

export const mapLength: Rule = {
  code: "map-length",
  valueMap({ values, labels, names }, { report }) {
    if (values === undefined || labels === undefined) return;
    const valueCount = writtenElements(values).length;
    const labelCount = writtenElements(labels).length;
    if (valueCount === labelCount) return;
    const [at, other] = labels.isInherited ? [values, labels] : [labels, values];
    const note = { message: "the other list is here", span: other.node.span };
    report(
      diagnostic("map-length", at.node.span, { values: names.values, labels: names.labels, valueCount, labelCount }, [
        note,
      ]),
    );
  },
};
