/**
 * The grammar of MOF: DMTF MOF 2.x (DSP0004 Annex A), the mofcomp dialect of WMI and the simplified syntax of published
 * reference pages, as one superset. What a dialect does not allow is reported later, by checks that see the tree.
 * One rule for each production, its ABNF above it. The rules build the syntax tree as they go.
 */
import { EmbeddedActionsParser, EOF, isRecognitionException, tokenMatcher, type IOrAlt, type IParserErrorMessageProvider, type IToken, type OrMethodOpts, type TokenType } from "chevrotain";
import type {
  ArraySpecifier, ClassDeclaration, CompilerDirective, DataType, InstanceDeclaration, IntegerLiteral, Member,
  MethodDeclaration, Name as NameNode, ParameterDeclaration, Production, PropertyDeclaration, PropertyValue,
  Qualifier as QualifierNode, QualifierDeclaration, QualifierDefault, Value,
} from "../src/syntax/ast.ts";
import type { SourceFile, Span } from "../src/source/source-file.ts";
import {
  Alias, As, Association, BareDateTime, Char, Class, Colon, Comma, endOf, Enumeration, Equals, False, Flavor,
  IncludeDirective, Instance, Integer, LeftBrace, LeftBracket, LeftParenthesis, Name, Null, Of, PragmaDirective, Qualifier,
  Real, Ref, RightBrace, RightBracket, RightParenthesis, Scope, Semicolon, StringPart, Structure, tokenTypes, True,
  ValueKeyword, Word,
} from "./tokens.ts";

/** What the parser could not accept, as data: the words of the message are found elsewhere. */
export type SyntaxFault =
  | { readonly kind: "unexpected"; readonly start: number; readonly end: number; readonly found: string; readonly expected: string }
  | { readonly kind: "trailing-comma" | "mof3" | "draft" | "untyped" | "nesting"; readonly start: number; readonly end: number; readonly found: string };

/** A range of offsets that was passed over after a fault. */
export interface Skipped {
  readonly start: number;
  readonly end: number;
}

/** Arrays and instances inside one another; more than any real file has, and less than the call stack holds. */
const maximumNesting = 256;

const flavorNames: ReadonlySet<string> = new Set([
  "enableoverride", "disableoverride", "restricted", "tosubclass", "toinstance", "translatable", "amended",
  "nottoinstance", "nottosubclass",
]);

/** MOF of 1998 and its drafts; names like others in MOF 2. */
const draftKeywords: ReadonlySet<string> = new Set(["typedef", "enum", "interface", "union", "external"]);

/** Where one stands before a ";" it is the name that is missing. */
const intrinsicType = /^(?:[us]int(?:8|16|32|64)|real(?:32|64)|boolean|string|char16|datetime)$/i;

/** Of most qualifiers: one list for all. */
const noFlavors: readonly NameNode[] = [];

/** The texts are only what was expected; `SyntaxFault` carries them on. */
const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? "something else",
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? "something else",
  buildNotAllInputParsedMessage: () => "the end of the file",
};

export interface Parsed {
  readonly productions: Production[];
  readonly faults: SyntaxFault[];
  readonly skipped: Skipped[];
  /** Whether no declaration is lost to an error. One of which the head is known is not lost. */
  readonly isWhole: boolean;
}

/** What stands behind the name of a class feature. */
type MethodRest = Pick<MethodDeclaration, "parameters">;
type PropertyRest = Pick<PropertyDeclaration, "array" | "value"> & { readonly parameters: null };

export class MofParser extends EmbeddedActionsParser {
  /** Index of the token consumed last; Chevrotain's documentation names it for its subclasses. */
  declare protected currIdx: number;
  /** The file whose tokens are parsed: it goes into the spans. */
  #file: SourceFile = { path: "", text: "", encoding: "utf-8" };
  #faults: SyntaxFault[] = [];
  #skipped: Skipped[] = [];
  #isWhole = true;
  #nesting = 0;
  /** Index of the token at which a class without its `}` ends, where that was seen only behind it. */
  #endOfBody = -1;
  #valueAlternatives: OrMethodOpts<Value> | undefined;
  #qualifierValueAlternatives: IOrAlt<Value>[] | undefined;

  /** @param validate whether to look for ambiguities and left recursion, which takes time at each start. */
  constructor(validate = false) {
    super(tokenTypes, { maxLookahead: 2, recoveryEnabled: false, skipValidations: !validate, errorMessageProvider: expectations });
    this.performSelfAnalysis();
  }

