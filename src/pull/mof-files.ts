/** The schema of a namespace as MOF: a file a class, one for the qualifiers, and one that includes them all in order. */
import type { DeclaredClass } from "../runtime/cim-xml/declarations.ts";
import { nameForm } from "../runtime/mof-literals.ts";
import type * as ast from "../syntax/ast.ts";
import { pragmaNode, specificationNode } from "../syntax/nodes.ts";
import { print } from "../syntax/print.ts";
import { classNode, qualifierTypeNode } from "./class-node.ts";
import { withDeclaredMembers } from "./declared-members.ts";
import type { NamespaceSchema } from "./read-namespace.ts";

export interface MofFiles {
  /** Texts by their path below the output folder. */
  readonly files: ReadonlyMap<string, string>;
  /** What the server says and MOF cannot, in sentences. */
  readonly leftOut: readonly string[];
}

/** How each file of a pull begins: by it a later pull knows the files that it may remove. */
export const mark = "// Pulled by mofc from a server's namespace ";

export function mofFiles({ namespace, qualifierTypes, classes }: NamespaceSchema): MofFiles {
  const leftOut: string[] = [];
  const context = {
    qualifierTypes: new Map(qualifierTypes.map((type) => [type.name.toLowerCase(), type])),
    leftOut: (place: string, what: string) => void leftOut.push(`${namespace}: ${place}: ${what}`),
  };
  const sound = classes.filter((each) => {
    const strange = namesIn(each).find((name) => !isName(name));
    if (strange === undefined) return true;
    context.leftOut(each.name, `the class, because ${JSON.stringify(strange)} is not a name`);
    return false;
  });
  const byName = new Map(sound.map((each) => [each.name.toLowerCase(), each]));
  const superclassOf = ({ superclass }: DeclaredClass): DeclaredClass | undefined =>
    byName.get(superclass?.toLowerCase() ?? "");
  const files = new Map<string, string>();
  const add = (path: string, productions: readonly ast.Production[]): void => {
    files.set(path, `${mark}${namespace}.\n${print(specificationNode(productions))}`);
  };
  const folder = lastPart(namespace);
  const includes: string[] = [];
  const soundTypes = qualifierTypes.filter(({ name, type }) => isName(name) && isName(type));
  if (soundTypes.length > 0) {
    add(
      `${namespace}/${qualifiersFile}`,
      soundTypes.map((type) => qualifierTypeNode(type, context.leftOut)),
    );
    includes.push(`${folder}/${qualifiersFile}`);
  }
  for (const each of superclassesFirst(sound, superclassOf)) {
    const name = `${each.name}.mof`;
    add(`${namespace}/${name}`, [classNode(withDeclaredMembers(each, superclassOf(each)), context)]);
    includes.push(`${folder}/${name}`);
  }
  add(`${namespace}.mof`, [pragmaNode("namespace", namespace), ...includes.map((path) => pragmaNode("include", path))]);
  return { files, leftOut };
}

/** No class has this name: a "." is not part of one. */
const qualifiersFile = "qualifiers.decl.mof";

const namePattern = new RegExp(`^${nameForm}$`);

function isName(text: string): boolean {
  return namePattern.test(text);
}

/** All that stands in MOF, and in the name of a file, without quotes. */
function namesIn({ name, superclass, qualifiers, properties, methods }: DeclaredClass): string[] {
  const elements = [...properties, ...methods.flatMap(({ parameters }) => parameters)];
  const owners = [{ qualifiers }, ...elements, ...methods];
  return [
    name,
    superclass,
    ...elements.flatMap((each) => [each.name, each.type, each.referenceClass]),
    ...methods.flatMap((each) => [each.name, each.returnType]),
    ...owners.flatMap((owner) => owner.qualifiers.map((qualifier) => qualifier.name)),
  ].filter((each) => each !== null);
}

function lastPart(namespace: string): string {
  return namespace.slice(namespace.lastIndexOf("/") + 1);
}

/** Each class behind its superclass, and otherwise in the order that they have. */
function superclassesFirst(
  classes: readonly DeclaredClass[],
  superclassOf: (declared: DeclaredClass) => DeclaredClass | undefined,
): readonly DeclaredClass[] {
  const ordered = new Set<DeclaredClass>();
  for (const each of classes) {
    const chain: DeclaredClass[] = [];
    // A class that is its own ancestor ends the chain too: the server says so, and `mofc check` reports it.
    for (
      let next: DeclaredClass | undefined = each;
      next !== undefined && !ordered.has(next) && !chain.includes(next);
      next = superclassOf(next)
    )
      chain.unshift(next);
    for (const next of chain) ordered.add(next);
  }
  return [...ordered];
}
