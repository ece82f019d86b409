import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { pragmas } from "../pragmas.ts";
import type { Rule } from "../rule.ts";

export const pragUnknown: Rule = {
  code: "prag-unknown",
  nodes: {
    CompilerDirective({ name: { text: name, span } }, report) {
      if (!pragmas.has(name.toLowerCase()))
        report(diagnostic("prag-unknown", span, { name, nearest: nearest(name, [...pragmas.keys()]) }));
    },
  },
};
