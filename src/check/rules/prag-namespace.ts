import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { stringValue } from "../../syntax/literals.ts";
import type { Rule } from "../rule.ts";

/** `\\\\.\\root` as it is meant: in a string its first two backslashes are one. */
const singleBackslashes = /^\\\\\.(?:\\[^\\]+)+$/;

export const pragNamespace: Rule = {
  code: "prag-namespace",
  nodes: {
    CompilerDirective({ name, arguments: [argument] }, report) {
      if (argument?.kind !== "StringLiteral" || name.text.toLowerCase() !== "namespace") return;
      const text = stringValue(argument);
      const path = text.replaceAll("\\", "/");
      const host = /^(?:\w+:)?\/\/([^/]*)/.exec(path)?.[1];
      const isRemote = host !== undefined && host !== "." && host !== "";
      const written = argument.first.slice(1, -1);
      if (singleBackslashes.test(written)) {
        const doubled = written.replaceAll("\\", "\\\\");
        report(diagnostic("prag-namespace", argument.span, { text: written, host: null, doubled }));
      } else if (isRemote) report(diagnostic("prag-namespace", argument.span, { text, host, doubled: null }));
      else if (path.replace(/^\/\/\.?\//, "").replace(/^\//, "") === "" || /[<>"|*?\0-\x1f]|[^/]\/\//.test(path)) {
        report(diagnostic("prag-namespace", argument.span, { text, host: null, doubled: null }));
      }
    },
  },
};
