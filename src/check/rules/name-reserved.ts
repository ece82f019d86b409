import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Name } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

/** The keywords of DSP0004 Annex A. */
const keywords: ReadonlySet<string> = new Set([
  "any",
  "as",
  "association",
  "boolean",
  "char16",
  "class",
  "datetime",
  "disableoverride",
  "enableoverride",
  "false",
  "flavor",
  "indication",
  "instance",
  "method",
  "null",
  "of",
  "parameter",
  "pragma",
  "property",
  "qualifier",
  "real32",
  "real64",
  "ref",
  "reference",
  "restricted",
  "schema",
  "scope",
  "sint16",
  "sint32",
  "sint64",
  "sint8",
  "string",
  "tosubclass",
  "translatable",
  "true",
  "uint16",
  "uint32",
  "uint64",
  "uint8",
]);

function check({ name: { text: name, span } }: { readonly name: Name }, report: Report): void {
  if (name.length <= 15 && keywords.has(name.toLowerCase())) report(diagnostic("name-reserved", span, { name }));
}

export const nameReserved: Rule = {
  code: "name-reserved",
  nodes: { ClassDeclaration: check, PropertyDeclaration: check, MethodDeclaration: check, ParameterDeclaration: check },
};
