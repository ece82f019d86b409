/** Methods of the MOF that code calls: by their names, as `invoke(job, "KillJob", input)`, or of a provider. */
import type { ts } from "@ts-morph/common";
import { methodElement } from "../bindings/element-names.ts";
import { isNameFor } from "../bindings/name-forms.ts";
import type { Context } from "./context.ts";

export interface ClassMethod {
  /** `CIM_Job.KillJob()`. */
  readonly element: string;
  /** What takes its place; `null` where the schema has nothing against the method. */
  readonly replacements: readonly string[] | null;
  /** The generated type of what it is given. */
  readonly input: ts.Declaration;
}

export interface MethodCall {
  readonly call: ts.CallExpression;
  readonly method: ClassMethod;
  /** What the method is given, where it is written out. */
  readonly input: ts.ObjectLiteralExpression | null;
  /** Another method of the same class. */
  readonly sibling: (name: string) => ClassMethod | null;
}

/**
 * The method that an argument names: what else the call is given, or what it is called on, is an instance of the method's
 * class, a reference to one, or has such a type argument.
 */
export function callByName(node: ts.StringLiteral, context: Context): MethodCall | null {
  const { ts, checker } = context;
  const call = node.parent;
  if (!ts.isCallExpression(call) || !/^\w+$/.test(node.text)) return null;
  const receiver = ts.isPropertyAccessExpression(call.expression) ? [call.expression.expression] : [];
  for (const given of [...call.arguments, ...receiver]) {
    if (given === node) continue;
    for (const declaration of classesIn(checker.getTypeAtLocation(given), context)) {
      const method = inherited(declaration, node.text, context);
      const input = call.arguments.slice(call.arguments.indexOf(node)).find(ts.isObjectLiteralExpression) ?? null;
      if (method !== null) return { call, method, input, sibling: (name) => inherited(declaration, name, context) };
    }
  }
  return null;
}

/** The call of a provider's method that a name is part of. */
export function callOfProvider(node: ts.Identifier, context: Context): MethodCall | null {
  const { ts, checker } = context;
  const access = node.parent;
  if (
    !ts.isPropertyAccessExpression(access) ||
    access.name !== node ||
    !ts.isCallExpression(access.parent) ||
    access.parent.expression !== access
  )
    return null;
  const type = checker.getTypeAtLocation(access.expression);
  const sibling = (name: string): ClassMethod | null => ofProvider(type.getProperty(name)?.valueDeclaration, context);
  const method = sibling(node.text);
  const [input] = access.parent.arguments;
  return method === null
    ? null
    : {
        call: access.parent,
        method,
        input: input !== undefined && ts.isObjectLiteralExpression(input) ? input : null,
        sibling,
      };
}

/** A subclass's provider has no tag of what only the class above says: the type of the input has. */
function ofProvider(declaration: ts.Declaration | undefined, context: Context): ClassMethod | null {
  const { ts, checker, bindings } = context;
  if (declaration === undefined || !ts.isMethodDeclaration(declaration)) return null;
  const type = declaration.parameters[0]?.type;
  const named = type === undefined ? undefined : checker.getTypeFromTypeNode(type);
  const input = (named?.aliasSymbol ?? named?.symbol)?.declarations?.[0];
  const facts = bindings.factsOf(declaration);
  if (input === undefined || facts === null) return null;
  const replacements = facts.replacements ?? bindings.factsOf(input)?.replacements ?? null;
  return { element: facts.element, replacements, input };
}

/** The interfaces of a type and of its type arguments. */
function classesIn(type: ts.Type, { checker, ts }: Context): ts.InterfaceDeclaration[] {
  const parts = (checker.getNonNullableType(type).isUnion() ? (type as ts.UnionType).types : [type]).flatMap((part) => {
    const isGeneric = (part.flags & ts.TypeFlags.Object) !== 0;
    return [
      part,
      ...(part.aliasTypeArguments ?? []),
      ...(isGeneric ? checker.getTypeArguments(part as ts.TypeReference) : []),
    ];
  });
  return parts.flatMap(
    ({ symbol }) => (symbol as ts.Symbol | undefined)?.declarations?.filter(ts.isInterfaceDeclaration) ?? [],
  );
}

/** Looks a method up in a class and in those above. */
function inherited(declaration: ts.InterfaceDeclaration, name: string, context: Context): ClassMethod | null {
  const { ts, checker, bindings } = context;
  const className = bindings.factsOf(declaration)?.element;
  if (className === undefined) return null;
  const element = methodElement(className, name);
  for (const statement of declaration.getSourceFile().statements) {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
    const facts = bindings.factsOf(statement);
    if (facts?.element === element && isNameFor("input", statement.name.text))
      return { element, replacements: facts.replacements, input: statement };
  }
  for (const { expression, typeArguments = [] } of declaration.heritageClauses?.flatMap(({ types }) => [...types]) ??
    []) {
    // A class that narrows a property extends `Omit<Above, "Property">`.
    for (const node of [expression, ...typeArguments]) {
      for (const above of checker.getTypeAtLocation(node).symbol?.declarations?.filter(ts.isInterfaceDeclaration) ??
        []) {
        const method = inherited(above, name, context);
        if (method !== null) return method;
      }
    }
  }
  return null;
}
