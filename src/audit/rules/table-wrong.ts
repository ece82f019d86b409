import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";

/** A copy of a value map that gives a value another one's meaning. */
export const tableWrong: AuditRule = {
  code: "table-wrong",
  table(_, { of, wrong }, { report, span }) {
    for (const { entry, meant } of wrong) {
      const meaning = of.members.find(({ value }) => value === entry.value)?.label ?? null;
      const parameters = {
        word: entry.word,
        value: String(entry.value),
        element: of.element,
        meant: String(meant.value),
        meaning,
        name: of.name,
      };
      report(diagnostic("table-wrong", span(entry.node), parameters));
    }
  },
};
