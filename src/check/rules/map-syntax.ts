import { diagnostic, replacement } from "../../diagnostics/diagnostic.ts";
import { integerForm, integerOf } from "../../runtime/mof-literals.ts";
import { areExchanged } from "../../schema/value-map.ts";
import type { Rule, WrittenMap } from "../rule.ts";
import { elementTexts } from "../value-maps.ts";

export const mapSyntax: Rule = {
  code: "map-syntax",
  valueMap(map, { report }) {
    if (map.isInOrder) return;
    const wrong = map.entries.filter(({ kind }) => kind === "none");
    const [first] = wrong;
    const { values, labels } = map.names;
    if (first !== undefined && isExchanged(map)) {
      const { text, node } = first;
      report(diagnostic("map-syntax", node.span, { text, values, labels, correction: "exchange" }));
      return;
    }
    for (const { text, node } of wrong) {
      const range = rangeMeantBy(text);
      report(
        diagnostic(
          "map-syntax",
          node.span,
          { text, values, labels, correction: range === null ? null : { range } },
          [],
          replacement(node.span, range === null ? null : `"${range}"`),
        ),
      );
    }
  },
};

function isExchanged({ values, labels }: WrittenMap): boolean {
  return values !== undefined && labels !== undefined && areExchanged(elementTexts(values), elementTexts(labels));
}

const hyphenRange = new RegExp(`^\\s*(${integerForm})\\s*-\\s*(${integerForm})\\s*$`);

/** What `1-5` means. */
function rangeMeantBy(text: string): string | null {
  const [, low, high] = hyphenRange.exec(text) ?? [];
  return low === undefined || high === undefined || integerOf(low) > integerOf(high) ? null : `${low}..${high}`;
}
