/** The classes that a tree declares and those that it needs, as written; for look-ups before anything is resolved. */
import type * as ast from "./ast.ts";
import { stringValue } from "./literals.ts";

export function declaredClasses({ productions }: ast.MofSpecification): string[] {
  return productions.filter((production) => production.kind === "ClassDeclaration").map(({ name }) => name.text);
}

/** Superclasses, types of references, embedded classes and classes of instances. Names of intrinsic types may be among them. */
export function neededClasses({ productions }: ast.MofSpecification): Set<string> {
  const needed = new Set<string>();
  const type = ({ name }: ast.DataType): void => void needed.add(name);
  const qualifiers = (list: readonly ast.Qualifier[]): void => {
    for (const { name, value } of list) {
      if (name.text.toLowerCase() === "embeddedinstance" && value?.kind === "StringLiteral")
        needed.add(stringValue(value));
    }
  };
  for (const production of productions) {
    if (production.kind === "InstanceDeclaration") needed.add(production.className.text);
    if (production.kind !== "ClassDeclaration") continue;
    if (production.superclass !== null) needed.add(production.superclass.text);
    for (const member of production.members) {
      qualifiers(member.qualifiers);
      if (member.kind === "PropertyDeclaration") {
        type(member.type);
        continue;
      }
      type(member.returnType);
      for (const parameter of member.parameters) {
        qualifiers(parameter.qualifiers);
        type(parameter.type);
      }
    }
  }
  return needed;
}
