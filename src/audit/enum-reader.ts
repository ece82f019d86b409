/** Which enums the values of an expression belong to: by its type, by what it names, by what it was made of. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { Bindings } from "./bindings.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import { constantOf, initializerForGood } from "./literals.ts";
import { declarationNamed, resolved } from "./names.ts";
import { innermost, isConversion } from "./operators.ts";
import type { TypeScript } from "./typescript.ts";

/** A type that was made of named ones remembers them here; the compiler shows them by it and does not publish it. */
type TypeWithOrigin = ts.Type & { readonly origin?: ts.Type };

/** How many constants and conversions are followed to where a value comes from. */
const longestTrail = 8;

export class EnumReader {
  readonly #ts: TypeScript;
  readonly #checker: ts.TypeChecker;
  readonly #bindings: Bindings;
  readonly #byType = new Map<ts.Type, readonly BoundEnum[]>();

  constructor(typescript: TypeScript, checker: ts.TypeChecker, bindings: Bindings) {
    this.#ts = typescript;
    this.#checker = checker;
    this.#bindings = bindings;
  }

  /** The enums among the parts of a type; type parameters count as what they extend. */
  ofType(type: ts.Type): readonly BoundEnum[] {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    this.#byType.set(type, []);
    const enums = this.#read(type);
    this.#byType.set(type, enums);
    return enums;
  }

