import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isIntrinsicType } from "../schema/types.ts";
import type { Rule } from "./rule.ts";

export const dialectEmbeddedObject: Rule = {
  code: "dialect-embedded-object",
  nodes: {
    DataType({ name, isReference, span }, report) {
      const folded = name.toLowerCase();
      if (!isReference && folded !== "void" && !isIntrinsicType(folded)) report(diagnostic("dialect-embedded-object", span, { type: name }));
    },
  },
};