  /** Parses the tokens of a file. Never throws: what could not be parsed is left out and is in `faults`. */
  parse(file: SourceFile, tokens: IToken[]): Parsed {
    this.#file = file;
    this.#faults = [];
    this.#skipped = [];
    this.#nesting = 0;
    this.#endOfBody = -1;
    this.#isWhole = true;
    this.input = tokens;
    return { productions: this.mofSpecification(), faults: this.#faults, skipped: this.#skipped, isWhole: this.#isWhole };
  }

  // mofSpecification = *mofProduction
  private mofSpecification = this.RULE("mofSpecification", () =>
    this.repeat(
      () => this.SUBRULE(this.mofProduction),
      () => this.LA(1).tokenType === EOF,
      (first) => this.skipToProduction(first),
      (first, last) => {
        const head = this.classHeadIn(first, last);
        this.#isWhole &&= head !== null;
        return head;
      },
    ),
  );

  // mofProduction = compilerDirective / qualifierDeclaration / qualifierDefault
  //               / [qualifierList] (classDeclaration / instanceDeclaration / methodDeclaration)
  private mofProduction = this.RULE("mofProduction", (): Production | null => {
    const start = this.LA(1).startOffset;
    return this.OR({
      DEF: [
        { ALT: (): Production | null => this.SUBRULE(this.compilerDirective) },
        { GATE: () => this.LA(2).tokenType !== Ref, ALT: () => this.SUBRULE(this.qualifierDeclaration), IGNORE_AMBIGUITIES: true },
        {
          ALT: () => {
            const qualifiers = this.OPTION(() => this.SUBRULE(this.qualifierList)) ?? [];
            const other = this.RECORDING_PHASE ? null : this.isMof3() ? "mof3" : this.isDraft() ? "draft" : null;
            if (other !== null) {
              this.skipOther(other);
              return null;
            }
            return this.OR2({
              MAX_LOOKAHEAD: 1,
              DEF: [
                { ALT: (): Production => this.SUBRULE(this.classDeclaration, { ARGS: [qualifiers, start] }), IGNORE_AMBIGUITIES: true },
                { ALT: () => this.SUBRULE(this.instanceDeclaration, { ARGS: [qualifiers, start] }), IGNORE_AMBIGUITIES: true },
                { GATE: () => this.isMethodHead(1), ALT: () => this.SUBRULE(this.standaloneMethod, { ARGS: [qualifiers, start] }) },
              ],
              ERR_MSG: '"class", "instance of" or a method',
            });
          },
        },
      ],
      ERR_MSG: "a class, an instance, a qualifier declaration or a pragma",
      MAX_LOOKAHEAD: 1,
    });
  });

  // compilerDirective = ("#pragma" directiveName ["(" [value *("," value)] ")"] / "#include" ["("] value [")"]) [";"]
  private compilerDirective = this.RULE("compilerDirective", (): CompilerDirective => {
    const start = this.LA(1).startOffset;
    const directive = this.OR([
      {
        ALT: (): Pick<CompilerDirective, "form" | "name" | "arguments"> => {
          this.CONSUME(PragmaDirective);
          const name = this.nameOf(this.CONSUME(Name));
          const values: Value[] = [];
          this.OPTION(() => {
            this.CONSUME(LeftParenthesis);
            this.MANY_SEP({ SEP: Comma, DEF: () => values.push(this.SUBRULE(this.value)) });
            this.CONSUME(RightParenthesis, { ERR_MSG: '"," or ")"' });
          });
          return { form: "pragma", name, arguments: values };
        },
      },
      {
        ALT: (): Pick<CompilerDirective, "form" | "name" | "arguments"> => {
          const token = this.CONSUME(IncludeDirective);
          const open = this.OPTION2(() => this.CONSUME2(LeftParenthesis));
          const file = this.SUBRULE2(this.value);
          if (open !== undefined || this.RECORDING_PHASE) this.OPTION3(() => this.CONSUME2(RightParenthesis));
          return { form: "include", name: { kind: "Name", text: "include", span: this.spanOf(token) }, arguments: [file] };
        },
      },
    ]);
    this.OPTION4(() => this.CONSUME(Semicolon));
    return { kind: "CompilerDirective", ...directive, span: this.since(start) };
  });

  // classDeclaration = CLASS className [alias] [":" className] [alias] "{" *classFeature "}" ";"
  private classDeclaration = this.RULE("classDeclaration", (qualifiers: QualifierNode[], start: number): ClassDeclaration => {
    this.CONSUME(Class);
    const name = this.nameOf(this.CONSUME(Name));
    const aliasBefore = this.OPTION(() => this.SUBRULE(this.alias));
    const superclass = this.OPTION2(() => {
      this.CONSUME(Colon);
      return this.nameOf(this.CONSUME2(Name));
    });
    const aliasAfter = this.OPTION3(() => this.SUBRULE2(this.alias));
    this.CONSUME(LeftBrace, { ERR_MSG: superclass === undefined ? '":" and a superclass, or "{"' : '"{"' });
    const skippedBefore = this.#skipped.length;
    const isHeadPartial = skippedBefore > 0 && this.#skipped[skippedBefore - 1]?.end === start;
    const members = this.repeat(
      () => this.SUBRULE(this.classFeature),
      () => this.isEndOfBody(),
      (first) => this.skipToMember(first),
    );
    const isPartial = isHeadPartial || this.#skipped.length > skippedBefore;
    this.closeBody();
    return {
      kind: "ClassDeclaration", qualifiers, name, alias: aliasBefore ?? aliasAfter ?? null, superclass: superclass ?? null,
      members, ...(isPartial ? { isPartial } : {}), span: this.since(start),
    };
  });

  // alias = AS aliasIdentifier
  private alias = this.RULE("alias", (): NameNode => {
    this.CONSUME(As);
    const token = this.CONSUME(Alias);
    return { kind: "Name", text: aliasName(token), span: this.spanOf(token) };
  });

  // classFeature = [qualifierList] dataType [array] name ( "(" [parameter *("," parameter)] ")" / [array] ["=" value] ) ";"
  private classFeature = this.RULE("classFeature", (): Member | null => {
    const start = this.LA(1).startOffset;
    const first = this.currIdx + 1;
    const qualifiers = this.OPTION(() => this.SUBRULE(this.qualifierList)) ?? [];
    if (!this.RECORDING_PHASE) {
      if (this.isMof3()) {
        this.skipOther("mof3");
        return null;
      }
      if (this.isUntyped()) {
        this.skipUntyped(first);
        return null;
      }
      if (this.isClassHead(1)) {
        this.currIdx = first - 1;
        this.#endOfBody = first;
        return null;
      }
    }
    const type = this.SUBRULE(this.dataType);
    const returnArray = this.OPTION2(() => this.SUBRULE(this.arraySpecifier)) ?? null;
    const name = this.nameOf(this.CONSUME(Name));
    const rest = this.OR([
      { ALT: (): MethodRest => ({ parameters: this.SUBRULE(this.parameterList) }) },
      {
        ALT: (): PropertyRest => {
          const array = this.OPTION3({ GATE: () => this.isArraySpecifier(), DEF: () => this.SUBRULE2(this.arraySpecifier) }) ?? returnArray;
          const value = this.OPTION4(() => this.SUBRULE(this.initializer)) ?? null;
          return { parameters: null, array, value };
        },
      },
    ]);
    if (rest.parameters !== null) {
      this.semicolon('";"');
      return { kind: "MethodDeclaration", qualifiers, returnType: type, returnArray, name, parameters: rest.parameters, span: this.since(start) };
    }
    this.semicolon(rest.value === null ? '"=", "[", "(" or ";"' : '";"');
    return { kind: "PropertyDeclaration", qualifiers, type, name, array: rest.array, value: rest.value, span: this.since(start) };
  });

  // methodDeclaration = dataType [array] methodName "(" [parameter *("," parameter)] ")" ";"   ; reference pages
  private standaloneMethod = this.RULE("standaloneMethod", (qualifiers: QualifierNode[], start: number): MethodDeclaration => {
    const returnType = this.SUBRULE(this.dataType);
    const returnArray = this.OPTION(() => this.SUBRULE(this.arraySpecifier)) ?? null;
    const name = this.nameOf(this.CONSUME(Name));
    const parameters = this.SUBRULE(this.parameterList);
    this.semicolon('";"');
    return { kind: "MethodDeclaration", qualifiers, returnType, returnArray, name, parameters, span: this.since(start) };
  });

  private parameterList = this.RULE("parameterList", (): ParameterDeclaration[] => {
    const parameters: ParameterDeclaration[] = [];
    this.CONSUME(LeftParenthesis);
    this.MANY_SEP({ SEP: Comma, DEF: () => parameters.push(this.SUBRULE(this.parameter)) });
    this.CONSUME(RightParenthesis, { ERR_MSG: '"," or ")"' });
    return parameters;
  });

  // parameter = [qualifierList] dataType parameterName [array] ["=" value]
  private parameter = this.RULE("parameter", (): ParameterDeclaration => {
    const start = this.LA(1).startOffset;
    const qualifiers = this.OPTION(() => this.SUBRULE(this.qualifierList)) ?? [];
    const type = this.SUBRULE(this.dataType);
    const name = this.nameOf(this.CONSUME(Name));
    const array = this.OPTION2({ GATE: () => this.isArraySpecifier(), DEF: () => this.SUBRULE(this.arraySpecifier) }) ?? null;
    const value = this.OPTION3(() => this.SUBRULE(this.initializer)) ?? null;
    return { kind: "ParameterDeclaration", qualifiers, type, name, array, value, span: this.since(start) };
  });

  // dataType = typeName [REF]   ; REF is a name where no name follows it: `string Ref;`, `string Ref[];`
  private dataType = this.RULE("dataType", (): DataType => {
    const token = this.CONSUME(Name, { ERR_MSG: "a data type" });
    const ref = this.OPTION({
      GATE: () => tokenMatcher(this.LA(this.LA(2).tokenType !== LeftBracket ? 2 : this.LA(3).tokenType === RightBracket ? 4 : 5), Name),
      DEF: () => this.CONSUME(Ref),
    });
    return { kind: "DataType", name: token.image, isReference: ref !== undefined, span: this.since(token.startOffset) };
  });

  // array = "[" [positiveDecimalValue] "]"
  private arraySpecifier = this.RULE("arraySpecifier", (): ArraySpecifier => {
    const start = this.CONSUME(LeftBracket).startOffset;
    const size = this.OPTION(() => this.integer(this.CONSUME(Integer))) ?? null;
    this.CONSUME(RightBracket, { ERR_MSG: 'an array size or "]"' });
    return { kind: "ArraySpecifier", size, span: this.since(start) };
  });

  private initializer = this.RULE("initializer", (): Value => {
    this.CONSUME(Equals);
    return this.SUBRULE(this.value);
  });

  // qualifierList = "[" qualifier *("," qualifier) "]"
  private qualifierList = this.RULE("qualifierList", (): QualifierNode[] => {
    const qualifiers: QualifierNode[] = [];
    this.CONSUME(LeftBracket);
    qualifiers.push(this.SUBRULE(this.qualifier));
    this.MANY(() => {
      this.CONSUME(Comma);
      if (this.isAfterTrailingComma(RightBracket)) return;
      qualifiers.push(this.SUBRULE2(this.qualifier));
    });
    this.CONSUME(RightBracket, { ERR_MSG: '"," or "]"' });
    return exact(qualifiers);
  });

  // qualifier = qualifierName ["(" value *("," value) ")" / "{" [value *("," value)] "}"] [flavorList]
  private qualifier = this.RULE("qualifier", (): QualifierNode => {
    const start = this.LA(1).startOffset;
    const name = this.nameOf(this.CONSUME(Name));
    this.#qualifierValueAlternatives ??= [
      { ALT: () => this.SUBRULE(this.parenthesizedValue) },
      { ALT: () => this.SUBRULE(this.arrayValue) },
    ];
    const alternatives = this.#qualifierValueAlternatives;
    const value = this.OPTION(() => this.OR(alternatives)) ?? null;
    const flavors = this.OPTION2(() => this.SUBRULE(this.flavorList)) ?? noFlavors;
    return { kind: "Qualifier", name, value, flavors, span: this.since(start) };
  });

