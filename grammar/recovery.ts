/**
 * What the rules of the grammar stand on when a text is wrong: an error is reported once, and parsing goes on at the next
 * member or declaration.
 */
import {
  EmbeddedActionsParser,
  EOF,
  isRecognitionException,
  tokenMatcher,
  type IToken,
  type TokenType,
} from "chevrotain";
import type { ClassDeclaration, Name as NameNode } from "../src/syntax/ast.ts";
import type { SourceFile, Span } from "../src/source/source-file.ts";
import {
  Alias,
  As,
  Association,
  Class,
  Colon,
  Comma,
  endOf,
  Enumeration,
  Equals,
  Flavor,
  IncludeDirective,
  Instance,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  Name,
  Of,
  PragmaDirective,
  Qualifier,
  Ref,
  RightBrace,
  RightBracket,
  RightParenthesis,
  Scope,
  Semicolon,
  StringPart,
  Structure,
  ValueKeyword,
} from "./tokens.ts";

/** What the parser could not accept, as data: the words of the message are found elsewhere. */
export type SyntaxFault =
  | {
      readonly kind: "unexpected";
      readonly start: number;
      readonly end: number;
      readonly found: string;
      readonly expected: string;
    }
  | {
      readonly kind: "trailing-comma" | "number" | "mof3" | "draft" | "untyped" | "untyped-parameter" | "nesting";
      readonly start: number;
      readonly end: number;
      readonly found: string;
    }
  | {
      readonly kind: "two-types";
      readonly start: number;
      readonly end: number;
      readonly first: string;
      readonly found: string;
    };

/** A range of offsets that was passed over after a fault. */
export interface Skipped {
  readonly start: number;
  readonly end: number;
}

/** MOF of 1998 and its drafts; names like others in MOF 2. */
const draftKeywords: ReadonlySet<string> = new Set(["typedef", "enum", "interface", "union", "external"]);

/** Where one stands before a ";" it is the name that is missing. */
const intrinsicType = /^(?:[us]int(?:8|16|32|64)|real(?:32|64)|boolean|string|char16|datetime)$/i;

/** What stands behind the name of a qualifier, and not behind a type. */
const behindQualifiers: ReadonlySet<TokenType> = new Set([LeftParenthesis, LeftBrace, Comma, RightBracket]);

/** The state of a parse, and what rules call where a text may be wrong. */
export abstract class RecoveringParser extends EmbeddedActionsParser {
  /** Index of the token consumed last; Chevrotain's documentation names it for its subclasses. */
  declare protected currIdx: number;
  /** The file whose tokens are parsed: it goes into the spans. */
  protected file: SourceFile = { path: "", text: "", encoding: "utf-8" };
  protected faults: SyntaxFault[] = [];
  protected skipped: Skipped[] = [];
  protected isWhole = true;
  protected nesting = 0;
  /** Index of the token at which a class without its `}` ends, where that was seen only behind it. */
  protected endOfBody = -1;

  protected spanOf(token: IToken): Span {
    return { file: this.file, start: token.startOffset, end: endOf(token) };
  }

  /** From `start` to the end of the token consumed last. */
  protected since(start: number): Span {
    return { file: this.file, start, end: this.RECORDING_PHASE ? start : endOf(this.LA(0)) };
  }

  protected nameOf(token: IToken, text = token.image): NameNode {
    return { kind: "Name", text, span: this.spanOf(token) };
  }

  /**
   * Repeats `rule` until `atEnd`; where it fails, `resume` skips to where the next one may begin.
   * @param rescue makes what can still be told from the tokens that were passed over.
   */
  protected repeat<T>(
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
    const nesting = this.nesting;
    while (!atEnd()) {
      const first = this.currIdx + 1;
      try {
        const node = rule();
        if (node !== null) found.push(node);
      } catch (error) {
        if (!(error instanceof Error) || !isRecognitionException(error)) throw error;
        this.report(error.message);
        this.nesting = nesting;
        const start = this.currIdx < 0 ? 0 : this.LA(0).startOffset;
        const last = this.currIdx + 1;
        resume(first);
        const rescued = rescue?.(first, last) ?? null;
        if (rescued !== null) found.push(rescued);
        this.skipped.push({
          start,
          end: this.LA(1).tokenType === EOF ? this.file.text.length : this.LA(1).startOffset,
        });
      }
    }
    return found;
  }

  /** The next token is not what the grammar wants. Where something is missing, the place is behind the last token. */
  protected report(expected: string): void {
    const token = this.LA(1);
    if (token.tokenType === EOF) {
      const end = this.file.text.trimEnd().length;
      this.faults.push({ kind: "unexpected", start: end, end, found: "", expected });
      return;
    }
    this.faults.push({ kind: "unexpected", start: token.startOffset, end: endOf(token), found: token.image, expected });
  }

