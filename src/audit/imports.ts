/** How a file can name a generated enum: as it imports it already, or with an import that is added in its own style. */
import type { ts } from "@ts-morph/common";
import type { Edit } from "../diagnostics/diagnostic.ts";
import { folderOf } from "../source/path.ts";
import type { BoundEnum } from "./bound-enum.ts";
import type { Context } from "./context.ts";

export interface ReachedEnum {
  /** What to write for the enum. */
  readonly name: string;
  /** What has to change in the imports for that. */
  readonly edits: readonly Edit[];
}

/** `null` where another thing has the name, or where no import can be told for certain. */
export function reachEnum(of: BoundEnum, context: Context): ReachedEnum | null {
  const imports = importsIn(context);
  return (
    imported(of, imports, context) ??
    importedAsType(of, imports, context) ??
    addedToImport(of, imports, context) ??
    newImport(of, imports, context)
  );
}

type Imports = readonly ts.ImportDeclaration[];

/** By a name or within a namespace that is imported as a value. */
function imported(of: BoundEnum, imports: Imports, context: Context): ReachedEnum | null {
  const { ts, checker } = context;
  for (const { importClause } of imports) {
    const bindings = importClause?.namedBindings;
    if (importClause === undefined || bindings === undefined || isTypeOnly(importClause)) continue;
    if (ts.isNamespaceImport(bindings)) {
      const name = exportName(of, checker.getSymbolAtLocation(bindings.name), context);
      if (name !== null) return { name: `${bindings.name.text}.${name}`, edits: [] };
      continue;
    }
    const specifier = bindings.elements.find((element) => !element.isTypeOnly && isSame(of, element.name, context));
    if (specifier !== undefined) return { name: specifier.name.text, edits: [] };
  }
  return null;
}

/** By a name that is imported as a type only: the import has to bring the value too. */
function importedAsType(of: BoundEnum, imports: Imports, context: Context): ReachedEnum | null {
  const { ts, file } = context;
  for (const { importClause } of imports) {
    const bindings = importClause?.namedBindings;
    if (importClause === undefined || bindings === undefined || !ts.isNamedImports(bindings)) continue;
    const specifier = bindings.elements.find((element) => isSame(of, element.name, context));
    if (specifier === undefined) continue;
    const from = specifier.getStart(file);
    if (!isTypeOnly(importClause))
      return {
        name: specifier.name.text,
        edits: [edit(from, (specifier.propertyName ?? specifier.name).getStart(file), "", context)],
      };
    // `import type { A, B }` as `import { A, type B }`.
    const others = bindings.elements.filter((element) => element !== specifier);
    const edits = others.map((element) => edit(element.getStart(file), element.getStart(file), "type ", context));
    return {
      name: specifier.name.text,
      edits: [edit(importClause.getStart(file), bindings.getStart(file), "", context), ...edits],
    };
  }
  return null;
}

/** As one more name of an import from a module that has the enum. */
function addedToImport(of: BoundEnum, imports: Imports, context: Context): ReachedEnum | null {
  const { ts, checker } = context;
  for (const { importClause, moduleSpecifier } of imports) {
    const bindings = importClause?.namedBindings;
    if (
      importClause === undefined ||
      isTypeOnly(importClause) ||
      bindings === undefined ||
      !ts.isNamedImports(bindings)
    )
      continue;
    const name = exportName(of, checker.getSymbolAtLocation(moduleSpecifier), context);
    const last = bindings.elements.at(-1);
    if (name === null || last === undefined) continue;
    return isTaken(name, context) ? null : { name, edits: [edit(last.getEnd(), last.getEnd(), `, ${name}`, context)] };
  }
  return null;
}