  // flavorList = ":" 1*flavor
  private flavorList = this.RULE("flavorList", (): NameNode[] => {
    const flavors: NameNode[] = [];
    this.CONSUME(Colon);
    this.AT_LEAST_ONE({ DEF: () => flavors.push(this.nameOf(this.CONSUME(Name))), ERR_MSG: "a flavor" });
    return flavors;
  });

  // One value in parentheses is itself; several are an array: BitMap("0", "1")
  private parenthesizedValue = this.RULE("parenthesizedValue", (): Value => {
    const start = this.CONSUME(LeftParenthesis).startOffset;
    const values: Value[] = [];
    this.MANY_SEP({ SEP: Comma, DEF: () => values.push(this.SUBRULE(this.value)) });
    this.CONSUME(RightParenthesis, { ERR_MSG: '"," or ")"' });
    const [only] = values;
    if (only !== undefined && values.length === 1) return only;
    return { kind: "ArrayValue", elements: values, span: this.since(start) };
  });

  // qualifierDeclaration = QUALIFIER qualifierName ":" dataType [array] ["=" value] *("," (scope / flavor)) ";"   ; a "," may be missing
  // qualifierDefault     = QUALIFIER qualifierName ":" 1*flavor ";"   ; WMI
  private qualifierDeclaration = this.RULE("qualifierDeclaration", (): QualifierDeclaration | QualifierDefault => {
    const start = this.CONSUME(Qualifier).startOffset;
    const name = this.nameOf(this.CONSUME(Name));
    this.CONSUME(Colon);
    const declaration = this.OR([
      {
        GATE: () => flavorNames.has(this.LA(1).image.toLowerCase()),
        ALT: (): Omit<QualifierDefault, "span"> => {
          const flavors: NameNode[] = [];
          this.AT_LEAST_ONE(() => flavors.push(this.nameOf(this.CONSUME2(Name))));
          return { kind: "QualifierDefault", name, flavors };
        },
        IGNORE_AMBIGUITIES: true,
      },
      {
        ALT: (): Omit<QualifierDeclaration, "span"> => {
          const type = this.SUBRULE(this.dataType);
          const array = this.OPTION(() => this.SUBRULE(this.arraySpecifier)) ?? null;
          const value = this.OPTION2(() => this.SUBRULE(this.initializer)) ?? null;
          let scopes: NameNode[] | null = null;
          const flavors: NameNode[] = [];
          this.MANY(() => {
            const comma = this.OPTION3(() => this.CONSUME(Comma));
            if (comma === undefined && !this.RECORDING_PHASE) this.missing('","');
            this.OR2({
              DEF: [
                {
                  ALT: () => {
                    this.CONSUME(Scope);
                    const names = this.SUBRULE(this.nameList, { ARGS: ["a scope"] });
                    this.ACTION(() => (scopes = [...(scopes ?? []), ...names]));
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(Flavor);
                    const names = this.SUBRULE2(this.nameList, { ARGS: ["a flavor"] });
                    this.ACTION(() => flavors.push(...names));
                  },
                },
              ],
              ERR_MSG: '"Scope" or "Flavor"',
            });
          });
          return { kind: "QualifierDeclaration", name, type, array, value, scopes, flavors };
        },
      },
    ]);
    this.semicolon(declaration.kind === "QualifierDefault" ? 'a flavor or ";"' : '"," with "Scope" or "Flavor", or ";"');
    return { ...declaration, span: this.since(start) };
  });

