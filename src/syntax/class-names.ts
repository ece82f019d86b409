/** The classes that a tree declares and those that it needs, as written; for look-ups before anything is resolved. */
import type * as ast from "./ast.ts";
import { stringValue } from "./literals.ts";

export function declaredClasses({ productions }: ast.MofSpecification): string[] {
  return productions.filter((production) => production.kind === "ClassDeclaration").map(({ name }) => name.text);
}

/**
 * Adds superclasses, types of references, embedded classes and classes of instances. Names of intrinsic types are among
 * them. By index, as every member of every class is looked at.
 */
export function addNeededClasses({ productions }: ast.MofSpecification, needed: Set<string>): void {
  for (const production of productions) {
    if (production.kind === "InstanceDeclaration") addOfInstance(production, needed);
    if (production.kind !== "ClassDeclaration") continue;
    if (production.superclass !== null) needed.add(production.superclass.text);
    const { members } = production;
    for (let index = 0; index < members.length; index++) {
      const member = members[index]!;
      if (member.kind === "PropertyDeclaration") {
        addOfElement(member.type, member.qualifiers, needed);
        continue;
      }
      addOfElement(member.returnType, member.qualifiers, needed);
      for (const { type, qualifiers } of member.parameters) addOfElement(type, qualifiers, needed);
    }
  }
}

const embeddedInstance = "embeddedinstance";

function addOfElement({ name }: ast.DataType, qualifiers: readonly ast.Qualifier[], needed: Set<string>): void {
  needed.add(name);
  for (let index = 0; index < qualifiers.length; index++) {
    const { name: qualifier, value } = qualifiers[index]!;
    if (qualifier.text.length !== embeddedInstance.length || value?.kind !== "StringLiteral") continue;
    if (qualifier.text.toLowerCase() === embeddedInstance) needed.add(stringValue(value));
  }
}

function addOfInstance({ className, properties }: ast.InstanceDeclaration, needed: Set<string>): void {
  needed.add(className.text);
  for (const { value } of properties) addOfValue(value, needed);
}

function addOfValue(value: ast.Value | null, needed: Set<string>): void {
  if (value?.kind === "InstanceDeclaration") addOfInstance(value, needed);
  else if (value?.kind === "ArrayValue") for (const element of value.elements) addOfValue(element, needed);
}
