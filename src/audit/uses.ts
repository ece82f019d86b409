/** Which generated declarations code uses: classes, their properties, the input of methods. */
import type { ts } from "@ts-morph/common";
import type { Context } from "./context.ts";
import { resolved } from "./names.ts";

export interface Use {
  readonly declaration: ts.Declaration;
  /** `CIM_Job.KillJob()`. */
  readonly element: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** What a name uses of the MOF; `null` where it imports, declares or fills in. */
export function useAt(node: ts.Identifier | ts.StringLiteral, context: Context): Use | null {
  const { ts, checker, bindings } = context;
  const symbol = resolved(ts.isIdentifier(node) ? symbolUsed(node, context) : ts.isElementAccessExpression(node.parent) ? checker.getSymbolAtLocation(node) : undefined, checker, ts);
  for (const declaration of symbol?.declarations ?? []) {
    const tags = bindings.tagsOf(declaration);
    const element = tags.get("mof");
    if (element !== undefined) return { declaration, element, tags };
  }
  return null;
}

function symbolUsed(node: ts.Identifier, { ts, checker }: Context): ts.Symbol | undefined {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent) || ts.isPropertyAssignment(parent)) return undefined;
  const isPart = ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent) && (parent.propertyName ?? parent.name) === node;
  if (isPart) return checker.getTypeAtLocation(parent.parent).getProperty(node.text);
  const isName = (parent as ts.NamedDeclaration).name === node && !ts.isPropertyAccessExpression(parent);
  return isName ? undefined : checker.getSymbolAtLocation(node);
}