  // "(" name *("," name) ")"
  private nameList = this.RULE("nameList", (expected: string): NameNode[] => {
    const names: NameNode[] = [];
    this.CONSUME(LeftParenthesis);
    this.OPTION(() => {
      names.push(this.nameOf(this.CONSUME(Name)));
      this.MANY(() => {
        this.CONSUME(Comma);
        if (this.isAfterTrailingComma(RightParenthesis)) return;
        names.push(this.nameOf(this.CONSUME2(Name, { ERR_MSG: expected })));
      });
    });
    if (names.length === 0 && this.LA(1).tokenType === RightParenthesis) this.report(expected);
    this.CONSUME(RightParenthesis, { ERR_MSG: names.length === 0 ? expected : '"," or ")"' });
    return names;
  });

  // instanceDeclaration = INSTANCE OF className [alias] "{" *propertyValue "}" ";"
  private instanceDeclaration = this.RULE("instanceDeclaration", (qualifiers: QualifierNode[], start: number): InstanceDeclaration => {
    const instance = this.SUBRULE(this.instanceValue, { ARGS: [qualifiers, start] });
    this.semicolonAfterBody();
    return { ...instance, span: this.since(start) };
  });

  // As a value an instance has no ";" after it.
  private instanceValue = this.RULE("instanceValue", (qualifiers: QualifierNode[], start: number): InstanceDeclaration => {
    this.CONSUME(Instance);
    this.CONSUME(Of);
    const className = this.nameOf(this.CONSUME(Name));
    const alias = this.OPTION(() => this.SUBRULE(this.alias)) ?? null;
    this.CONSUME(LeftBrace, { ERR_MSG: alias === null ? '"as" and an alias, or "{"' : '"{"' });
    const skippedBefore = this.#skipped.length;
    const properties = this.repeat(
      () => this.SUBRULE(this.propertyValue),
      () => this.isEndOfBody(),
      (first) => this.skipToMember(first),
    );
    const isPartial = this.#skipped.length > skippedBefore;
    this.closeBrace();
    return { kind: "InstanceDeclaration", qualifiers, className, alias, properties, ...(isPartial ? { isPartial } : {}), span: this.since(start) };
  });

