/**
 * The grammar of MOF: DMTF MOF 2.x (DSP0004 Annex A), the mofcomp dialect of WMI and the simplified syntax of published
 * reference pages, as one superset. What a dialect does not allow is reported later, by checks that see the tree.
 * One rule for each production, its ABNF above it. The rules build the syntax tree as they go.
 */
import {
  EOF,
  tokenMatcher,
  type IOrAlt,
  type IParserErrorMessageProvider,
  type IToken,
  type OrMethodOpts,
} from "chevrotain";
import type {
  ArraySpecifier,
  ClassDeclaration,
  CompilerDirective,
  DataType,
  InstanceDeclaration,
  IntegerLiteral,
  Member,
  MethodDeclaration,
  Name as NameNode,
  ParameterDeclaration,
  Production,
  PropertyDeclaration,
  PropertyValue,
  Qualifier as QualifierNode,
  QualifierDeclaration,
  QualifierDefault,
  Value,
} from "../src/syntax/ast.ts";
import type { SourceFile, Span } from "../src/source/source-file.ts";
import { RecoveringParser, type Skipped, type SyntaxFault } from "./recovery.ts";
import {
  Alias,
  As,
  BareDateTime,
  Char,
  Class,
  Colon,
  Comma,
  endOf,
  Equals,
  False,
  Flavor,
  IncludeDirective,
  Instance,
  Integer,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  MalformedNumber,
  Name,
  Null,
  Of,
  PragmaDirective,
  Qualifier,
  Real,
  Ref,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Scope,
  Semicolon,
  StringPart,
  tokenTypes,
  True,
  Word,
} from "./tokens.ts";

/** Arrays and instances inside one another; more than any real file has, and less than the call stack holds. */
const maximumNesting = 256;

const flavorNames: ReadonlySet<string> = new Set([
  "enableoverride",
  "disableoverride",
  "restricted",
  "tosubclass",
  "toinstance",
  "translatable",
  "amended",
  "nottoinstance",
  "nottosubclass",
]);

/** How many names of qualifiers and types are kept for all files: more than a schema has, and a bound for what only looks like one. */
const mostShared = 1000;

/** Of most qualifiers: one list for all. */
const noFlavors: readonly NameNode[] = [];
/** And what nearly all strings consist of behind their first part. */
const noParts: readonly string[] = [];

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

export class MofParser extends RecoveringParser {
  #valueAlternatives: OrMethodOpts<Value> | undefined;
  #qualifierValueAlternatives: IOrAlt<Value>[] | undefined;
  readonly #shared = new Map<string, string>();

  /** @param validate whether to look for ambiguities and left recursion, which takes time at each start. */
  constructor(validate = false) {
    super(tokenTypes, {
      maxLookahead: 2,
      recoveryEnabled: false,
      skipValidations: !validate,
      errorMessageProvider: expectations,
    });
    this.performSelfAnalysis();
  }

  /** Parses the tokens of a file. Never throws: what could not be parsed is left out and is in `faults`. */
  parse(file: SourceFile, tokens: IToken[]): Parsed {
    this.file = file;
    this.faults = [];
    this.skipped = [];
    this.nesting = 0;
    this.endOfBody = -1;
    this.isWhole = true;
    this.input = tokens;
    const productions = this.mofSpecification();
    // The parser lives on, and the tokens of a large file are as large as its tree.
    this.input = [];
    return { productions, faults: this.faults, skipped: this.skipped, isWhole: this.isWhole };
  }

