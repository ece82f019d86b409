/** Trees to symbols: which declarations there are, in which namespaces, and which of them amend others. */
import { localeOf } from "../source/locale.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source-file.ts";
import type * as ast from "../syntax/ast.ts";
import { integerValue, stringValue } from "../syntax/literals.ts";
import type { ParsedFile, Program } from "../syntax/program.ts";
import { firstDeclaration } from "./declared-twice.ts";
import { ClassTable, isIn } from "./class-table.ts";
import { fold, NameMap } from "./name-map.ts";

export interface BoundClass {
  readonly declaration: ast.ClassDeclaration;
  /** In the order in which the pragmas name them. */
  readonly namespaces: string[];
  /** The localised amendments of the chosen locale. */
  readonly amendments: ast.ClassDeclaration[];
}

export interface BoundInstance {
  readonly declaration: ast.InstanceDeclaration;
  readonly namespace: string | null;
  /** The aliases that its values can name: those of the same compilation unit, later ones too. */
  readonly aliases: NameMap<ast.InstanceDeclaration>;
}

export interface BoundQualifier {
  readonly declaration: ast.QualifierDeclaration;
  readonly isBuiltIn: boolean;
}

export interface SymbolTable {
  readonly classes: ClassTable<BoundClass>;
  readonly qualifiers: NameMap<BoundQualifier>;
  /** WMI: the flavors that `Qualifier X : flavors;` gives to all uses of X. */
  readonly qualifierDefaults: NameMap<ast.QualifierDefault>;
  readonly instances: readonly BoundInstance[];
  readonly isWhole: Program["isWhole"];
  readonly libraryClassNames: Program["libraryClassNames"];
}

/** @param locale the locale of amendments as WMI writes it: hexadecimal, `409`. */
export function bind(program: Program, locale: string, report: Report): SymbolTable {
  const classes = new ClassTable<BoundClass>();
  const qualifiers = new NameMap<BoundQualifier>();
  const qualifierDefaults = new NameMap<ast.QualifierDefault>();
  const instances: BoundInstance[] = [];
  const amendments: Amendment[] = [];

  for (const root of program.roots) {
    const unit: Unit = { namespace: null, locale: null, aliases: new NameMap(), visited: new Set() };
    walk(root, unit, (production, file) => {
      switch (production.kind) {
        case "ClassDeclaration": {
          const amends = amendedLocale(production, unit);
          if (amends === undefined) bindClass(production, unit.namespace);
          else if (amends === null || amends === locale)
            amendments.push({ amendment: production, namespace: unit.namespace });
          return;
        }
        case "QualifierDeclaration":
          bindQualifier(production, file.origin === "built-in");
          return;
        case "QualifierDefault":
          qualifierDefaults.set(production.name.text, production);
          return;
        case "InstanceDeclaration":
          bindAlias(production, unit);
          instances.push({ declaration: production, namespace: unit.namespace, aliases: unit.aliases });
          return;
        case "CompilerDirective":
        case "PreprocessorLine":
        case "MethodDeclaration":
          return;
      }
    });
  }
  for (const { amendment, namespace } of amendments) {
    const amended = classes.get(amendment.name.text, namespace === null ? [] : [withoutLocale(namespace)]);
    if (amended === undefined) {
      report(diagnostic("amend-nothing", amendment.name.span, { what: `the class "${amendment.name.text}"` }));
      continue;
    }
    amended.amendments.push(amendment);
    for (const { name } of membersWithout(amendment, amended.declaration)) {
      report(
        diagnostic("amend-nothing", name.span, {
          what: `a member "${name.text}" of the class "${amended.declaration.name.text}"`,
        }),
      );
    }
  }
  return {
    classes,
    qualifiers,
    qualifierDefaults,
    instances,
    isWhole: program.isWhole,
    libraryClassNames: program.libraryClassNames,
  };

  function bindClass(declaration: ast.ClassDeclaration, namespace: string | null): void {
    const { text: name, span } = declaration.name;
    const namesakes = classes.has(name) ? classes.named(name) : [];
    const rival = namesakes.find((known) => known.declaration !== declaration && mayBeIn(known, namespace));
    if (rival !== undefined) {
      if (isSameRecord(rival.declaration.span, declaration.span)) return;
      report(
        diagnostic("name-dup-class", span, { name }, [
          { message: firstDeclaration(rival.declaration, declaration), span: rival.declaration.name.span },
        ]),
      );
      return;
    }
    const known = namesakes.find((namesake) => namesake.declaration === declaration);
    if (known === undefined) {
      classes.add(name, { declaration, namespaces: namespace === null ? [] : [namespace], amendments: [] });
    } else if (namespace !== null && !isIn(known, namespace)) known.namespaces.push(namespace);
  }

  function bindQualifier(declaration: ast.QualifierDeclaration, isBuiltIn: boolean): void {
    const { text: name, span } = declaration.name;
    const known = qualifiers.get(name);
    if (known === undefined || known.isBuiltIn) {
      qualifiers.set(name, { declaration, isBuiltIn });
    } else if (known.declaration !== declaration) {
      report(
        diagnostic("name-dup-qualifier-decl", span, { name }, [
          { message: "first declared here", span: known.declaration.name.span },
        ]),
      );
    }
  }

  function bindAlias(declaration: ast.InstanceDeclaration, unit: Unit): void {
    if (declaration.alias !== null) {
      const { text: name, span } = declaration.alias;
      const known = unit.aliases.get(name);
      if (known === undefined) unit.aliases.set(name, declaration);
      else if (known !== declaration) {
        report(
          diagnostic("name-dup-alias", span, { name }, [{ message: "first given here", span: known.alias!.span }]),
        );
      }
    }
    for (const { value } of declaration.properties) bindNested(value, unit);
  }

  function bindNested(value: ast.Value | null, unit: Unit): void {
    if (value?.kind === "InstanceDeclaration") bindAlias(value, unit);
    else if (value?.kind === "ArrayValue") for (const element of value.elements) bindNested(element, unit);
  }
}

