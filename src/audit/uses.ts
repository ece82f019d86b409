/** Which generated declarations code uses: classes, their properties, the input of methods. */
import type { ts } from "@ts-morph/common";
import type { Context } from "./context.ts";

export interface Use {
  readonly declaration: ts.Declaration;
  /** `CIM_Job.KillJob()`. */
  readonly element: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** What an identifier uses of the MOF; `null` where it imports, declares or fills in. */
export function useAt(node: ts.Identifier, { ts, checker, bindings }: Context): Use | null {
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent) || ts.isPropertyAssignment(parent)) return null;
  const isPart = ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent) && (parent.propertyName ?? parent.name) === node;
  if (!isPart && (parent as ts.NamedDeclaration).name === node && !ts.isPropertyAccessExpression(parent)) return null;
  const symbol = isPart ? checker.getTypeAtLocation(parent.parent).getProperty(node.text) : checker.getSymbolAtLocation(node);
  const own = symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  for (const declaration of own?.declarations ?? []) {
    const tags = bindings.tagsOf(declaration);
    const element = tags.get("mof");
    if (element !== undefined) return { declaration, element, tags };
  }
  return null;
}
