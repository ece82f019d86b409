import type { ts } from "@ts-morph/common";
import { memberOfElement } from "../../bindings/element-names.ts";
import { diagnostic, type Fix, replacement } from "../../diagnostics/diagnostic.ts";
import { callByName, callOfProvider } from "../class-methods.ts";
import type { Context } from "../context.ts";
import { replacedCall } from "../method-fix.ts";
import type { AuditRule } from "../rule.ts";
import { useAt } from "../uses.ts";

/** What the schema replaces by something else, wherever it is read, named as a type or called by its name. */
export const bindingDeprecated: AuditRule = {
  code: "binding-deprecated",
  nodes: { Identifier: check, StringLiteral: check },
};

function check(node: ts.Identifier | ts.StringLiteral, context: Context): void {
  const { ts, report, span } = context;
  const use = useAt(node, context);
  const called = ts.isStringLiteral(node)
    ? callByName(node, context)
    : use === null
      ? null
      : callOfProvider(node, context);
  const element = called?.method.element ?? use?.facts.element;
  const replacements = use?.facts.replacements ?? called?.method.replacements;
  if (element === undefined || replacements == null) return;
  const fix =
    called === null ? otherProperty(node, replacements, context) : replacedCall(node, called, replacements, context);
  report(diagnostic("binding-deprecated", span(node), { element, replacements }, [], fix));
}

/** Reads the replacement where it is another property of the same object with the same type. */
function otherProperty(
  node: ts.Identifier | ts.StringLiteral,
  [only, ...others]: readonly string[],
  { ts, checker, span }: Context,
): Fix | null {
  const { parent } = node;
  if (only === undefined || others.length > 0 || !ts.isPropertyAccessExpression(parent) || parent.name !== node)
    return null;
  const type = checker.getTypeAtLocation(parent.expression);
  const [before, after] = [type.getProperty(node.text), type.getProperty(memberOfElement(only))];
  if (before === undefined || after === undefined) return null;
  return checker.getTypeOfSymbol(before) === checker.getTypeOfSymbol(after)
    ? replacement(span(node), after.name)
    : null;
}