  #read(type: ts.Type): readonly BoundEnum[] {
    const { TypeFlags } = this.#ts;
    const alias = this.#enumOfSymbol(type.aliasSymbol);
    if (alias !== null) return [alias];
    if (type.flags & TypeFlags.EnumLike) {
      const own = this.#enumOfSymbol(this.#checker.getBaseTypeOfLiteralType(type).symbol);
      return own === null ? [] : [own];
    }
    if (type.flags & TypeFlags.TypeParameter) {
      const constraint = this.#checker.getBaseConstraintOfType(type);
      return constraint === undefined ? [] : this.ofType(constraint);
    }
    if (!type.isUnion()) return [];
    const { origin } = type as TypeWithOrigin;
    const parts = [...type.types, ...(origin === undefined ? [] : origin.isUnion() ? origin.types : [origin])];
    return [...new Set(parts.flatMap((part) => this.ofType(part)))];
  }

  /**
   * The enums of an expression. Where its type says nothing it is what it names that counts, so that a number is seen
   * through a conversion (`Number(x)`, `x as number`) and through constants.
   */
  of(node: ts.Expression, trail = 0): readonly BoundEnum[] {
    if (trail > longestTrail) return [];
    const own = this.ofType(this.#checker.getTypeAtLocation(node));
    if (own.length > 0) return own;
    const member = this.memberOf(node);
    if (member !== null) return [member.of];
    const declared = this.#ofDeclaredType(node);
    if (declared.length > 0) return declared;
    const source = this.#sourceOf(node);
    return source === null ? [] : this.of(source, trail + 1);
  }

  /** The constants that stand in for a missing value in what an expression is made of: -1 of `job.JobState ?? -1`. */
  standIns(node: ts.Expression, trail = 0): readonly MappedValue[] {
    const ts = this.#ts;
    const source = trail > longestTrail ? null : this.#sourceOf(node);
    if (source === null) return [];
    const own = ts.isBinaryExpression(node) ? constantOf(innermost(node.right, ts), ts) : null;
    return [...(own === null ? [] : [own]), ...this.standIns(source, trail + 1)];
  }

  /**
   * The enums of a property. What a provider gives back is computed from the output of its method, and a union of numbers
   * that is computed has no name: the output, which stands among the type's arguments, tells it.
   */
  ofProperty(type: ts.Type, name: string): readonly BoundEnum[] {
    const checker = this.#checker;
    const property = checker.getPropertyOfType(type, name);
    if (property === undefined) return [];
    const own = this.ofType(checker.getTypeOfSymbol(property));
    if (own.length > 0) return own;
    const parts = type.isUnion() ? type.types : [type];
    const madeOf = parts
      .filter(({ symbol }) => this.#isGenerated(symbol))
      .flatMap((part) => checker.getTypeArguments(part as ts.TypeReference));
    return [
      ...new Set(
        madeOf
          .filter((argument) => argument.flags & this.#ts.TypeFlags.Object)
          .flatMap((argument) => this.ofProperty(argument, name)),
      ),
    ];
  }

  /** The member that an expression names: `JobState.Running`, whatever the enum is called there, or a constant for it. */
  memberOf(node: ts.Expression, trail = 0): { readonly of: BoundEnum; readonly member: BoundMember } | null {
    const ts = this.#ts;
    const declaration = trail > longestTrail ? undefined : declarationNamed(node, this.#checker, ts);
    if (declaration === undefined) return null;
    if (ts.isBindingElement(declaration) && ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) {
      const part = this.#partNamed(node, declaration);
      return this.#bindings.memberOf(part?.of.getProperty(part.name)?.valueDeclaration);
    }
    const own = this.#bindings.memberOf(declaration);
    if (own !== null) return own;
    const initializer = initializerForGood(declaration, ts);
    return initializer === null ? null : this.memberOf(innermost(initializer, ts), trail + 1);
  }

  /** The enum behind a symbol, through imports and exports under other names. */
  ofSymbol(symbol: ts.Symbol | undefined): BoundEnum | null {
    return this.#enumOfSymbol(resolved(symbol, this.#checker, this.#ts));
  }

  #enumOfSymbol(symbol: ts.Symbol | undefined): BoundEnum | null {
    for (const declaration of symbol?.declarations ?? []) {
      // Of an enum with one member the type is that of the member.
      const declared = this.#bindings.enumOf(this.#ts.isEnumMember(declaration) ? declaration.parent : declaration);
      if (declared !== null) return declared;
    }
    return null;
  }

  /** A union of literals loses its name where it is narrowed or computed; what declares it still has it. */
  #ofDeclaredType(node: ts.Expression): readonly BoundEnum[] {
    const { isIdentifier, isPropertyAccessExpression } = this.#ts;
    const symbol =
      isIdentifier(node) || isPropertyAccessExpression(node)
        ? this.#checker.getSymbolAtLocation(isIdentifier(node) ? node : node.name)
        : undefined;
    const own = symbol === undefined ? [] : this.ofType(this.#checker.getTypeOfSymbol(symbol));
    const written =
      own.length > 0 ? [] : this.#ofTypeNode((symbol?.valueDeclaration as ts.ParameterDeclaration | undefined)?.type);
    if (written.length > 0) return written;
    const part = own.length > 0 ? null : this.#partNamed(node, symbol?.valueDeclaration);
    return part === null ? own : this.ofProperty(this.#checker.getNonNullableType(part.of), part.name);
  }

  /** A type that is written as a property of another one: `Result["ReturnValue"]`. */
  #ofTypeNode(node: ts.TypeNode | undefined, trail = 0): readonly BoundEnum[] {
    const { isIndexedAccessTypeNode, isLiteralTypeNode, isStringLiteral, isTypeReferenceNode, isTypeAliasDeclaration } =
      this.#ts;
    if (node === undefined || trail > longestTrail) return [];
    if (isTypeReferenceNode(node)) {
      const alias = resolved(
        this.#checker.getSymbolAtLocation(node.typeName),
        this.#checker,
        this.#ts,
      )?.declarations?.find(isTypeAliasDeclaration);
      return this.#ofTypeNode(alias?.type, trail + 1);
    }
    const isNamed =
      isIndexedAccessTypeNode(node) && isLiteralTypeNode(node.indexType) && isStringLiteral(node.indexType.literal);
    if (!isNamed) return [];
    return this.ofProperty(this.#checker.getTypeFromTypeNode(node.objectType), node.indexType.literal.text);
  }

  /** The type and the property of it that an expression names, or that the declaration of its name takes out. */
  #partNamed(
    node: ts.Expression,
    declaration: ts.Declaration | undefined,
  ): { readonly of: ts.Type; readonly name: string } | null {
    const ts = this.#ts;
    const typeAt = (holder: ts.Node): ts.Type => this.#checker.getTypeAtLocation(holder);
    if (ts.isPropertyAccessExpression(node)) return { of: typeAt(node.expression), name: node.name.text };
    if (ts.isElementAccessExpression(node))
      return ts.isStringLiteral(node.argumentExpression)
        ? { of: typeAt(node.expression), name: node.argumentExpression.text }
        : null;
    if (
      declaration === undefined ||
      !ts.isBindingElement(declaration) ||
      !ts.isObjectBindingPattern(declaration.parent)
    )
      return null;
    const name = declaration.propertyName ?? declaration.name;
    return ts.isIdentifier(name) ? { of: typeAt(declaration.parent), name: name.text } : null;
  }

  #isGenerated(symbol: ts.Symbol | undefined): boolean {
    return (
      symbol?.declarations?.some((declaration) => this.#bindings.isGenerated(declaration.getSourceFile())) === true
    );
  }

  /** What an expression has its value from, where it only passes it on. */
  #sourceOf(node: ts.Expression): ts.Expression | null {
    const ts = this.#ts;
    if (
      ts.isParenthesizedExpression(node) ||
      ts.isAssertionExpression(node) ||
      ts.isNonNullExpression(node) ||
      ts.isSatisfiesExpression(node)
    )
      return node.expression;
    if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.PlusToken ? node.operand : null;
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      return kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken ? node.left : null;
    }
    if (ts.isCallExpression(node)) {
      const { expression } = node;
      if (
        ts.isPropertyAccessExpression(expression) &&
        expression.name.text === "toString" &&
        node.arguments.length === 0
      )
        return expression.expression;
      return isConversion(node, ts) ? (node.arguments[0] ?? null) : null;
    }
    if (ts.isTemplateExpression(node)) {
      const [span, another] = node.templateSpans;
      return another === undefined && node.head.text === "" && span?.literal.text === "" ? span.expression : null;
    }
    if (!ts.isIdentifier(node)) return null;
    const declaration = this.#checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (
      declaration === undefined ||
      !ts.isVariableDeclaration(declaration) ||
      !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const)
    )
      return null;
    return declaration.initializer ?? null;
  }
}
