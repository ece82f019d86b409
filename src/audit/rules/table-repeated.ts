import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";

/** A copy of a value map stays as it is when the schema changes. */
export const tableRepeated: AuditRule = {
  code: "table-repeated",
  table({ name }, { of, wrong }, { report, span }) {
    if (wrong.length > 0) return;
    report(diagnostic("table-repeated", span(name), { table: name.getText(), element: of.element, name: of.name }));
  },
};
