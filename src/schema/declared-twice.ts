/** What tells two declarations of one class apart. Layout, case and the order of members and qualifiers do not. */
import { list, listSome } from "../diagnostics/codes/words.ts";
import type * as ast from "../syntax/ast.ts";
import { fold } from "./name-map.ts";
import { readValue, type ValueContext } from "./value.ts";

/** A note at the first declaration: `first declared here; the second one adds "Size" and lacks "Name"`. */
export function firstDeclaration(first: ast.ClassDeclaration, second: ast.ClassDeclaration): string {
  const differences = differencesOf(first, second);
  return `first declared here; ${differences === "" ? "both declarations are the same" : `the second one ${differences}`}`;
}

function differencesOf(first: ast.ClassDeclaration, second: ast.ClassDeclaration): string {
  const [old, now] = [membersOf(first), membersOf(second)];
  const quoted = (members: Iterable<ast.Member>): string[] => [...members].map(({ name }) => `"${name.text}"`);
  const added = quoted([...now].filter(([name]) => !old.has(name)).map(([, member]) => member));
  const missing = quoted([...old].filter(([name]) => !now.has(name)).map(([, member]) => member));
  const other = [...now].filter(
    ([name, member]) => old.has(name) && meaning(memberFacts(member)) !== meaning(memberFacts(old.get(name)!)),
  );
  const changed = [
    ...(fold(first.superclass?.text ?? "") === fold(second.superclass?.text ?? "") ? [] : ["the superclass"]),
    ...(meaning(qualifierFacts(first)) === meaning(qualifierFacts(second)) ? [] : ["the qualifiers of the class"]),
    ...quoted(other.map(([, member]) => member)),
  ];
  const parts = [
    ["adds", added],
    ["lacks", missing],
    ["changes", changed],
  ] as const;
  return list(
    parts.filter(([, words]) => words.length > 0).map(([verb, words]) => `${verb} ${listSome(words)}`),
    "and",
  );
}

function membersOf({ members }: ast.ClassDeclaration): ReadonlyMap<string, ast.Member> {
  return new Map(members.map((member) => [fold(member.name.text), member]));
}

/** Equal for facts that are equal. */
function meaning(facts: unknown): string {
  return JSON.stringify(facts, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}

function memberFacts(member: ast.Member): unknown {
  return member.kind === "PropertyDeclaration"
    ? elementFacts(member)
    : [
        qualifierFacts(member),
        typeFacts(member.returnType, member.returnArray),
        member.parameters.map((parameter) => [fold(parameter.name.text), elementFacts(parameter)]),
      ];
}

function elementFacts(element: ast.PropertyDeclaration | ast.ParameterDeclaration): unknown {
  const { type, array, value } = element;
  return [qualifierFacts(element), typeFacts(type, array), value === null ? null : readValue(value, noInstances)];
}

function typeFacts({ name, isReference }: ast.DataType, array: ast.ArraySpecifier | null): unknown {
  return [fold(name), isReference, array === null ? null : (array.size?.text ?? "")];
}

function qualifierFacts({ qualifiers }: { readonly qualifiers: readonly ast.Qualifier[] }): unknown {
  return qualifiers
    .map(({ name, value, flavors }) =>
      meaning([
        fold(name.text),
        value === null ? null : readValue(value, noInstances),
        flavors.map(({ text }) => fold(text)).sort(),
      ]),
    )
    .sort();
}

/** The defaults of classes name no instances that could differ. */
const noInstances: ValueContext = { alias: () => null, instance: () => null };
