import type { ts } from "@ts-morph/common";
import type { TypeScript } from "./typescript.ts";

/** What declares the thing that an expression names, through imports; `undefined` for an expression that names nothing. */
export function declarationNamed(
  node: ts.Expression,
  checker: ts.TypeChecker,
  ts: TypeScript,
): ts.Declaration | undefined {
  if (ts.isPropertyAccessExpression(node))
    return resolved(checker.getSymbolAtLocation(node.name), checker, ts)?.valueDeclaration;
  if (ts.isElementAccessExpression(node))
    return resolved(checker.getSymbolAtLocation(node.argumentExpression), checker, ts)?.valueDeclaration;
  return ts.isIdentifier(node) ? resolved(checker.getSymbolAtLocation(node), checker, ts)?.valueDeclaration : undefined;
}

/** The symbol behind an import or export under whatever name. */
export function resolved(
  symbol: ts.Symbol | undefined,
  checker: ts.TypeChecker,
  ts: TypeScript,
): ts.Symbol | undefined {
  return symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}
