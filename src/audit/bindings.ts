/**
 * What generated files say: enums with their value maps, and the elements of the MOF behind declarations. A file is
 * known by its header, an element by its `@mof` tag; nothing depends on where the files lie or what imports call them.
 */
import type { ts } from "@ts-morph/common";
import { isMethodElement } from "../bindings/element-names.ts";
import { type ElementFacts, elementFacts } from "../bindings/element-tags.ts";
import { isGeneratedText } from "../bindings/header.ts";
import { type MappedValue, type ValueMap, type ValueMapRow, valueMap } from "../runtime/value-map.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import { constantOf } from "./literals.ts";
import type { TypeScript } from "./typescript.ts";

export class Bindings {
  readonly #ts: TypeScript;
  readonly #program: ts.Program;
  readonly #enums = new WeakMap<ts.SourceFile, ReadonlyMap<string, BoundEnum>>();
  #all: readonly BoundEnum[] | null = null;
  readonly #facts = new WeakMap<ts.Node, ElementFacts | null>();

  constructor(typescript: TypeScript, program: ts.Program) {
    this.#ts = typescript;
    this.#program = program;
  }

  /** Every enum of the program. */
  all(): readonly BoundEnum[] {
    this.#all ??= this.#program.getSourceFiles().flatMap((file) => [...this.enumsIn(file).values()]);
    return this.#all;
  }

  isGenerated(file: ts.SourceFile): boolean {
    return isGeneratedText(file.text);
  }

  /** The enum that an enum, an object or the union type beside it declares; `null` for all other declarations. */
  enumOf(declaration: ts.Node | undefined): BoundEnum | null {
    const { isEnumDeclaration, isTypeAliasDeclaration, isVariableDeclaration, isIdentifier } = this.#ts;
    if (declaration === undefined) return null;
    const isEnum =
      isEnumDeclaration(declaration) || isTypeAliasDeclaration(declaration) || isVariableDeclaration(declaration);
    if (!isEnum || !isIdentifier(declaration.name)) return null;
    return this.enumsIn(declaration.getSourceFile()).get(declaration.name.text) ?? null;
  }

