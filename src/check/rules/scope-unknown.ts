import { diagnostic, replacement } from "../../diagnostics/diagnostic.ts";
import { nearest, onlyNearest } from "../../diagnostics/nearest.ts";
import type { Rule } from "../rule.ts";

/** DSP0004, metaElement; `schema` and `instance` are from CIM 2.0 and mofcomp. */
const scopes: readonly string[] = [
  "class",
  "association",
  "indication",
  "qualifier",
  "property",
  "reference",
  "method",
  "parameter",
  "any",
  "schema",
  "instance",
];

export const scopeUnknown: Rule = {
  code: "scope-unknown",
  nodes: {
    QualifierDeclaration({ scopes: names }, report) {
      for (const { text: name, span } of names ?? []) {
        if (!scopes.includes(name.toLowerCase()))
          report(
            diagnostic(
              "scope-unknown",
              span,
              { name, nearest: nearest(name, scopes) },
              [],
              replacement(span, onlyNearest(name, scopes)),
            ),
          );
      }
    },
  },
};