/** From a module that the file imports types from, or from the generated file itself. */
function newImport(of: BoundEnum, imports: Imports, context: Context): ReachedEnum | null {
  const { checker, file, ts } = context;
  const last = imports.at(-1);
  const quote = last?.moduleSpecifier.getText(file).startsWith("'") === true ? "'" : '"';
  const end = last?.getText(file).endsWith(";") === false ? "" : ";";
  const lineEnd = /\r?\n/.exec(file.text)?.[0] ?? "\n";
  const through = imports.find(
    ({ moduleSpecifier }) => exportName(of, checker.getSymbolAtLocation(moduleSpecifier), context) !== null,
  );
  const name =
    through === undefined ? of.name : exportName(of, checker.getSymbolAtLocation(through.moduleSpecifier), context);
  const specifier =
    through === undefined ? specifierOf(of, imports, context) : (through.moduleSpecifier as ts.StringLiteral).text;
  if (name === null || specifier === null || isTaken(name, context)) return null;
  const declaration = `import { ${name} } from ${quote}${specifier}${quote}${end}`;
  if (last !== undefined)
    return { name, edits: [edit(last.getEnd(), last.getEnd(), `${lineEnd}${declaration}`, context)] };
  const start = ts.getShebang(file.text)?.length ?? 0;
  return {
    name,
    edits: [edit(start, start, start === 0 ? `${declaration}${lineEnd}` : `${lineEnd}${declaration}`, context)],
  };
}

/** The generated file as seen from this one, with the ending that its other imports have; `null` for one of a package. */
function specifierOf({ declaration }: BoundEnum, imports: Imports, { file }: Context): string | null {
  const target = declaration.getSourceFile();
  if (target.fileName.includes("/node_modules/") || target.isDeclarationFile) return null;
  const relative = imports
    .map(({ moduleSpecifier }) => (moduleSpecifier as ts.StringLiteral).text)
    .find((text) => text.startsWith("."));
  const ending = relative === undefined ? ".js" : (/\.[jt]s$/.exec(relative)?.[0] ?? "");
  return relativePath(folderOf(file.fileName), target.fileName.replace(/\.ts$/, ending));
}

function relativePath(from: string, to: string): string {
  const [fromParts, toParts] = [from.split("/"), to.split("/")];
  let shared = 0;
  while (shared < fromParts.length && fromParts[shared] === toParts[shared]) shared++;
  return ("../".repeat(fromParts.length - shared) || "./") + toParts.slice(shared).join("/");
}

/** Under which name a module exports an enum, or `null`. */
function exportName(of: BoundEnum, module: ts.Symbol | undefined, { checker, enums, ts }: Context): string | null {
  if (module === undefined) return null;
  const own = module.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(module) : module;
  if ((own.flags & ts.SymbolFlags.Module) === 0) return null;
  return checker.getExportsOfModule(own).find((symbol) => enums.ofSymbol(symbol) === of)?.name ?? null;
}

function isSame(of: BoundEnum, name: ts.Identifier, { checker, enums }: Context): boolean {
  return enums.ofSymbol(checker.getSymbolAtLocation(name)) === of;
}

/** Whether a name stands for something anywhere in the file, so that an import could hide it or be hidden. */
function isTaken(name: string, { file, ts }: Context): boolean {
  const known = declaredNames.get(file);
  if (known !== undefined) return known.has(name);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isDeclared(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  const isDeclared = (node: ts.Identifier): boolean =>
    (node.parent as ts.NamedDeclaration).name === node && !ts.isPropertyAccessExpression(node.parent);
  visit(file);
  declaredNames.set(file, names);
  return names.has(name);
}

/** Each finding of a file asks: what the file says is looked through once. */
const declaredNames = new WeakMap<ts.SourceFile, ReadonlySet<string>>();
const importsOf = new WeakMap<ts.SourceFile, Imports>();

function importsIn({ file, ts }: Context): Imports {
  const known = importsOf.get(file);
  if (known !== undefined) return known;
  const imports = file.statements.filter(ts.isImportDeclaration);
  importsOf.set(file, imports);
  return imports;
}

function edit(start: number, end: number, text: string, { file, span }: Context): Edit {
  return { span: { file: span(file).file, start, end }, text };
}

/** Whether a clause begins with `type`. An ESLint may bring a TypeScript that has no other way to tell. */
function isTypeOnly(clause: ts.ImportClause): boolean {
  // oxlint-disable-next-line typescript/no-deprecated
  return clause.isTypeOnly;
}