/** Whether two declarations are one that the buffers of several devices repeat byte for byte. */
function isSameRecord(a: Span, b: Span): boolean {
  const isBinary = a.file.binary !== undefined && b.file.binary !== undefined;
  return isBinary && a.file.text.slice(a.start, a.end) === b.file.text.slice(b.start, b.end);
}

/** Whether a class may stand in a namespace: one without a pragma is compiled into any. */
function mayBeIn(item: BoundClass, namespace: string | null): boolean {
  return namespace === null || item.namespaces.length === 0 || isIn(item, namespace);
}

interface Amendment {
  readonly amendment: ast.ClassDeclaration;
  /** Where it stands, which may be the namespace of a locale: `root/cimv2/ms_409`. */
  readonly namespace: string | null;
}

/** The members of an amendment that the class which it amends does not declare. */
function membersWithout(amendment: ast.ClassDeclaration, { members }: ast.ClassDeclaration): ast.Member[] {
  const declared = new Set(members.map(({ name }) => fold(name.text)));
  return amendment.members.filter(({ name }) => !declared.has(fold(name.text)));
}

/** What directives have set while a root file and its includes are walked. */
interface Unit {
  namespace: string | null;
  /** `#pragma amendment("MS_409")`: what follows amends. */
  locale: string | null;
  readonly aliases: NameMap<ast.InstanceDeclaration>;
  /** Files with the namespace that they were walked in: a file that is included again declares nothing new there. */
  readonly visited: Set<string>;
}

/** Visits the productions of a file in textual order, included files at the place of their directive. */
function walk(file: ParsedFile, unit: Unit, visit: (production: ast.Production, file: ParsedFile) => void): void {
  const key = `${unit.namespace ?? ""}\n${file.source.path}`;
  if (unit.visited.has(key)) return;
  unit.visited.add(key);
  for (const production of file.specification.productions) {
    if (production.kind !== "CompilerDirective") {
      visit(production, file);
      continue;
    }
    const included = file.includes.get(production);
    if (included !== undefined) walk(included, unit, visit);
    const [argument] = production.arguments;
    if (argument?.kind !== "StringLiteral") continue;
    if (production.name.text.toLowerCase() === "namespace") unit.namespace = normalizeNamespace(stringValue(argument));
    if (production.name.text.toLowerCase() === "amendment") unit.locale = localeOf(stringValue(argument));
  }
}

/** `\\.\root\x`, `//./root/x` and `/root/x` are `root/x`; case is kept. */
function normalizeNamespace(text: string): string {
  return text
    .replaceAll("\\", "/")
    .replace(/^\/\/[^/]*\//, "")
    .replace(/^\/+|\/+$/g, "");
}

/** The namespace below another one that has the amendments of a locale. */
const localeNamespace = /(?:^|\/)(ms_[0-9a-f]+)$/i;

function withoutLocale(namespace: string): string {
  return namespace.replace(localeNamespace, "");
}

/**
 * The locale that a class amends, `null` for an amendment without one, `undefined` for a class of its own. Reference
 * pages print AMENDMENT beside Provider on classes that amend nothing.
 */
function amendedLocale({ qualifiers }: ast.ClassDeclaration, unit: Unit): string | null | undefined {
  const inNamespace = localeNamespace.exec(unit.namespace ?? "")?.[1];
  if (inNamespace !== undefined) return localeOf(inNamespace);
  if (unit.locale !== null) return unit.locale;
  const find = (name: string): ast.Qualifier | undefined =>
    qualifiers.find((qualifier) => qualifier.name.text.toLowerCase() === name);
  if (find("amendment") === undefined || find("provider") !== undefined) return undefined;
  const value = find("locale")?.value;
  if (value?.kind === "StringLiteral") return localeOf(stringValue(value));
  return value?.kind === "IntegerLiteral" ? integerValue(value).toString(16) : null;
}
