import type { ts } from "@ts-morph/common";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Context } from "./context.ts";
import type { AuditRule } from "./rule.ts";
import { matchOf, tableAt } from "./tables.ts";

/** A copy of a value map that gives a value another one's meaning. */
export const tableWrong: AuditRule = {
  code: "table-wrong",
  isEverywhere: true,
  nodes: { EnumDeclaration: check, VariableDeclaration: check },
};

function check(node: ts.EnumDeclaration | ts.VariableDeclaration, context: Context): void {
  const table = tableAt(node, context);
  const match = table === null ? null : matchOf(table, context.bindings.all());
  if (match === null) return;
  const { of, wrong } = match;
  for (const { entry, meant } of wrong) {
    const meaning = of.members.find(({ value }) => value === entry.value)?.label ?? null;
    const parameters = { word: entry.word, value: String(entry.value), element: of.element, meant: String(meant.value), meaning, name: of.name };
    context.report(diagnostic("table-wrong", context.span(entry.node), parameters));
  }
}
