import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { stringValue } from "../../syntax/literals.ts";
import type { Rule } from "../rule.ts";

export const pragNamespace: Rule = {
  code: "prag-namespace",
  nodes: {
    CompilerDirective({ name, arguments: [argument] }, report) {
      if (argument?.kind !== "StringLiteral" || name.text.toLowerCase() !== "namespace") return;
      const text = stringValue(argument);
      const path = text.replaceAll("\\", "/");
      const host = /^(?:\w+:)?\/\/([^/]*)/.exec(path)?.[1];
      const isRemote = host !== undefined && host !== "." && host !== "";
      if (isRemote) report(diagnostic("prag-namespace", argument.span, { text, host }));
      else if (path.replace(/^\/\/\.?\//, "").replace(/^\//, "") === "" || /[<>"|*?\0-\x1f]|[^/]\/\//.test(path)) {
        report(diagnostic("prag-namespace", argument.span, { text, host: null }));
      }
    },
  },
};
