import type { ts } from "@ts-morph/common";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Context } from "../context.ts";
import type { AuditRule } from "../rule.ts";
import { useAt } from "../uses.ts";

/** What is experimental may change with any version of the schema. */
export const bindingExperimental: AuditRule = {
  code: "binding-experimental",
  nodes: { Identifier: check, StringLiteral: check },
};

function check(node: ts.Identifier | ts.StringLiteral, context: Context): void {
  const use = useAt(node, context);
  if (use?.facts.isExperimental === true)
    context.report(diagnostic("binding-experimental", context.span(node), { element: use.facts.element }));
}