  // propertyValue = [qualifierList] propertyName ["=" value] ";"
  private propertyValue = this.RULE("propertyValue", (): PropertyValue => {
    const start = this.LA(1).startOffset;
    const qualifiers = this.OPTION(() => this.SUBRULE(this.qualifierList)) ?? [];
    const name = this.nameOf(this.CONSUME(Name));
    const value = this.OPTION2(() => this.SUBRULE(this.initializer)) ?? null;
    this.semicolon(value === null ? '"=" or ";"' : '";"');
    return { kind: "PropertyValue", qualifiers, name, value, span: this.since(start) };
  });

  // value = 1*stringPart / literal / arrayValue / aliasIdentifier / instanceValue / bareText
  private value = this.RULE("value", (): Value => {
    // Made once: values are the bulk of a schema, and each call would make all alternatives anew.
    this.#valueAlternatives ??= {
      DEF: [
        {
          ALT: (): Value => {
            const first = this.CONSUME(StringPart);
            const parts = [first.image];
            // Nearly all strings have one part.
            if (this.RECORDING_PHASE || this.LA(1).tokenType === StringPart) this.MANY(() => parts.push(this.CONSUME2(StringPart).image));
            return { kind: "StringLiteral", parts, span: this.since(first.startOffset) };
          },
        },
        { ALT: () => this.integer(this.CONSUME(Integer)) },
        { ALT: () => this.SUBRULE(this.arrayValue) },
        { ALT: (): Value => this.literal("BooleanLiteral", this.CONSUME(True), { value: true }) },
        { ALT: (): Value => this.literal("BooleanLiteral", this.CONSUME(False), { value: false }) },
        { ALT: (): Value => this.literal("NullLiteral", this.CONSUME(Null), {}) },
        { ALT: (): Value => { const token = this.CONSUME(Real); return this.literal("RealLiteral", token, { text: token.image }); } },
        { ALT: (): Value => { const token = this.CONSUME(Char); return this.literal("CharLiteral", token, { text: token.image }); } },
        { ALT: (): Value => { const token = this.CONSUME(BareDateTime); return this.literal("DateTimeLiteral", token, { text: token.image }); } },
        { ALT: (): Value => { const token = this.CONSUME(Alias); return this.literal("AliasReference", token, { name: aliasName(token) }); } },
        { ALT: () => this.nested(4, () => this.SUBRULE(this.instanceValue, { ARGS: [[], this.LA(1).startOffset] })) },
        { ALT: () => this.SUBRULE(this.bareText) },
      ],
      ERR_MSG: "a value",
    };
    return this.OR(this.#valueAlternatives);
  });

  // arrayValue = "{" [value *("," value) [","]] "}"
  private arrayValue = this.RULE("arrayValue", (): Value => {
    const start = this.CONSUME(LeftBrace).startOffset;
    const elements: Value[] = [];
    this.nested(1, () => {
      this.OPTION(() => {
        elements.push(this.SUBRULE(this.value));
        this.MANY(() => {
          this.CONSUME(Comma);
          if (this.isAfterTrailingComma(RightBrace)) return;
          elements.push(this.SUBRULE2(this.value));
        });
      });
    });
    this.CONSUME(RightBrace, { ERR_MSG: elements.length === 0 ? 'a value or "}"' : '"," or "}"' });
    return { kind: "ArrayValue", elements: exact(elements), span: this.since(start) };
  });

