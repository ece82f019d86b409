import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { contradictedType } from "../../schema/standard-types.ts";
import type { Rule } from "../rule.ts";

export const qualDeclStandard: Rule = {
  code: "qual-decl-standard",
  qualifierDeclaration(declaration, { report }) {
    const expected = contradictedType(declaration);
    if (expected !== null)
      report(diagnostic("qual-decl-standard", declaration.declaration.type.span, { name: declaration.name, expected }));
  },
};
