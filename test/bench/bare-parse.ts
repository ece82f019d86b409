/**
 * The yardstick: a chevrotain lexer and parser that accept DMTF MOF and build nothing, over the files that a root file
 * includes. What mofc takes beyond it is the price of the tree, the model and the checks.
 */
import { createToken, EmbeddedActionsParser, Lexer } from "chevrotain";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const Identifier = createToken({ name: "Identifier", pattern: /[A-Za-z_]\w*/ });
const keyword = (name: string) => createToken({ name, pattern: new RegExp(name, "i"), longer_alt: Identifier });
const Class = keyword("class");
const Qualifier = keyword("qualifier");
const Scope = keyword("scope");
const Flavor = keyword("flavor");
const Ref = keyword("ref");
const [LeftBrace, RightBrace, LeftParenthesis, RightParenthesis, LeftBracket, RightBracket, Semicolon, Comma, Colon, Equals] = [..."{}()[];,:="].map(
  (pattern, index) => createToken({ name: `Punctuation${index}`, pattern }),
) as [never, never, never, never, never, never, never, never, never, never];
const Text = createToken({ name: "Text", pattern: /"[^"\\]*(?:\\[^][^"\\]*)*"/, line_breaks: true });
const Number = createToken({ name: "Number", pattern: /[+-]?\d[\w.]*/ });
const Pragma = createToken({ name: "Pragma", pattern: /#pragma/i });
const Blank = createToken({ name: "Blank", pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED, line_breaks: true });
const Comment = createToken({ name: "Comment", pattern: /\/\/[^\r\n]*|\/\*[^]*?\*\//, group: Lexer.SKIPPED, line_breaks: true });
const tokens = [
  Blank, Comment, Text, Number, Pragma, Class, Qualifier, Scope, Flavor, Ref, Identifier, LeftBrace, RightBrace, LeftParenthesis,
  RightParenthesis, LeftBracket, RightBracket, Semicolon, Comma, Colon, Equals,
];

class BareParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens, { maxLookahead: 2, skipValidations: true });
    this.performSelfAnalysis();
  }

  file = this.RULE("file", () => {
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.pragma) },
        { ALT: () => this.SUBRULE(this.qualifierDeclaration) },
        { ALT: () => this.SUBRULE(this.classDeclaration) },
      ]);
    });
  });

  private pragma = this.RULE("pragma", () => {
    this.CONSUME(Pragma);
    this.CONSUME(Identifier);
    this.CONSUME(LeftParenthesis);
    this.CONSUME(Text);
    this.CONSUME(RightParenthesis);
  });

  private qualifierDeclaration = this.RULE("qualifierDeclaration", () => {
    this.CONSUME(Qualifier);
    this.CONSUME(Identifier);
    this.CONSUME(Colon);
    this.CONSUME2(Identifier);
    this.OPTION(() => this.SUBRULE(this.array));
    this.OPTION2(() => this.SUBRULE(this.initializer));
    this.MANY(() => {
      this.CONSUME(Comma);
      this.OR([{ ALT: () => this.CONSUME(Scope) }, { ALT: () => this.CONSUME(Flavor) }]);
      this.CONSUME(LeftParenthesis);
      this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => this.OR2([{ ALT: () => this.CONSUME3(Identifier) }, { ALT: () => this.CONSUME(Class) }]) });
      this.CONSUME(RightParenthesis);
    });
    this.CONSUME(Semicolon);
  });

  private classDeclaration = this.RULE("classDeclaration", () => {
    this.OPTION(() => this.SUBRULE(this.qualifiers));
    this.CONSUME(Class);
    this.CONSUME(Identifier);
    this.OPTION2(() => {
      this.CONSUME(Colon);
      this.CONSUME2(Identifier);
    });
    this.CONSUME(LeftBrace);
    this.MANY(() => this.SUBRULE(this.member));
    this.CONSUME(RightBrace);
    this.CONSUME(Semicolon);
  });

  private member = this.RULE("member", () => {
    this.SUBRULE(this.element);
    this.OPTION(() => {
      this.CONSUME(LeftParenthesis);
      this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE2(this.element) });
      this.CONSUME(RightParenthesis);
    });
    this.CONSUME(Semicolon);
  });

  private element = this.RULE("element", () => {
    this.OPTION(() => this.SUBRULE(this.qualifiers));
    this.CONSUME(Identifier);
    this.OPTION2(() => this.CONSUME(Ref));
    this.CONSUME2(Identifier);
    this.OPTION3(() => this.SUBRULE(this.array));
    this.OPTION4(() => this.SUBRULE(this.initializer));
  });

  private array = this.RULE("array", () => {
    this.CONSUME(LeftBracket);
    this.OPTION(() => this.CONSUME(Number));
    this.CONSUME(RightBracket);
  });

  private initializer = this.RULE("initializer", () => {
    this.CONSUME(Equals);
    this.SUBRULE(this.value);
  });

  private qualifiers = this.RULE("qualifiers", () => {
    this.CONSUME(LeftBracket);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        this.CONSUME(Identifier);
        this.OPTION(() => {
          this.OR([
            {
              ALT: () => {
                this.CONSUME(LeftParenthesis);
                this.SUBRULE(this.value);
                this.CONSUME(RightParenthesis);
              },
            },
            { ALT: () => this.SUBRULE(this.braces) },
          ]);
        });
      },
    });
    this.CONSUME(RightBracket);
  });

  private braces = this.RULE("braces", () => {
    this.CONSUME(LeftBrace);
    this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.value) });
    this.CONSUME(RightBrace);
  });

  private value = this.RULE("value", () => {
    this.OR([
      { ALT: () => this.AT_LEAST_ONE(() => this.CONSUME(Text)) },
      { ALT: () => this.CONSUME(Number) },
      { ALT: () => this.CONSUME(Identifier) },
      { ALT: () => this.SUBRULE(this.braces) },
    ]);
  });
}

const root = process.argv[2];
if (root === undefined) throw new Error("Usage: bare-parse ROOT.mof");
const lexer = new Lexer(tokens, { positionTracking: "onlyOffset", ensureOptimizations: true, skipValidations: true });
const parser = new BareParser();
let errors = 0;
const parse = (path: string): string => {
  const text = readFileSync(path, "utf8");
  const { tokens: found, errors: lexical } = lexer.tokenize(text);
  parser.input = found;
  parser.file();
  errors += lexical.length + parser.errors.length;
  return text;
};
for (const [, path] of parse(root).matchAll(/#pragma include \("([^"]+)"\)/g)) parse(join(dirname(root), path ?? ""));
console.log(`${errors} errors`);