  // bareText = word *(name / stringPart)   ; an undefined macro, or a text that lacks its quotes
  // What looks like the next member on the next line is one.
  private bareText = this.RULE("bareText", (): Value => {
    const start = this.LA(1).startOffset;
    if (!this.RECORDING_PHASE && this.isMof3()) {
      this.skipOther("mof3");
      return { kind: "NullLiteral", span: this.since(start) };
    }
    if (!this.RECORDING_PHASE && this.isEnumReference()) {
      this.skipEnumReference();
      return { kind: "NullLiteral", span: this.since(start) };
    }
    const words = [this.CONSUME(Word).image];
    this.MANY({
      GATE: () => this.LA(1).tokenType === StringPart || !this.isOnNextLine() || !this.isMemberHead(),
      DEF: () => {
        words.push(this.OR([{ ALT: () => this.CONSUME2(Name) }, { ALT: () => this.CONSUME(StringPart) }]).image);
      },
    });
    return { kind: "BareText", words, span: this.since(start) };
  });

  // ---- spans and leaves

  private spanOf(token: IToken): Span {
    return { file: this.#file, start: token.startOffset, end: endOf(token) };
  }

  /** From `start` to the end of the token consumed last. */
  private since(start: number): Span {
    return { file: this.#file, start, end: this.RECORDING_PHASE ? start : endOf(this.LA(0)) };
  }

  private nameOf(token: IToken): NameNode {
    return { kind: "Name", text: token.image, span: this.spanOf(token) };
  }

  private integer(token: IToken): IntegerLiteral {
    return { kind: "IntegerLiteral", text: token.image, span: this.spanOf(token) };
  }

  private literal<K extends Value["kind"], P>(kind: K, token: IToken, properties: P): { kind: K; span: Span } & P {
    return { kind, ...properties, span: this.spanOf(token) };
  }

  /** @param weight how much of the call stack a level takes, against that of an array. */
  private nested<T>(weight: number, rule: () => T): T {
    if (this.#nesting >= maximumNesting) {
      const token = this.LA(1);
      this.#faults.push({ kind: "nesting", start: token.startOffset, end: endOf(token), found: token.image });
      while (this.LA(1).tokenType !== EOF) this.SKIP_TOKEN();
    }
    this.#nesting += weight;
    const result = rule();
    this.#nesting -= weight;
    return result;
  }

  // ---- recovery: an error is reported once, and parsing goes on at the next member or declaration

  /**
   * Repeats `rule` until `atEnd`; where it fails, `resume` skips to where the next one may begin.
   * @param rescue makes what can still be told from the tokens that were passed over.
   */
  private repeat<T>(
    rule: () => T | null,
    atEnd: () => boolean,
    resume: (first: number) => void,
    rescue?: (first: number, last: number) => T | null,
  ): T[] {
    const found: T[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(rule);
      return found;
    }
    const nesting = this.#nesting;
    while (!atEnd()) {
      const first = this.currIdx + 1;
      try {
        const node = rule();
        if (node !== null) found.push(node);
      } catch (error) {
        if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
        this.report(error.message);
        this.#nesting = nesting;
        const start = this.currIdx < 0 ? 0 : this.LA(0).startOffset;
        const last = this.currIdx + 1;
        resume(first);
        const rescued = rescue?.(first, last) ?? null;
        if (rescued !== null) found.push(rescued);
        this.#skipped.push({ start, end: this.LA(1).tokenType === EOF ? this.#file.text.length : this.LA(1).startOffset });
      }
    }
    return found;
  }

  /** The next token is not what the grammar wants. Where something is missing, the place is behind the last token. */
  private report(expected: string): void {
    const token = this.LA(1);
    if (token.tokenType === EOF) {
      const end = this.#file.text.trimEnd().length;
      this.#faults.push({ kind: "unexpected", start: end, end, found: "", expected });
      return;
    }
    this.#faults.push({ kind: "unexpected", start: token.startOffset, end: endOf(token), found: token.image, expected });
  }

  /** A missing `;` is reported behind the last token, and parsing goes on if `}` follows or what follows may begin a member. */
  private semicolon(expected: string): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === Semicolon) {
      this.CONSUME(Semicolon);
      return;
    }
    const next = this.LA(1);
    const isName = tokenMatcher(next, Name);
    const mayFollow = this.isOnNextLine()
      ? isName || next.tokenType === LeftBracket || next.tokenType === RightBrace
      : next.tokenType === RightBrace || ((isName || next.tokenType === LeftBracket) && tokenMatcher(this.LA(2), Name));
    if (!mayFollow) this.CONSUME(Semicolon, { ERR_MSG: expected });
    // A "[" was looked at: it opens no array.
    this.missing(next.tokenType === LeftBracket ? '";"' : expected);
  }

  /** Something is missing behind the last token, and parsing goes on as if it were there. */
  private missing(expected: string): void {
    const end = endOf(this.LA(0));
    this.#faults.push({ kind: "unexpected", start: end, end, found: this.LA(1).image, expected });
  }

  /** `}` and `;` of a class. Both may be missing without a cascade. */
  private closeBody(): void {
    this.closeBrace();
    this.semicolonAfterBody();
  }

