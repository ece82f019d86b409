import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const instAbstract: Rule = {
  code: "inst-abstract",
  instance({ class: item, declaration }, { report }) {
    if (item?.isAbstract !== true) return;
    const notes = [
      {
        message: "abstract by this qualifier",
        span: (item.qualifiers.get("Abstract")?.node ?? item.declaration.name).span,
      },
    ];
    report(diagnostic("inst-abstract", declaration.className.span, { className: item.name }, notes));
  },
};
