/** Which generated declarations code uses: classes, their properties, the input of methods. */
import type { ts } from "@ts-morph/common";
import type { ElementFacts } from "../bindings/element-tags.ts";
import type { Context } from "./context.ts";
import { resolved } from "./names.ts";
import type { TypeScript } from "./typescript.ts";

export interface Use {
  readonly declaration: ts.Declaration;
  readonly facts: ElementFacts;
}

/** What a name uses of the MOF; `null` where it imports, declares or fills in nothing. */
export function useAt(node: ts.Identifier | ts.StringLiteral, context: Context): Use | null {
  const { ts, checker, bindings } = context;
  const symbol = resolved(
    ts.isIdentifier(node)
      ? symbolUsed(node, context)
      : ts.isElementAccessExpression(node.parent)
        ? checker.getSymbolAtLocation(node)
        : undefined,
    checker,
    ts,
  );
  for (const declaration of symbol?.declarations ?? []) {
    const facts = bindings.factsOf(declaration);
    if (facts !== null) return { declaration, facts };
  }
  return null;
}

function symbolUsed(node: ts.Identifier, context: Context): ts.Symbol | undefined {
  const { ts, checker, bindings } = context;
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isImportClause(parent)) return undefined;
  if (ts.isPropertyAssignment(parent) && parent.name === node) {
    // Types may ask for all properties: who fills in null does not use one, and providers fill in all for older clients.
    const filled = isNothing(parent.initializer, ts)
      ? undefined
      : checker.getContextualType(parent.parent)?.getProperty(node.text);
    const isBound =
      filled?.declarations?.some((declaration) => bindings.isGenerated(declaration.getSourceFile())) === true;
    return isBound && !hasProvider(context) ? filled : undefined;
  }
  const isPart =
    ts.isBindingElement(parent) &&
    ts.isObjectBindingPattern(parent.parent) &&
    (parent.propertyName ?? parent.name) === node;
  if (isPart) return checker.getTypeAtLocation(parent.parent).getProperty(node.text);
  const isName = (parent as ts.NamedDeclaration).name === node && !ts.isPropertyAccessExpression(parent);
  return isName ? undefined : checker.getSymbolAtLocation(node);
}

/** Whether a file has a provider: a class that extends a generated one. */
export function hasProvider({ file, ts, checker, bindings }: Context): boolean {
  return file.statements
    .filter(ts.isClassDeclaration)
    .some(({ heritageClauses = [] }) =>
      heritageClauses.some(({ types }) =>
        types.some(
          ({ expression }) =>
            checker
              .getTypeAtLocation(expression)
              .symbol?.declarations?.some((each) => bindings.isGenerated(each.getSourceFile())) === true,
        ),
      ),
    );
}

function isNothing(node: ts.Expression, ts: TypeScript): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined");
}
