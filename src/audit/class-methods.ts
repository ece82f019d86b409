/** Methods that are called by their names: `invoke(job, "KillJob", input)`. */
import type { ts } from "@ts-morph/common";
import type { Context } from "./context.ts";

export interface DeprecatedMethod {
  /** `CIM_Job.KillJob()`. */
  readonly element: string;
  /** The text of the tag. */
  readonly deprecated: string;
}

/**
 * The deprecated method that an argument names: what else the call is given, or what it is called on, is an instance of
 * the method's class, a reference to one, or has such a type argument.
 */
export function deprecatedMethodNamed(node: ts.StringLiteral, context: Context): DeprecatedMethod | null {
  const { ts, checker } = context;
  const call = node.parent;
  if (!ts.isCallExpression(call) || !/^\w+$/.test(node.text)) return null;
  const receiver = ts.isPropertyAccessExpression(call.expression) ? [call.expression.expression] : [];
  for (const given of [...call.arguments, ...receiver]) {
    if (given === node) continue;
    for (const declaration of classesIn(checker.getTypeAtLocation(given), context)) {
      const method = inherited(declaration, node.text, context);
      if (method !== null) return method;
    }
  }
  return null;
}

/** The interfaces of a type and of its type arguments. */
function classesIn(type: ts.Type, { checker, ts }: Context): ts.InterfaceDeclaration[] {
  const parts = (checker.getNonNullableType(type).isUnion() ? (type as ts.UnionType).types : [type]).flatMap((part) => {
    const isGeneric = (part.flags & ts.TypeFlags.Object) !== 0;
    return [part, ...(part.aliasTypeArguments ?? []), ...(isGeneric ? checker.getTypeArguments(part as ts.TypeReference) : [])];
  });
  return parts.flatMap(({ symbol }) => (symbol as ts.Symbol | undefined)?.declarations?.filter(ts.isInterfaceDeclaration) ?? []);
}

/** Looks a method up in a class and in those above. */
function inherited(declaration: ts.InterfaceDeclaration, name: string, context: Context): DeprecatedMethod | null {
  const { ts, checker, bindings } = context;
  const className = bindings.tagsOf(declaration).get("mof");
  if (className === undefined) return null;
  for (const statement of declaration.getSourceFile().statements) {
    const tags = bindings.tagsOf(statement);
    const deprecated = tags.get("deprecated");
    if (deprecated !== undefined && tags.get("mof") === `${className}.${name}()`) return { element: `${className}.${name}()`, deprecated };
  }
  for (const { expression, typeArguments = [] } of declaration.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
    // A class that narrows a property extends `Omit<Above, "Property">`.
    for (const node of [expression, ...typeArguments]) {
      for (const above of checker.getTypeAtLocation(node).symbol?.declarations?.filter(ts.isInterfaceDeclaration) ?? []) {
        const found = inherited(above, name, context);
        if (found !== null) return found;
      }
    }
  }
  return null;
}
