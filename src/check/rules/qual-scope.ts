import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Qualified, Rule } from "../rule.ts";
import { isOnlyDocumented } from "../wmi-qualifiers.ts";

type ElementScope =
  "class" | "association" | "indication" | "property" | "reference" | "method" | "parameter" | "instance";

function scopeOf(element: Qualified): ElementScope {
  if (!("kind" in element)) return "instance";
  switch (element.kind) {
    case "class":
      return element.isAssociation ? "association" : element.isIndication ? "indication" : "class";
    case "property":
      return element.type.kind === "reference" ? "reference" : "property";
    default:
      return element.kind;
  }
}

const called: Readonly<Record<ElementScope, string>> = {
  class: "a class",
  association: "an association",
  indication: "an indication",
  property: "a property",
  reference: "a reference",
  method: "a method",
  parameter: "a parameter",
  instance: "an instance",
};

/** Scopes that stand for others too: an association and an indication is a class, a reference in WMI a property. */
const wider: Readonly<Partial<Record<ElementScope, string>>> = { association: "class", indication: "class" };

/** Servers have classes such as `__PARAMETERS` and `__MethodParameters_Install`, whose properties are the parameters of a method. */
function isOfParameters(element: Qualified): boolean {
  return "kind" in element && element.kind === "property" && /^__\w*parameters/i.test(element.declaringClass.name);
}

export const qualScope: Rule = {
  code: "qual-scope",
  qualifiersOf(declaration) {
    const {
      name,
      scopes,
      isBuiltIn,
      declaration: {
        name: { span },
      },
    } = declaration;
    const allowed = new Set(scopes);
    if (allowed.has("any") || isOnlyDocumented(declaration)) return null;
    return ({ node }, element, { report }) => {
      const scope = scopeOf(element);
      if (allowed.has(scope) || allowed.has(wider[scope] ?? scope)) return;
      if (allowed.has("parameter") && isOfParameters(element)) return;
      // Wrong names of scopes have their own code.
      const names = scopes.map((text) => called[text as ElementScope] ?? text);
      report(
        diagnostic(
          "qual-scope",
          node.name.span,
          { name, on: called[scope], scopes: names },
          isBuiltIn ? [] : [{ message: "declared here", span }],
        ),
      );
    };
  },
};
