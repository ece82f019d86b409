import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Name } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

/** DSP0200, namespace manipulation: the schema of a server has this class. */
const ofServers: ReadonlySet<string> = new Set(["__namespace"]);

function check({ name: { text: name, span } }: { readonly name: Name }, report: Report): void {
  if (name.startsWith("__") && !ofServers.has(name.toLowerCase())) report(diagnostic("name-system", span, { name }));
}

export const nameSystem: Rule = {
  code: "name-system",
  nodes: { ClassDeclaration: check, PropertyDeclaration: check, MethodDeclaration: check },
};
