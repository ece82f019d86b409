import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const dialectVoid: Rule = {
  code: "dialect-void",
  nodes: {
    MethodDeclaration({ returnType }, report) {
      if (returnType.name.toLowerCase() === "void") report(diagnostic("dialect-void", returnType.span, {}));
    },
  },
};
