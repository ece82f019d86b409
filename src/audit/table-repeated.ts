import type { ts } from "@ts-morph/common";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Context } from "./context.ts";
import type { AuditRule } from "./rule.ts";
import { matchOf, tableAt } from "./tables.ts";

/** A copy of a value map stays as it is when the schema changes. */
export const tableRepeated: AuditRule = {
  code: "table-repeated",
  isEverywhere: true,
  nodes: { EnumDeclaration: check, VariableDeclaration: check },
};

function check(node: ts.EnumDeclaration | ts.VariableDeclaration, context: Context): void {
  const table = tableAt(node, context);
  const match = table === null ? null : matchOf(table, context.bindings.all());
  if (table === null || match === null || match.wrong.length > 0) return;
  const { of } = match;
  context.report(diagnostic("table-repeated", context.span(table.name), { table: table.name.getText(), element: of.element, name: of.name }));
}