  // mofSpecification = *mofProduction
  private mofSpecification = this.RULE("mofSpecification", () =>
    this.repeat(
      () => this.SUBRULE(this.mofProduction),
      () => this.LA(1).tokenType === EOF,
      (first) => this.skipToProduction(first),
      (first, last) => {
        const head = this.classHeadIn(first, last);
        this.isWhole &&= head !== null;
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
        {
          GATE: () => this.LA(2).tokenType !== Ref,
          ALT: () => this.SUBRULE(this.qualifierDeclaration),
          IGNORE_AMBIGUITIES: true,
        },
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
                {
                  ALT: (): Production => this.SUBRULE(this.classDeclaration, { ARGS: [qualifiers, start] }),
                  IGNORE_AMBIGUITIES: true,
                },
                {
                  ALT: () => this.SUBRULE(this.instanceDeclaration, { ARGS: [qualifiers, start] }),
                  IGNORE_AMBIGUITIES: true,
                },
                {
                  GATE: () => this.isMethodHead(1),
                  ALT: () => this.SUBRULE(this.standaloneMethod, { ARGS: [qualifiers, start] }),
                },
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
  private compilerDirective = this.RULE("compilerDirective", (): CompilerDirective | null => {
    const start = this.LA(1).startOffset;
    if (!this.RECORDING_PHASE && this.isBareDirective()) {
      this.skipBareDirective();
      return null;
    }
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
          if (this.LA(1).tokenType === StringPart && !this.isOnNextLine()) {
            this.missing('"("');
            values.push(this.SUBRULE3(this.value));
            if (this.LA(1).tokenType === RightParenthesis) this.SKIP_TOKEN();
          }
          return { form: "pragma", name, arguments: values };
        },
      },
      {
        ALT: (): Pick<CompilerDirective, "form" | "name" | "arguments"> => {
          const token = this.CONSUME(IncludeDirective);
          const open = this.OPTION2(() => this.CONSUME2(LeftParenthesis));
          const file = this.SUBRULE2(this.value);
          if (open !== undefined || this.RECORDING_PHASE) this.OPTION3(() => this.CONSUME2(RightParenthesis));
          return { form: "include", name: this.nameOf(token, "include"), arguments: [file] };
        },
      },
    ]);
    this.OPTION4(() => this.CONSUME(Semicolon));
    return { kind: "CompilerDirective", ...directive, span: this.since(start) };
  });

  // classDeclaration = CLASS className [alias] [":" className] [alias] "{" *classFeature "}" ";"
  private classDeclaration = this.RULE(
    "classDeclaration",
    (qualifiers: QualifierNode[], start: number): ClassDeclaration => {
      this.CONSUME(Class);
      const name = this.nameOf(this.CONSUME(Name));
      const aliasBefore = this.OPTION(() => this.SUBRULE(this.alias));
      const superclass = this.OPTION2(() => {
        this.CONSUME(Colon);
        return this.nameOf(this.CONSUME2(Name));
      });
      const aliasAfter = this.OPTION3(() => this.SUBRULE2(this.alias));
      this.CONSUME(LeftBrace, { ERR_MSG: superclass === undefined ? '":" and a superclass, or "{"' : '"{"' });
      const skippedBefore = this.skipped.length;
      const isHeadPartial = skippedBefore > 0 && this.skipped[skippedBefore - 1]?.end === start;
      const members = this.repeat(
        () => this.SUBRULE(this.classFeature),
        () => this.isEndOfBody(),
        (first) => this.skipToMember(first),
      );
      const isPartial = isHeadPartial || this.skipped.length > skippedBefore;
      this.closeBody();
      return {
        kind: "ClassDeclaration",
        qualifiers,
        name,
        alias: aliasBefore ?? aliasAfter ?? null,
        superclass: superclass ?? null,
        members,
        ...(isPartial ? { isPartial } : {}),
        span: this.since(start),
      };
    },
  );

  // alias = AS aliasIdentifier
  private alias = this.RULE("alias", (): NameNode => {
    this.CONSUME(As);
    const token = this.CONSUME(Alias);
    return this.nameOf(token, aliasName(token));
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
        this.endOfBody = first;
        return null;
      }
    }
    const type = this.SUBRULE(this.dataType);
    this.skipSecondType();
    const returnArray = this.OPTION2(() => this.SUBRULE(this.arraySpecifier)) ?? null;
    const name = this.nameOf(this.CONSUME(Name));
    if (!this.RECORDING_PHASE && this.isUntypedParameter()) {
      this.skipUntypedParameter(first);
      return null;
    }
    const rest = this.OR([
      { ALT: (): MethodRest => ({ parameters: this.SUBRULE(this.parameterList) }) },
      {
        ALT: (): PropertyRest => {
          const array =
            this.OPTION3({ GATE: () => this.isArraySpecifier(), DEF: () => this.SUBRULE2(this.arraySpecifier) }) ??
            returnArray;
          const value = this.OPTION4(() => this.SUBRULE(this.initializer)) ?? null;
          return { parameters: null, array, value };
        },
      },
    ]);
    if (rest.parameters !== null) {
      this.semicolon('";"');
      return {
        kind: "MethodDeclaration",
        qualifiers,
        returnType: type,
        returnArray,
        name,
        parameters: rest.parameters,
        span: this.since(start),
      };
    }
    this.semicolon(rest.value === null ? '"=", "[", "(" or ";"' : '";"');
    return {
      kind: "PropertyDeclaration",
      qualifiers,
      type,
      name,
      array: rest.array,
      value: rest.value,
      span: this.since(start),
    };
  });

  // methodDeclaration = dataType [array] methodName "(" [parameter *("," parameter)] ")" ";"   ; reference pages
  private standaloneMethod = this.RULE(
    "standaloneMethod",
    (qualifiers: QualifierNode[], start: number): MethodDeclaration => {
      const returnType = this.SUBRULE(this.dataType);
      const returnArray = this.OPTION(() => this.SUBRULE(this.arraySpecifier)) ?? null;
      const name = this.nameOf(this.CONSUME(Name));
      const parameters = this.SUBRULE(this.parameterList);
      this.semicolon('";"');
      return {
        kind: "MethodDeclaration",
        qualifiers,
        returnType,
        returnArray,
        name,
        parameters,
        span: this.since(start),
      };
    },
  );

  private parameterList = this.RULE("parameterList", (): ParameterDeclaration[] => {
    const parameters: ParameterDeclaration[] = [];
    this.CONSUME(LeftParenthesis);
    this.MANY_SEP({ SEP: Comma, DEF: () => parameters.push(this.SUBRULE(this.parameter)) });
    this.CONSUME(RightParenthesis, { ERR_MSG: '"," or ")"' });
    return parameters;
  });

  // parameter = [qualifierList] dataType parameterName [array] ["=" value]   ; an array behind the type is read, and reported later
  private parameter = this.RULE("parameter", (): ParameterDeclaration => {
    const start = this.LA(1).startOffset;
    const qualifiers = this.OPTION(() => this.SUBRULE(this.qualifierList)) ?? [];
    const type = this.SUBRULE(this.dataType);
    this.skipSecondType();
    const arrayOfType = this.OPTION4(() => this.SUBRULE2(this.arraySpecifier)) ?? null;
    const name = this.nameOf(this.CONSUME(Name));
    const array =
      this.OPTION2({ GATE: () => this.isArraySpecifier(), DEF: () => this.SUBRULE(this.arraySpecifier) }) ??
      arrayOfType;
    const value = this.OPTION3(() => this.SUBRULE(this.initializer)) ?? null;
    return { kind: "ParameterDeclaration", qualifiers, type, name, array, value, span: this.since(start) };
  });

  // dataType = typeName [REF]   ; REF is a name where no name follows it: `string Ref;`, `string Ref[];`
  private dataType = this.RULE("dataType", (): DataType => {
    const token = this.CONSUME(Name, { ERR_MSG: "a data type" });
    const ref = this.OPTION({
      GATE: () =>
        tokenMatcher(
          this.LA(this.LA(2).tokenType !== LeftBracket ? 2 : this.LA(3).tokenType === RightBracket ? 4 : 5),
          Name,
        ),
      DEF: () => this.CONSUME(Ref),
    });
    return {
      kind: "DataType",
      name: this.shared(token.image),
      isReference: ref !== undefined,
      span: this.since(token.startOffset),
    };
  });

  // array = "[" [positiveDecimalValue] "]"
  private arraySpecifier = this.RULE("arraySpecifier", (): ArraySpecifier => {
    const start = this.CONSUME(LeftBracket).startOffset;
    const size = this.OPTION(() => this.integer(this.CONSUME(Integer))) ?? null;
    if (size === null && this.LA(1).tokenType === MalformedNumber) this.malformedNumber(this.CONSUME(MalformedNumber));
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
    this.semicolonInList();
    this.MANY(() => {
      this.CONSUME(Comma);
      if (this.reportTrailingComma(RightBracket)) return;
      qualifiers.push(this.SUBRULE2(this.qualifier));
      this.semicolonInList();
    });
    this.CONSUME(RightBracket, { ERR_MSG: '"," or "]"' });
    return exact(qualifiers);
  });

  // qualifier = qualifierName ["(" value *("," value) ")" / "{" [value *("," value)] "}"] [flavorList]
  private qualifier = this.RULE("qualifier", (): QualifierNode => {
    const start = this.LA(1).startOffset;
    const token = this.CONSUME(Name);
    const name = this.nameOf(token, this.shared(token.image));
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
    this.CONSUME(RightParenthesis, { ERR_MSG: values.length === 0 ? 'a value or ")"' : '"," or ")"' });
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
          const faultsBefore = this.faults.length;
          let isListOpen = false;
          this.MANY({
            GATE: () => !this.isPolicy(),
            DEF: () => {
              const comma = this.OPTION3(() => this.CONSUME(Comma));
              if (comma === undefined && !isListOpen && !this.RECORDING_PHASE) this.missing('","');
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
                      this.ACTION(() => names.forEach((name) => flavors.push(name)));
                    },
                  },
                ],
                ERR_MSG: '"Scope" or "Flavor"',
              });
              isListOpen = this.LA(0).tokenType !== RightParenthesis;
            },
          });
          if (!this.RECORDING_PHASE && this.isPolicy()) scopes = [this.skipPolicy(faultsBefore)];
          return { kind: "QualifierDeclaration", name, type, array, value, scopes, flavors };
        },
      },
    ]);
    this.semicolon(
      declaration.kind === "QualifierDefault" ? 'a flavor or ";"' : '"," with "Scope" or "Flavor", or ";"',
    );
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
        if (this.reportTrailingComma(RightParenthesis) || this.isNextList()) return;
        names.push(this.nameOf(this.CONSUME2(Name, { ERR_MSG: expected })));
      });
    });
    if (names.length === 0 && this.LA(1).tokenType === RightParenthesis) this.report(expected);
    if (this.isNextList()) this.missing('")"');
    else this.CONSUME(RightParenthesis, { ERR_MSG: names.length === 0 ? expected : '"," or ")"' });
    return names;
  });

  // instanceDeclaration = INSTANCE OF className [alias] "{" *propertyValue "}" ";"
  private instanceDeclaration = this.RULE(
    "instanceDeclaration",
    (qualifiers: QualifierNode[], start: number): InstanceDeclaration => {
      const instance = this.SUBRULE(this.instanceValue, { ARGS: [qualifiers, start] });
      this.semicolonAfterBody();
      return { ...instance, span: this.since(start) };
    },
  );

  // As a value an instance has no ";" after it.
  private instanceValue = this.RULE(
    "instanceValue",
    (qualifiers: QualifierNode[], start: number): InstanceDeclaration => {
      this.CONSUME(Instance);
      this.CONSUME(Of);
      const className = this.nameOf(this.CONSUME(Name));
      const alias = this.OPTION(() => this.SUBRULE(this.alias)) ?? null;
      this.CONSUME(LeftBrace, { ERR_MSG: alias === null ? '"as" and an alias, or "{"' : '"{"' });
      const skippedBefore = this.skipped.length;
      const properties = this.repeat(
        () => this.SUBRULE(this.propertyValue),
        () => this.isEndOfBody(),
        (first) => this.skipToMember(first),
      );
      const isPartial = this.skipped.length > skippedBefore;
      this.closeBrace();
      return {
        kind: "InstanceDeclaration",
        qualifiers,
        className,
        alias,
        properties,
        ...(isPartial ? { isPartial } : {}),
        span: this.since(start),
      };
    },
  );

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
            const rest =
              this.RECORDING_PHASE || this.LA(1).tokenType === StringPart ? this.SUBRULE(this.furtherParts) : noParts;
            return { kind: "StringLiteral", first: first.image, rest, span: this.since(first.startOffset) };
          },
        },
        { ALT: () => this.integer(this.CONSUME(Integer)) },
        { ALT: () => this.malformedNumber(this.CONSUME(MalformedNumber)) },
        { ALT: () => this.SUBRULE(this.arrayValue) },
        { ALT: (): Value => this.literal("BooleanLiteral", this.CONSUME(True), { value: true }) },
        { ALT: (): Value => this.literal("BooleanLiteral", this.CONSUME(False), { value: false }) },
        { ALT: (): Value => this.literal("NullLiteral", this.CONSUME(Null), {}) },
        {
          ALT: (): Value => {
            const token = this.CONSUME(Real);
            return this.literal("RealLiteral", token, { text: token.image });
          },
        },
        {
          ALT: (): Value => {
            const token = this.CONSUME(Char);
            return this.literal("CharLiteral", token, { text: token.image });
          },
        },
        {
          ALT: (): Value => {
            const token = this.CONSUME(BareDateTime);
            return this.literal("DateTimeLiteral", token, { text: token.image });
          },
        },
        {
          ALT: (): Value => {
            const token = this.CONSUME(Alias);
            return this.literal("AliasReference", token, { name: aliasName(token) });
          },
        },
        { ALT: () => this.nested(4, () => this.SUBRULE(this.instanceValue, { ARGS: [[], this.LA(1).startOffset] })) },
        { ALT: () => this.SUBRULE(this.bareText) },
      ],
      ERR_MSG: "a value",
    };
    return this.OR(this.#valueAlternatives);
  });

  // furtherParts = *stringPart
  private furtherParts = this.RULE("furtherParts", (): string[] => {
    const parts: string[] = [];
    this.MANY(() => parts.push(this.CONSUME(StringPart).image));
    return exact(parts);
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
          if (this.reportTrailingComma(RightBrace)) return;
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
    // What begins a declaration is not a text: something is missing in front of it.
    const isText = this.RECORDING_PHASE || !this.isOutside();
    const words = [isText ? this.CONSUME(Word).image : this.CONSUME3(StringPart, { ERR_MSG: "a value" }).image];
    this.MANY({
      GATE: () => this.LA(1).tokenType === StringPart || !this.isOnNextLine() || !this.isMemberHead(),
      DEF: () => {
        words.push(this.OR([{ ALT: () => this.CONSUME2(Name) }, { ALT: () => this.CONSUME(StringPart) }]).image);
      },
    });
    return { kind: "BareText", words, span: this.since(start) };
  });

  // ---- spans and leaves

  /** One string for all uses of a qualifier or a type: a schema has few of them and uses each often, and the tree lives long. */
  private shared(text: string): string {
    const known = this.#shared.get(text);
    if (known === undefined && this.#shared.size < mostShared) this.#shared.set(text, text);
    return known ?? text;
  }

  private integer(token: IToken): IntegerLiteral {
    return { kind: "IntegerLiteral", text: token.image, span: this.spanOf(token) };
  }

  private malformedNumber(token: IToken): Value {
    this.ACTION(() =>
      this.faults.push({ kind: "number", start: token.startOffset, end: endOf(token), found: token.image }),
    );
    return this.literal("NullLiteral", token, {});
  }

  private literal<K extends Value["kind"], P>(kind: K, token: IToken, properties: P): { kind: K; span: Span } & P {
    return { kind, ...properties, span: this.spanOf(token) };
  }

  /** @param weight how much of the call stack a level takes, against that of an array. */
  private nested<T>(weight: number, rule: () => T): T {
    if (this.nesting >= maximumNesting) {
      const token = this.LA(1);
      this.faults.push({ kind: "nesting", start: token.startOffset, end: endOf(token), found: token.image });
      while (this.LA(1).tokenType !== EOF) this.SKIP_TOKEN();
    }
    this.nesting += weight;
    const result = rule();
    this.nesting -= weight;
    return result;
  }
}

/** A list without the room that it keeps for more once it has grown: trees live long, and most of their lists are short. */
function exact<T>(list: readonly T[]): T[] {
  return list.slice();
}

function aliasName(token: IToken): string {
  return token.image.slice(1).trimStart();
}
