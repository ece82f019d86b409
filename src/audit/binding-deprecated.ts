import type { ts } from "@ts-morph/common";
import { diagnostic, type Fix, replacement } from "../diagnostics/diagnostic.ts";
import { callByName, callOfProvider } from "./class-methods.ts";
import type { Context } from "./context.ts";
import { replacedCall } from "./method-fix.ts";
import type { AuditRule } from "./rule.ts";
import { useAt } from "./uses.ts";

/** What the schema replaces by something else, wherever it is read, named as a type or called by its name. */
export const bindingDeprecated: AuditRule = {
  code: "binding-deprecated",
  nodes: {
    Identifier(node, context) {
      const use = useAt(node, context);
      if (use === null) return;
      const called = callOfProvider(node, context);
      const text = use.tags.get("deprecated") ?? called?.method.deprecated;
      if (text == null) return;
      const replacements = replacementsIn(text);
      const fix = called === null ? oneForOne(node, replacements, context) : replacedCall(node, called, replacements, context);
      context.report(diagnostic("binding-deprecated", context.span(node), { element: use.element, replacements }, [], fix));
    },
    StringLiteral(node, context) {
      const called = callByName(node, context);
      if (called === null || called.method.deprecated === null) return;
      const replacements = replacementsIn(called.method.deprecated);
      context.report(diagnostic("binding-deprecated", context.span(node), { element: called.method.element, replacements }, [], replacedCall(node, called, replacements, context)));
    },
  },
};

/** `Use CIM_Job.InstanceID or CIM_Job.Name.` as the emitter writes it. */
function replacementsIn(text: string): string[] {
  return text.replace(/^Use\s+/, "").replace(/\.$/, "").split(/\s+or\s+/).filter((name) => name !== "");
}

/** Reads the replacement where it is another property of the same object with the same type. */
function oneForOne(node: ts.Identifier, [only, ...others]: readonly string[], { ts, checker, span }: Context): Fix | null {
  const { parent } = node;
  if (only === undefined || others.length > 0 || !ts.isPropertyAccessExpression(parent) || parent.name !== node) return null;
  const type = checker.getTypeAtLocation(parent.expression);
  const [before, after] = [type.getProperty(node.text), type.getProperty(only.slice(only.indexOf(".") + 1))];
  if (before === undefined || after === undefined) return null;
  return checker.getTypeOfSymbol(before) === checker.getTypeOfSymbol(after) ? replacement(span(node), after.name) : null;
}
