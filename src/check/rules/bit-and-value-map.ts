import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const bitAndValueMap: Rule = {
  code: "bit-and-value-map",
  qualifiers: {
    BitMap({ node }, element, { report }) {
      const valueMap = element.qualifiers.get("ValueMap");
      if (valueMap !== undefined)
        report(
          diagnostic("bit-and-value-map", node.name.span, {}, [
            { message: "the ValueMap is here", span: valueMap.node.span },
          ]),
        );
    },
  },
};