  /** A missing `;` is reported behind the last token, and parsing goes on if `}` follows or what follows may begin a member. */
  protected semicolon(expected: string): void {
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
  protected missing(expected: string): void {
    const end = endOf(this.LA(0));
    this.faults.push({ kind: "unexpected", start: end, end, found: this.LA(1).image, expected });
  }

  /** `}` and `;` of a class. Both may be missing without a cascade. */
  protected closeBody(): void {
    this.closeBrace();
    this.semicolonAfterBody();
  }

  protected closeBrace(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === RightBrace) this.CONSUME(RightBrace);
    else this.report('"}"');
  }

  /** Whether a line ends between the last token and the next one. */
  protected isOnNextLine(): boolean {
    const next = this.LA(1);
    return next.tokenType === EOF || /[\r\n]/.test(this.file.text.slice(endOf(this.LA(0)), next.startOffset));
  }

  protected semicolonAfterBody(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === Semicolon) {
      this.CONSUME2(Semicolon);
      return;
    }
    // A "}" too many is an error by itself.
    if (this.LA(0).tokenType !== RightBrace || this.LA(1).tokenType === RightBrace) return;
    const next = this.LA(1);
    const mayFollow =
      next.tokenType === EOF || next.tokenType === LeftBracket || this.isOutside() || tokenMatcher(next, Name);
    if (mayFollow) return this.missing('";"');
    // Another token stands in place of the ";".
    this.report('";"');
    this.SKIP_TOKEN();
  }

  /** Reports a "," behind which the list ends. Answers whether there is one. */
  protected reportTrailingComma(close: TokenType): boolean {
    if (this.RECORDING_PHASE || this.LA(1).tokenType !== close) return false;
    const comma = this.LA(0);
    this.faults.push({ kind: "trailing-comma", start: comma.startOffset, end: endOf(comma), found: "," });
    return true;
  }

  /** `}`, the end of the file, or what can only stand outside: then the `}` is what is missing. */
  protected isEndOfBody(): boolean {
    const type = this.LA(1).tokenType;
    return type === RightBrace || type === EOF || this.isOutside() || this.currIdx + 1 === this.endOfBody;
  }

  /** Whether a "[" opens the size of an array; otherwise it is the qualifiers of what follows, and a `;` or `,` is missing. */
  protected isArraySpecifier(): boolean {
    if (!tokenMatcher(this.LA(2), Name)) return true;
    return !this.isOnNextLine() && this.LA(3).tokenType === RightBracket && !tokenMatcher(this.LA(4), Name);
  }

  /** What is no part of a class or an instance. */
  protected isOutside(): boolean {
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
  protected isMemberHead(): boolean {
    const second = this.LA(2);
    if (second.tokenType === Equals) return true;
    const third = this.LA(3).tokenType;
    return (
      tokenMatcher(second, Name) &&
      (third === Equals || third === Semicolon || third === LeftBracket || third === LeftParenthesis)
    );
  }

  /** A type, its array brackets, a name and "(". */
  protected isMethodHead(ahead: number): boolean {
    if (!tokenMatcher(this.LA(ahead), Name)) return false;
    let next = ahead + 1;
    if (this.LA(next).tokenType === Ref && this.LA(next + 1).tokenType !== LeftParenthesis) next++;
    if (this.LA(next).tokenType === LeftBracket) next += this.LA(next + 1).tokenType === RightBracket ? 2 : 3;
    return tokenMatcher(this.LA(next), Name) && this.LA(next + 1).tokenType === LeftParenthesis;
  }

  protected isClassHead(ahead: number): boolean {
    if (this.LA(ahead).tokenType !== Class || !tokenMatcher(this.LA(ahead + 1), Name)) return false;
    const after = this.LA(ahead + 2).tokenType;
    return after === Colon || after === LeftBrace || after === As;
  }

  /** MOF 3: STRUCTURE / ENUMERATION / ASSOCIATION name ..., VALUE OF .... */
  protected isMof3(): boolean {
    const type = this.LA(1).tokenType;
    if (type === ValueKeyword) return this.LA(2).tokenType === Of && tokenMatcher(this.LA(3), Name);
    if ((type !== Structure && type !== Enumeration && type !== Association) || !tokenMatcher(this.LA(2), Name))
      return false;
    const after = this.LA(3).tokenType;
    return after === LeftBrace || after === Colon;
  }

  /** Whether a directive ends before it says what it is about; the token behind it is of the next line. */
  protected isBareDirective(): boolean {
    const [directive, next] = [this.LA(1), this.LA(2)];
    const isApart = next.tokenType === EOF || /[\r\n]/.test(this.file.text.slice(endOf(directive), next.startOffset));
    if (!isApart) return false;
    if (directive.tokenType === PragmaDirective) return this.LA(3).tokenType !== LeftParenthesis;
    return next.tokenType !== LeftParenthesis && next.tokenType !== StringPart;
  }

  protected skipBareDirective(): void {
    const isPragma = this.LA(1).tokenType === PragmaDirective;
    this.SKIP_TOKEN();
    this.missing(isPragma ? "the name of a pragma" : "a file in quotes");
  }

  /** Whether the next list of a qualifier declaration begins where this one has no ")". */
  protected isNextList(): boolean {
    const type = this.LA(1).tokenType;
    return !this.RECORDING_PHASE && (type === Scope || type === Flavor) && this.LA(2).tokenType === LeftParenthesis;
  }

  /** MOF 3: `policy(restricted)` in a qualifier declaration. */
  protected isPolicy(): boolean {
    const isBehindComma = this.LA(1).tokenType === Comma;
    return (
      this.LA(isBehindComma ? 2 : 1).image.toLowerCase() === "policy" &&
      this.LA(isBehindComma ? 3 : 2).tokenType === LeftParenthesis
    );
  }

  /** Reports MOF 3 once: the commas that its qualifier declarations do not have are no other fault. Answers a scope in place of its own. */
  protected skipPolicy(faultsBefore: number): NameNode {
    this.faults.splice(faultsBefore);
    if (this.LA(1).tokenType === Comma) this.SKIP_TOKEN();
    const token = this.LA(1);
    this.faults.push({ kind: "mof3", start: token.startOffset, end: endOf(token), found: token.image });
    while (this.LA(1).tokenType !== EOF && this.LA(1).tokenType !== Semicolon && !this.isOutside()) this.SKIP_TOKEN();
    this.skipped.push({ start: token.startOffset, end: this.LA(1).startOffset });
    return this.nameOf(token, "any");
  }

  /** MOF 3: the name of an enumeration and of one of its elements; a dot is not a token. */
  protected isEnumReference(): boolean {
    const [first, second] = [this.LA(1), this.LA(2)];
    return (
      tokenMatcher(second, Name) && second.startOffset === endOf(first) + 1 && this.file.text[endOf(first)] === "."
    );
  }

  protected skipEnumReference(): void {
    const start = this.LA(1).startOffset;
    this.SKIP_TOKEN();
    this.SKIP_TOKEN();
    const end = endOf(this.LA(0));
    this.faults.push({ kind: "mof3", start, end, found: this.file.text.slice(start, end) });
    this.skipped.push({ start, end });
  }

  /** What drafts of MOF had beside classes: `typedef`, `enum` and others in front of a name or a body. */
  protected isDraft(): boolean {
    const token = this.LA(1);
    if (token.tokenType === EOF || !draftKeywords.has(token.image.toLowerCase()) || this.isMethodHead(1)) return false;
    return tokenMatcher(this.LA(2), Name) || this.LA(2).tokenType === LeftBrace;
  }

  /** Reports what is of another form of MOF once, and skips it with its balanced `{ ... }`; the `;` of a declaration too. */
  protected skipOther(kind: "mof3" | "draft"): void {
    const token = this.LA(1);
    const isDeclaration = token.tokenType !== ValueKeyword || this.LA(0).tokenType === Semicolon || this.currIdx < 0;
    this.faults.push({ kind, start: token.startOffset, end: endOf(token), found: token.image });
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
  protected isUntyped(): boolean {
    const [token, { tokenType: next }] = [this.LA(1), this.LA(2)];
    return tokenMatcher(token, Name) && !intrinsicType.test(token.image) && (next === Semicolon || next === Equals);
  }

  protected skipUntyped(first: number): void {
    const token = this.LA(1);
    this.faults.push({ kind: "untyped", start: token.startOffset, end: endOf(token), found: token.image });
    this.skipToMember(first);
    this.skipped.push({ start: token.startOffset, end: this.LA(1).startOffset });
  }

  /** `Size(Hour)`: a property with something in parentheses, or a parameter without its type. */
  protected isUntypedParameter(): boolean {
    const [open, token, after] = [this.LA(1), this.LA(2), this.LA(3)];
    return (
      open.tokenType === LeftParenthesis &&
      tokenMatcher(token, Name) &&
      !intrinsicType.test(token.image) &&
      (after.tokenType === RightParenthesis || after.tokenType === Comma)
    );
  }

  protected skipUntypedParameter(first: number): void {
    const token = this.LA(2);
    this.faults.push({ kind: "untyped-parameter", start: token.startOffset, end: endOf(token), found: token.image });
    this.skipToMember(first);
    this.skipped.push({ start: token.startOffset, end: this.LA(1).startOffset });
  }

  /** `uint32 string Name`: the second type is passed over. */
  protected skipSecondType(): void {
    const [first, second] = [this.LA(0), this.LA(1)];
    if (this.RECORDING_PHASE || !intrinsicType.test(first.image) || !intrinsicType.test(second.image)) return;
    if (!tokenMatcher(this.LA(2), Name)) return;
    const [start, end] = [second.startOffset, endOf(second)];
    this.faults.push({ kind: "two-types", start, end, first: first.image, found: second.image });
    this.SKIP_TOKEN();
  }

  /** A ";" in the place of a "," in a list of qualifiers is read as one, and behind the last of them as nothing. */
  protected semicolonInList(): void {
    const [token, next, after] = [this.LA(1), this.LA(2), this.LA(3).tokenType];
    if (this.RECORDING_PHASE || token.tokenType !== Semicolon) return;
    if (next.tokenType === RightBracket) {
      this.report('"," or "]"');
      this.SKIP_TOKEN();
    } else if (tokenMatcher(next, Name) && behindQualifiers.has(after)) {
      this.report('"," or "]"');
      token.tokenType = Comma;
      token.tokenTypeIdx = Comma.tokenTypeIdx!;
    }
  }

  /**
   * Skips behind the `;` that ends the member which began at token `first`, or to what ends its class. Braces that the
   * member opened before the error are counted, so that their `}` does not end the class. A `;` inside an array means
   * that its `}` is missing; inside the body of a nested instance it ends nothing.
   */
  protected skipToMember(first: number): void {
    const bodies: boolean[] = [];
    let openBodies = 0;
    let openParentheses = 0;
    let endOfParameters = -1;
    const pass = (index: number): void => {
      const type = this.input[index]?.tokenType;
      if (type === LeftParenthesis) openParentheses++;
      else if (type === RightParenthesis) openParentheses--;
      else if (type === LeftBrace) {
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
      if (type !== Semicolon || openBodies > 0 || this.currIdx < endOfParameters) continue;
      endOfParameters = openParentheses > 0 ? this.endOfParameters() : -1;
      if (endOfParameters < 0) return;
    }
  }

  /**
   * The index of the ")" that ends the parameters in which a ";" stands in place of a ","; -1 where anything else
   * begins or ends before it: then the ")" is what is missing.
   */
  protected endOfParameters(): number {
    for (let index = this.currIdx + 1; ; index++) {
      const type = this.input[index]?.tokenType;
      if (type === RightParenthesis) return index;
      if (type === undefined || type === LeftParenthesis || type === LeftBrace || type === RightBrace) return -1;
    }
  }

  /** Whether a "{" opens members: behind `of X` or an alias. */
  protected isBodyBrace(index: number): boolean {
    return this.input[index - 1]?.tokenType === Alias || this.input[index - 2]?.tokenType === Of;
  }

  /** Whether a `}` stands in place of another closing bracket, as in `[Description("..."}]`: then it ends no class. */
  protected isInsideList(): boolean {
    const after = this.LA(2).tokenType;
    return after === RightBracket || after === RightParenthesis || after === Comma;
  }

  /** The class whose head is among some tokens: it is declared, although nothing else is known of it. */
  protected classHeadIn(first: number, last: number): ClassDeclaration | null {
    for (let index = first; index < last; index++) {
      const name = this.input[index + 1];
      if (this.input[index]?.tokenType !== Class || name === undefined || !tokenMatcher(name, Name)) continue;
      const span: Span = { file: this.file, start: this.input[first]!.startOffset, end: endOf(name) };
      return {
        kind: "ClassDeclaration",
        qualifiers: [],
        name: this.nameOf(name),
        alias: null,
        superclass: null,
        members: [],
        isPartial: true,
        span,
      };
    }
    return null;
  }

  /** Skips to what can only be the beginning of a declaration, or behind the `};` that ends the one which began at token `first`. */
  protected skipToProduction(first: number): void {
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

  protected isProductionHead(): boolean {
    const type = this.LA(1).tokenType;
    if (this.isOutside() || this.isMof3() || this.isDraft()) return true;
    const before = this.LA(0).tokenType;
    if (before !== Semicolon && before !== RightBrace) return false;
    return type === LeftBracket ? tokenMatcher(this.LA(2), Name) : this.isMethodHead(1);
  }
}
