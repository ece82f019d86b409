/**
 * What a class declares itself. A server is asked for that alone (LocalOnly), and not every one does as asked: inherited
 * members are then told by PROPAGATED, and where that is missing too by being the superclass's own.
 */
import type { DeclaredClass, DeclaredQualifier, Origin } from "../runtime/cim-xml/declarations.ts";

interface Member extends Origin {
  readonly name: string;
  readonly qualifiers: readonly DeclaredQualifier[];
}

/** @param superclass as the server sent it; `undefined` where it did not */
export function withDeclaredMembers(sent: DeclaredClass, superclass: DeclaredClass | undefined): DeclaredClass {
  return {
    ...sent,
    qualifiers: ownQualifiers(sent),
    properties: declaredIn(sent, sent.properties, superclass?.properties ?? []),
    methods: declaredIn(sent, sent.methods, superclass?.methods ?? []).map((method) => ({
      ...method,
      parameters: method.parameters.map((parameter) => ({ ...parameter, qualifiers: ownQualifiers(parameter) })),
    })),
  };
}

function declaredIn<M extends Member>(
  { name: className }: DeclaredClass,
  members: readonly M[],
  inherited: readonly M[],
): M[] {
  const isFromHere = ({ classOrigin }: M): boolean => classOrigin?.toLowerCase() === className.toLowerCase();
  return members
    .filter((member) => {
      if (member.isPropagated) return false;
      if (isFromHere(member)) return true;
      const above = inherited.find(({ name }) => name.toLowerCase() === member.name.toLowerCase());
      return above === undefined || essence(above) !== essence(member);
    })
    .map((member) => ({ ...member, qualifiers: ownQualifiers(member) }));
}

function ownQualifiers({ qualifiers }: { readonly qualifiers: readonly DeclaredQualifier[] }): DeclaredQualifier[] {
  return qualifiers.filter(({ isPropagated }) => !isPropagated);
}

/** What a subclass has of a member that it inherits as it is. */
function essence(member: Member): string {
  return JSON.stringify(member, (key, value: unknown) => {
    if (key === "classOrigin" || key === "isPropagated") return undefined;
    return key === "qualifiers"
      ? (value as readonly DeclaredQualifier[]).filter(({ toSubclass }) => toSubclass)
      : value;
  });
}
