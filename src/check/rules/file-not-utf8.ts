import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

/** Off by default: MOF may be UTF-16. What is not Unicode at all has a code of its own. */
export const fileNotUtf8: Rule = {
  code: "file-not-utf8",
  nodes: {
    MofSpecification({ span: { file } }, report) {
      const { encoding } = file;
      if (encoding === "utf-16le" || encoding === "utf-16be")
        report(diagnostic("file-not-utf8", { file, start: 0, end: 0 }, { encoding: encoding.toUpperCase() }));
    },
  },
};