  /** The enum and the member that a member's declaration belongs to. */
  memberOf(declaration: ts.Node | undefined): { readonly of: BoundEnum; readonly member: BoundMember } | null {
    if (declaration === undefined) return null;
    const owner = this.#ownerOf(declaration);
    const of = this.enumOf(owner);
    const member = of?.members.find(({ name }) => name === this.#nameOf(declaration));
    return of === null || member === undefined ? null : { of, member };
  }

  /** What a declaration says of the element it comes from; `null` where it is not generated, or says nothing. */
  factsOf(declaration: ts.Node): ElementFacts | null {
    const known = this.#facts.get(declaration);
    if (known !== undefined) return known;
    const tags = this.isGenerated(declaration.getSourceFile()) ? this.#ts.getJSDocTags(declaration) : [];
    const facts = elementFacts(
      tags.map(({ tagName, comment }) => ({ name: tagName.text, text: this.#textOf(comment) })),
    );
    this.#facts.set(declaration, facts);
    return facts;
  }

  /** The enums of a file by name; none where it is not generated. */
  enumsIn(file: ts.SourceFile): ReadonlyMap<string, BoundEnum> {
    const known = this.#enums.get(file);
    if (known !== undefined) return known;
    const enums = this.isGenerated(file) ? this.#readEnums(file) : new Map<string, BoundEnum>();
    this.#enums.set(file, enums);
    return enums;
  }

  #readEnums(file: ts.SourceFile): Map<string, BoundEnum> {
    const { isEnumDeclaration, isVariableStatement } = this.#ts;
    const maps = this.#readMaps(file);
    const enums = new Map<string, BoundEnum>();
    for (const statement of file.statements) {
      const declaration = isEnumDeclaration(statement)
        ? statement
        : isVariableStatement(statement)
          ? statement.declarationList.declarations[0]
          : undefined;
      const element = this.factsOf(statement)?.element;
      if (declaration === undefined || element === undefined) continue;
      const name = declaration.name.getText(file);
      const members = this.#readMembers(declaration);
      if (members.length === 0) continue;
      const rows = maps.get(name)?.map((row) => this.#readRow(row, members)) ?? null;
      const map = rows === null ? null : valueMap(rows);
      enums.set(name, {
        name,
        element,
        isReturnValue: isMethodElement(element),
        members: members.map((member) => labeled(member, map)),
        map,
        declaration,
      });
    }
    return enums;
  }

  #readMembers(declaration: ts.EnumDeclaration | ts.VariableDeclaration): BoundMember[] {
    const ts = this.#ts;
    if (ts.isEnumDeclaration(declaration)) {
      return declaration.members.flatMap(({ name, initializer }) => this.#member(name, initializer));
    }
    const { initializer, type } = declaration;
    if (
      initializer !== undefined &&
      ts.isAsExpression(initializer) &&
      ts.isObjectLiteralExpression(initializer.expression)
    ) {
      return initializer.expression.properties.flatMap((property) =>
        ts.isPropertyAssignment(property) ? this.#member(property.name, property.initializer) : [],
      );
    }
    // In a declaration file the object is a type.
    if (type === undefined || !ts.isTypeLiteralNode(type)) return [];
    return type.members.flatMap((member) => {
      const isConstant =
        ts.isPropertySignature(member) && member.type !== undefined && ts.isLiteralTypeNode(member.type);
      return isConstant ? this.#member(member.name, member.type.literal) : [];
    });
  }

  #member(name: ts.PropertyName, initializer: ts.Expression | undefined): BoundMember[] {
    const value = initializer === undefined ? null : constantOf(initializer, this.#ts);
    const text = this.#ts.isIdentifier(name) || this.#ts.isStringLiteral(name) ? name.text : null;
    return value === null || text === null ? [] : [{ name: text, value, label: text }];
  }

  /** The rows of the value maps of a file, by the name of the enum that stands in their type. */
  #readMaps(file: ts.SourceFile): Map<string, readonly ts.ObjectLiteralExpression[]> {
    const ts = this.#ts;
    const maps = new Map<string, readonly ts.ObjectLiteralExpression[]>();
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { type, initializer } of statement.declarationList.declarations) {
        if (
          type === undefined ||
          !ts.isTypeReferenceNode(type) ||
          initializer === undefined ||
          !ts.isCallExpression(initializer)
        )
          continue;
        const enumType = type.typeArguments?.[1];
        const rows = initializer.arguments[0];
        if (enumType === undefined || rows === undefined || !ts.isArrayLiteralExpression(rows)) continue;
        maps.set(enumType.getText(file), rows.elements.filter(ts.isObjectLiteralExpression));
      }
    }
    return maps;
  }

  #readRow(row: ts.ObjectLiteralExpression, members: readonly BoundMember[]): ValueMapRow<MappedValue, MappedValue> {
    const ts = this.#ts;
    const entries = new Map<string, MappedValue | null>();
    for (const property of row.properties) {
      if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) continue;
      const { initializer } = property;
      // A row of strings names the member: `value: CIM_Service_StartMode.Manual`.
      const named = ts.isPropertyAccessExpression(initializer)
        ? members.find(({ name }) => name === initializer.name.text)?.value
        : undefined;
      entries.set(property.name.text, named ?? constantOf(initializer, ts));
    }
    const [value, low, high, given] = [
      entries.get("value"),
      entries.get("low"),
      entries.get("high"),
      entries.get("label"),
    ];
    const label = typeof given === "string" ? given : null;
    if (value !== undefined && value !== null) return { value, label };
    if (low !== undefined && low !== null && high !== undefined && high !== null) return { low, high, label };
    return { label };
  }

  #ownerOf(member: ts.Node): ts.Node | undefined {
    const ts = this.#ts;
    if (ts.isEnumMember(member)) return member.parent;
    if (!ts.isPropertyAssignment(member) && !ts.isPropertySignature(member)) return undefined;
    const holder = member.parent.parent;
    return ts.isAsExpression(holder) ? holder.parent : holder;
  }

  #nameOf(member: ts.Node): string | null {
    const name = (member as ts.NamedDeclaration).name;
    return name !== undefined && (this.#ts.isIdentifier(name) || this.#ts.isStringLiteral(name)) ? name.text : null;
  }

  #textOf(comment: ts.JSDocTag["comment"]): string {
    return this.#ts.getTextOfJSDocComment(comment) ?? "";
  }
}

/** A label is the MOF's spelling; without a value map the name has to do. */
function labeled(member: BoundMember, map: ValueMap | null): BoundMember {
  const entry = map?.entries.find((candidate) => candidate.kind === "value" && candidate.value === member.value);
  return entry?.label == null ? member : { ...member, label: entry.label };
}
