import type { ts } from "@ts-morph/common";
import type { TypeScript } from "./typescript.ts";

/**
 * The files that import some file directly or through others. Values of a type come into a file by its imports, or by
 * those of what it imports: all other files need no look.
 */
export function filesReaching(
  isTarget: (file: ts.SourceFile) => boolean,
  program: ts.Program,
  ts: TypeScript,
): ReadonlySet<ts.SourceFile> {
  const checker = program.getTypeChecker();
  const importers = new Map<ts.SourceFile, ts.SourceFile[]>();
  for (const file of program.getSourceFiles()) {
    // The library and packages without bindings import each other at most.
    if (program.isSourceFileDefaultLibrary(file)) continue;
    for (const specifier of moduleSpecifiers(file, ts)) {
      for (const target of checker.getSymbolAtLocation(specifier)?.declarations ?? []) {
        if (ts.isSourceFile(target)) importers.set(target, [...(importers.get(target) ?? []), file]);
      }
    }
  }
  const reaching = new Set(program.getSourceFiles().filter(isTarget));
  for (const file of reaching) for (const importer of importers.get(file) ?? []) reaching.add(importer);
  return reaching;
}

function moduleSpecifiers(file: ts.SourceFile, ts: TypeScript): ts.Expression[] {
  const specifiers: ts.Expression[] = [];
  for (const statement of file.statements) {
    if (
      (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
      statement.moduleSpecifier !== undefined
    )
      specifiers.push(statement.moduleSpecifier);
    else if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference))
      specifiers.push(statement.moduleReference.expression);
  }
  // `import("./cim")`, as a value and as a type.
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] !== undefined
    )
      specifiers.push(node.arguments[0]);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) specifiers.push(node.argument.literal);
    ts.forEachChild(node, visit);
  };
  if (/\bimport\s*\(/.test(file.text) && !file.isDeclarationFile) visit(file);
  return specifiers;
}
