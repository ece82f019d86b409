import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

/** Off by default: MOF is Unicode, but some tools around it are not. */
export const fileNotAscii: Rule = {
  code: "file-not-ascii",
  nodes: {
    MofSpecification({ span: { file } }, report) {
      const start = file.text.search(/[^\0-\x7f]/);
      if (start < 0) return;
      const character = String.fromCodePoint(file.text.codePointAt(start)!);
      report(diagnostic("file-not-ascii", { file, start, end: start + character.length }, { character }));
    },
  },
};
