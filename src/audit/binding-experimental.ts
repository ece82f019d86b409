import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { AuditRule } from "./rule.ts";
import { useAt } from "./uses.ts";

/** What is experimental may change with any version of the schema. */
export const bindingExperimental: AuditRule = {
  code: "binding-experimental",
  nodes: {
    Identifier(node, context) {
      const use = useAt(node, context);
      if (use?.tags.has("experimental") === true) context.report(diagnostic("binding-experimental", context.span(node), { element: use.element }));
    },
  },
};
