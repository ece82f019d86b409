import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDscResource } from "../../schema/dsc-classes.ts";
import type { Rule } from "../rule.ts";

const kinds: readonly string[] = ["Key", "Required", "Write", "Read"];

export const dscAccess: Rule = {
  code: "dsc-access",
  class(item, { report }) {
    if (!isDscResource(item)) return;
    for (const { name, qualifiers, declaration } of item.declaredProperties) {
      if (!kinds.some((kind) => qualifiers.has(kind)))
        report(diagnostic("dsc-access", declaration.name.span, { name }));
    }
  },
};
