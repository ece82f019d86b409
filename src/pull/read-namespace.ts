/** Asks a server for the schema of its namespaces. */
import { CimError, CimStatus } from "../runtime/cim-error.ts";
import type { HttpConnection } from "../runtime/cim-xml/http-connection.ts";
import type { DeclaredClass, DeclaredElement, QualifierType } from "../runtime/cim-xml/declarations.ts";
import { TransportError } from "../runtime/client/transport-error.ts";
import { compareCodeUnits } from "../source/order.ts";

/** What asks the server; a test answers itself. */
export type Connection = Pick<HttpConnection, "call">;

export interface NamespaceSchema {
  readonly namespace: string;
  /** As the server sent them, sorted by name. */
  readonly qualifierTypes: readonly QualifierType[];
  readonly classes: readonly DeclaredClass[];
  /** What the server did not tell, in sentences. */
  readonly gaps: readonly string[];
}

/** Members of the class itself, with all that the server knows of them. */
const asDeclared = { LocalOnly: true, IncludeQualifiers: true, IncludeClassOrigin: true } as const;

/**
 * @param roots the classes that are wanted, with all that they need; `null` for every class
 */
export async function readNamespace(
  server: Connection,
  namespace: string,
  roots: readonly string[] | null,
): Promise<NamespaceSchema> {
  const gaps: string[] = [];
  const qualifierTypes = await readQualifierTypes(server, namespace, gaps);
  const classes =
    roots === null ? await readAll(server, namespace, gaps) : await readClosure(server, namespace, roots, gaps);
  return { namespace, qualifierTypes: qualifierTypes.toSorted(byName), classes: classes.toSorted(byName), gaps };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareCodeUnits(a.name.toLowerCase(), b.name.toLowerCase()) || compareCodeUnits(a.name, b.name);
}

async function readQualifierTypes(
  server: Connection,
  namespace: string,
  gaps: string[],
): Promise<readonly QualifierType[]> {
  try {
    return await server.call("EnumerateQualifiers", namespace, {});
  } catch (error) {
    if (!(error instanceof CimError) || error.status !== CimStatus.NOT_SUPPORTED) throw error;
    gaps.push(`${namespace}: the server does not tell its qualifier declarations`);
    return [];
  }
}

async function readAll(server: Connection, namespace: string, gaps: string[]): Promise<readonly DeclaredClass[]> {
  try {
    return await server.call("EnumerateClasses", namespace, { DeepInheritance: true, ...asDeclared });
  } catch (error) {
    if (!isTooMuch(error)) throw error;
  }
  const names = await server.call("EnumerateClassNames", namespace, { DeepInheritance: true });
  const classes: DeclaredClass[] = [];
  for (const name of names) {
    const declared = await readClass(server, namespace, name, "", gaps);
    if (declared !== null) classes.push(declared);
  }
  return classes;
}

/** Whether all classes at once were asked too much, and one by one may succeed. */
function isTooMuch(error: unknown): boolean {
  if (error instanceof TransportError) return error.fault === "limit" || error.fault === "timeout";
  return (
    error instanceof CimError &&
    error.status !== CimStatus.INVALID_NAMESPACE &&
    error.status !== CimStatus.ACCESS_DENIED
  );
}

async function readClosure(
  server: Connection,
  namespace: string,
  roots: readonly string[],
  gaps: string[],
): Promise<readonly DeclaredClass[]> {
  const classes = new Map<string, DeclaredClass>();
  const wanted = new Map(roots.map((name) => [name.toLowerCase(), { name, by: "" }]));
  for (const [key, { name, by }] of wanted) {
    const declared = await readClass(server, namespace, name, by, gaps);
    if (declared === null) continue;
    classes.set(key, declared);
    for (const needed of classesNeededBy(declared))
      if (!wanted.has(needed.toLowerCase())) wanted.set(needed.toLowerCase(), { name: needed, by: declared.name });
  }
  return [...classes.values()];
}

/** @param by the class that needs it; empty for one that was asked for */
async function readClass(
  server: Connection,
  namespace: string,
  name: string,
  by: string,
  gaps: string[],
): Promise<DeclaredClass | null> {
  try {
    return await server.call("GetClass", namespace, { ClassName: name, ...asDeclared });
  } catch (error) {
    if (!(error instanceof CimError) || error.status === CimStatus.INVALID_NAMESPACE) throw error;
    const needed = by === "" ? "" : `, which ${by} needs`;
    gaps.push(`${namespace}: the server does not tell the class ${name}${needed}: ${describe(error)}`);
    return null;
  }
}

export function describe({ statusName, message }: CimError): string {
  return message.startsWith(statusName) ? message : [statusName, message].filter((part) => part !== "").join(": ");
}

/** The superclass, and the classes that references lead to and that are embedded. */
function classesNeededBy({ superclass, properties, methods }: DeclaredClass): string[] {
  const elements: DeclaredElement[] = [...properties, ...methods.flatMap(({ parameters }) => parameters)];
  const embedded = [...elements, ...methods].flatMap(({ qualifiers }) =>
    qualifiers
      .filter(({ name }) => name.toLowerCase() === "embeddedinstance")
      .flatMap(({ value }) => (typeof value === "string" && value !== "" ? [value] : [])),
  );
  return [superclass, ...elements.map(({ referenceClass }) => referenceClass), ...embedded].filter(
    (name) => name !== null,
  );
}

/** Where servers keep what they say of themselves (DSP1033), the usual name first. */
const interopNamespaces = ["interop", "root/interop", "root/PG_InterOp"];

/** A server that always names another one below has an end here. */
const deepestNamespace = 8;

/** The namespaces of a server, sorted; empty where it does not tell them. */
export async function findNamespaces(server: Connection): Promise<string[]> {
  for (const interop of interopNamespaces) {
    const names = await instanceNames(server, interop, "CIM_Namespace");
    if (names.length > 0) return sorted([interop, ...names]);
  }
  // Before CIM_Namespace there was __Namespace, an instance for each namespace right below another one.
  const namespaces = ["root"];
  for (const parent of namespaces) {
    if (parent.split("/").length > deepestNamespace) break;
    namespaces.push(...(await instanceNames(server, parent, "__Namespace")).map((name) => `${parent}/${name}`));
  }
  return namespaces.length === 1 ? [] : sorted(namespaces);
}

async function instanceNames(server: Connection, namespace: string, className: string): Promise<string[]> {
  try {
    const paths = await server.call("EnumerateInstanceNames", namespace, { ClassName: className });
    return paths.flatMap(({ keys }) => {
      const [, name] = Object.entries(keys).find(([key]) => /^name$/i.test(key)) ?? [];
      return typeof name === "string" && name !== "" ? [name] : [];
    });
  } catch (error) {
    if (error instanceof CimError && error.status !== CimStatus.ACCESS_DENIED) return [];
    throw error;
  }
}

function sorted(namespaces: readonly string[]): string[] {
  const byFolded = new Map(namespaces.map((name) => [name.toLowerCase(), name]));
  return [...byFolded.values()].sort(compareCodeUnits);
}