  private closeBrace(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === RightBrace) this.CONSUME(RightBrace);
    else this.report('"}"');
  }

  /** Whether a line ends between the last token and the next one. */
  private isOnNextLine(): boolean {
    const next = this.LA(1);
    return next.tokenType === EOF || /[\r\n]/.test(this.#file.text.slice(endOf(this.LA(0)), next.startOffset));
  }

  private semicolonAfterBody(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === Semicolon) {
      this.CONSUME2(Semicolon);
      return;
    }
    // A "}" too many is an error by itself.
    if (this.LA(0).tokenType !== RightBrace || this.LA(1).tokenType === RightBrace) return;
    const next = this.LA(1);
    const mayFollow = next.tokenType === EOF || next.tokenType === LeftBracket || this.isOutside() || tokenMatcher(next, Name);
    if (mayFollow) return this.missing('";"');
    // Another token stands in the place of the ";".
    this.report('";"');
    this.SKIP_TOKEN();
  }

  private isAfterTrailingComma(close: TokenType): boolean {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== close) return false;
    const comma = this.LA(0);
    this.#faults.push({ kind: "trailing-comma", start: comma.startOffset, end: endOf(comma), found: "," });
    return true;
  }

  /** `}`, the end of the file, or what can only stand outside: then the `}` is what is missing. */
  private isEndOfBody(): boolean {
    const type = this.LA(1).tokenType;
    return type === RightBrace || type === EOF || this.isOutside() || this.currIdx + 1 === this.#endOfBody;
  }

  /** Whether a "[" opens the size of an array; otherwise it is the qualifiers of what follows, and a `;` or `,` is missing. */
  private isArraySpecifier(): boolean {
    if (!tokenMatcher(this.LA(2), Name)) return true;
    return !this.isOnNextLine() && this.LA(3).tokenType === RightBracket && !tokenMatcher(this.LA(4), Name);
  }

  /** What is no part of a class or an instance. */
  private isOutside(): boolean {
    switch (this.LA(1).tokenType) {
      case PragmaDirective:
      case IncludeDirective:
        return true;
      case Class:
        return this.isClassHead(1);
      case Instance:
        return this.LA(2).tokenType === Of && tokenMatcher(this.LA(3), Name);
      case Qualifier:
        return tokenMatcher(this.LA(2), Name) && this.LA(3).tokenType === Colon;
      default:
        return false;
    }
  }

  /** `type name` or `name` with what may follow it. */
  private isMemberHead(): boolean {
    const second = this.LA(2);
    if (second.tokenType === Equals) return true;
    const third = this.LA(3).tokenType;
    return tokenMatcher(second, Name) && (third === Equals || third === Semicolon || third === LeftBracket || third === LeftParenthesis);
  }

  /** A type, its array brackets, a name and "(". */
  private isMethodHead(ahead: number): boolean {
    if (!tokenMatcher(this.LA(ahead), Name)) return false;
    let next = ahead + 1;
    if (this.LA(next).tokenType === Ref && this.LA(next + 1).tokenType !== LeftParenthesis) next++;
    if (this.LA(next).tokenType === LeftBracket) next += this.LA(next + 1).tokenType === RightBracket ? 2 : 3;
    return tokenMatcher(this.LA(next), Name) && this.LA(next + 1).tokenType === LeftParenthesis;
  }

  private isClassHead(ahead: number): boolean {
    if (this.LA(ahead).tokenType !== Class || !tokenMatcher(this.LA(ahead + 1), Name)) return false;
    const after = this.LA(ahead + 2).tokenType;
    return after === Colon || after === LeftBrace || after === As;
  }

  /** MOF 3: STRUCTURE / ENUMERATION / ASSOCIATION name ..., VALUE OF .... */
  private isMof3(): boolean {
    const type = this.LA(1).tokenType;
    if (type === ValueKeyword) return this.LA(2).tokenType === Of && tokenMatcher(this.LA(3), Name);
    if ((type !== Structure && type !== Enumeration && type !== Association) || !tokenMatcher(this.LA(2), Name)) return false;
    const after = this.LA(3).tokenType;
    return after === LeftBrace || after === Colon;
  }

  /** MOF 3: the name of an enumeration and of one of its elements; a dot is no token. */
  private isEnumReference(): boolean {
    const [first, second] = [this.LA(1), this.LA(2)];
    return tokenMatcher(second, Name) && second.startOffset === endOf(first) + 1 && this.#file.text[endOf(first)] === ".";
  }

  private skipEnumReference(): void {
    const start = this.LA(1).startOffset;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    const end = endOf(this.LA(0));
    this.#faults.push({ kind: "mof3", start, end, found: this.#file.text.slice(start, end) });
    this.#skipped.push({ start, end });
  }

  /** What drafts of MOF had beside classes: `typedef`, `enum` and others in front of a name or a body. */
  private isDraft(): boolean {
    const token = this.LA(1);
    if (token.tokenType === EOF || !draftKeywords.has(token.image.toLowerCase()) || this.isMethodHead(1)) return false;
    return tokenMatcher(this.LA(2), Name) || this.LA(2).tokenType === LeftBrace;
  }

  /** Reports what is of another form of MOF once, and skips it with its balanced `{ ... }`; the `;` of a declaration too. */
  private skipOther(kind: "mof3" | "draft"): void {
    const token = this.LA(1);
    const isDeclaration = token.tokenType !== ValueKeyword || this.LA(0).tokenType === Semicolon || this.currIdx < 0;
    this.#faults.push({ kind, start: token.startOffset, end: endOf(token), found: token.image });
    let depth = 0;
    while (this.LA(1).tokenType !== EOF && (!this.isClassHead(1) || this.LA(0) === token)) {
      const type = this.LA(1).tokenType;
      if (type === Semicolon && depth === 0) break;
      this.SKIP_TOKEN();
      if (type === LeftBrace) depth++;
      // A typedef has the name that it gives behind its body.
      if (type === RightBrace && --depth <= 0 && (kind === "mof3" || !tokenMatcher(this.LA(1), Name))) break;
    }
    if (isDeclaration && this.LA(1).tokenType === Semicolon) this.SKIP_TOKEN();
  }

  /** A name and what may stand behind it: a property without its type. */
  private isUntyped(): boolean {
    const [token, { tokenType: next }] = [this.LA(1), this.LA(2)];
    return tokenMatcher(token, Name) && !intrinsicType.test(token.image) && (next === Semicolon || next === Equals);
  }

  private skipUntyped(first: number): void {
    const token = this.LA(1);
    this.#faults.push({ kind: "untyped", start: token.startOffset, end: endOf(token), found: token.image });
    this.skipToMember(first);
    this.#skipped.push({ start: token.startOffset, end: this.LA(1).startOffset });
  }

  /**
   * Skips behind the `;` that ends the member which began at token `first`, or to what ends its class. Braces that the
   * member opened before the error are counted, so that their `}` does not end the class. A `;` inside an array means
   * that its `}` is missing; inside the body of a nested instance it ends nothing.
   */
  private skipToMember(first: number): void {
    const bodies: boolean[] = [];
    let openBodies = 0;
    const pass = (index: number): void => {
      const type = this.input[index]?.tokenType;
      if (type === LeftBrace) {
        const isBody = this.isBodyBrace(index);
        bodies.push(isBody);
        if (isBody) openBodies++;
      } else if (type === RightBrace && bodies.pop() === true) openBodies--;
    };
    for (let index = first; index <= this.currIdx; index++) pass(index);
    while (this.LA(1).tokenType !== EOF) {
      const type = this.LA(1).tokenType;
      if (type === RightBrace && bodies.length === 0 && !this.isInsideList()) return;
      if (this.isOutside() && (type !== Instance || this.LA(0).tokenType === Semicolon)) return;
      this.SKIP_TOKEN();
      pass(this.currIdx);
      if (type === Semicolon && openBodies === 0) return;
    }
  }

  /** Whether a "{" opens members: behind `of X` or an alias. */
  private isBodyBrace(index: number): boolean {
    return this.input[index - 1]?.tokenType === Alias || this.input[index - 2]?.tokenType === Of;
  }

  /** Whether a `}` stands in the place of another closing bracket, as in `[Description("..."}]`: then it ends no class. */
  private isInsideList(): boolean {
    const after = this.LA(2).tokenType;
    return after === RightBracket || after === RightParenthesis || after === Comma;
  }

  /** The class whose head is among some tokens: it is declared, although nothing else is known of it. */
  private classHeadIn(first: number, last: number): ClassDeclaration | null {
    for (let index = first; index < last; index++) {
      const name = this.input[index + 1];
      if (this.input[index]?.tokenType !== Class || name === undefined || !tokenMatcher(name, Name)) continue;
      const span: Span = { file: this.#file, start: this.input[first]!.startOffset, end: endOf(name) };
      return { kind: "ClassDeclaration", qualifiers: [], name: this.nameOf(name), alias: null, superclass: null, members: [], isPartial: true, span };
    }
    return null;
  }

  /** Skips to what can only be the beginning of a declaration, or behind the `};` that ends the one which began at token `first`. */
  private skipToProduction(first: number): void {
    if (this.currIdx < first) this.SKIP_TOKEN();
    let depth = 0;
    const pass = (index: number): void => {
      const type = this.input[index]?.tokenType;
      if (type === LeftBrace) depth++;
      if (type === RightBrace && depth > 0) depth--;
    };
    for (let index = first; index <= this.currIdx; index++) pass(index);
    while (this.LA(1).tokenType !== EOF && !this.isProductionHead()) {
      if (depth === 0 && this.LA(0).tokenType === Semicolon && this.LA(-1).tokenType === RightBrace) return;
      this.SKIP_TOKEN();
      pass(this.currIdx);
    }
  }

  private isProductionHead(): boolean {
    const type = this.LA(1).tokenType;
    if (this.isOutside() || this.isMof3() || this.isDraft()) return true;
    const before = this.LA(0).tokenType;
    if (before !== Semicolon && before !== RightBrace) return false;
    return type === LeftBracket ? tokenMatcher(this.LA(2), Name) : this.isMethodHead(1);
  }
}

/** A list without the room that it keeps for more once it has grown: trees live long, and most of their lists are short. */
function exact<T>(list: readonly T[]): T[] {
  return list.slice();
}

function aliasName(token: IToken): string {
  return token.image.slice(1).trimStart();
}
