import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const nameSchemaPrefix: Rule = {
  code: "name-schema-prefix",
  nodes: {
    ClassDeclaration({ name: { text: name, span } }, report) {
      if (!/^[^_]+_./.test(name) && !name.startsWith("__")) report(diagnostic("name-schema-prefix", span, { name }));
    },
  },
};
