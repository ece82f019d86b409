/** One page: what kind it is, and what it says. */
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { type SourceFile, spanOfLine } from "../../source/source-file.ts";
import type * as ast from "../../syntax/ast.ts";
import type { Block, Line } from "./block.ts";
import { readBlocks } from "./blocks.ts";
import type {
  Access,
  ClassPage,
  ListedMethod,
  MethodPage,
  Page,
  PageElement,
  PageMethod,
  PageParameter,
  PageProperty,
  PageQualifier,
  PageType,
  PageValue,
} from "./facts.ts";
import { readQualifierLine } from "./qualifier-line.ts";
import { normalizedNamespace, requirement } from "./requirements.ts";
import { below, parameterSections, type PropertySection, propertySections } from "./sections.ts";
import { lineOf, readSyntaxBlock, sourceText, type SyntaxBlock, typeName, typeOf, untyped } from "./syntax-block.ts";
import { readNumber, sameValue, unglued } from "./value-spelling.ts";
import { readValueList } from "./values.ts";
import { plainText } from "./words.ts";

/** The facts of a page, or `null` for one that describes neither a class nor a method of WMI. */
export function readPage(file: SourceFile, report: Report): Page | null {
  const { frontMatter, blocks } = readBlocks(file);
  const titles = titlesOf(frontMatter.get("title"), blocks);
  const reader = new PageReader(file, blocks, frontMatter.get("ms.date") ?? null, report);
  return reader.classPage(titles) ?? reader.methodPage(titles);
}

/** The title of the front matter and the first heading; each may lack what the other has. */
function titlesOf(title: string | undefined, blocks: readonly Block[]): Line[] {
  const first = blocks.find((block) => block.kind === "heading");
  const heading = first?.kind === "heading" ? [{ text: plainText(first.text), line: first.line }] : [];
  return title === undefined ? heading : [{ text: plainText(title), line: heading[0]?.line ?? 1 }, ...heading];
}

const methodTitles = [
  /^(\w+) method (?:of|in) (?:the )?(\w+)(?: \w+)* class\b/i,
  /^(\w+) method (?:of|in) (?:the )?class (\w+)/i,
];
/** A title that names a class, though another one than the syntax block. Titles of tutorials have words. */
const classTitle = /^[A-Za-z]+_\w+ (?:\w+ )*class$/i;
const qualifiedTitle = /^(\w+)(?:::|\.)(\w+)(?: method)?\b/i;

function methodOfTitle(title: string): { readonly name: string; readonly className: string } | null {
  for (const pattern of methodTitles) {
    const match = pattern.exec(title);
    if (match !== null) return { name: match[1]!, className: match[2]! };
  }
  const match = qualifiedTitle.exec(title);
  return match === null ? null : { name: match[2]!, className: match[1]! };
}

class PageReader {
  readonly #file: SourceFile;
  readonly #blocks: readonly Block[];
  readonly #date: string | null;
  readonly #report: Report;

  constructor(file: SourceFile, blocks: readonly Block[], date: string | null, report: Report) {
    this.#file = file;
    this.#blocks = blocks;
    this.#date = date;
    this.#report = report;
  }

  /** A syntax block alone is not enough: tutorials have them too. The title has to name the class. */
  classPage(titles: readonly Line[]): ClassPage | null {
    for (const block of this.#blocks) {
      if (block.kind !== "fence") continue;
      const name = /(?:^|[\]\s])class\s+(\w+)\b/i.exec(block.text)?.[1];
      if (name === undefined) continue;
      const title =
        titles.find(({ text }) => startsWithName(text, name)) ?? titles.find(({ text }) => classTitle.test(text));
      if (title === undefined) continue;
      const syntax = readSyntaxBlock(block.text, block.line, this.#file.path);
      const declaration = syntax.productions.find(
        (production): production is ast.ClassDeclaration =>
          production.kind === "ClassDeclaration" && sameName(production.name.text, name),
      );
      if (declaration === undefined) continue;
      if (!startsWithName(title.text, name)) this.#tell("page-title-differs", title.line, { title: title.text, name });
      this.#reportSlips(syntax);
      return this.#class(declaration, syntax, title.line);
    }
    return null;
  }

  #class(declaration: ast.ClassDeclaration, syntax: SyntaxBlock, line: number): ClassPage {
    const sections = propertySections(this.#blocks);
    const methods: PageMethod[] = [];
    const properties: PageProperty[] = [];
    for (const member of declaration.members) {
      if (member.kind === "MethodDeclaration") methods.push(this.#method(member, syntax, []));
      else {
        const property = this.#property(member, syntax, sections);
        if (property !== null) properties.push(property);
      }
    }
    properties.push(...this.#unlisted(properties, methods, sections));
    return {
      kind: "class",
      file: this.#file,
      line,
      date: this.#date,
      description: this.#introduction(),
      namespace: this.#namespace(),
      name: declaration.name.text,
      superclass: declaration.superclass?.text ?? null,
      qualifiers: declaration.qualifiers.map((qualifier) => qualifierOf(qualifier, syntax)),
      properties,
      methods,
      listedMethods: listedMethods(below(this.#blocks, /^Methods?\b/i)),
    };
  }

  #property(
    member: ast.PropertyDeclaration,
    syntax: SyntaxBlock,
    sections: readonly PropertySection[],
  ): PageProperty | null {
    const name = member.name.text;
    const section = sections.find((candidate) => sameName(candidate.name, name));
    const line = lineOf(syntax, member.name);
    const isUntyped = member.type.name === untyped;
    if (isUntyped && (section === undefined || section.type === "")) {
      this.#tell("page-type-missing", line, { name });
      return null;
    }
    const type = isUntyped ? sectionType(section!.type) : this.#type(member, syntax);
    return {
      ...withMap(this.#explained(name, section?.blocks ?? [], line, type.name), [
        ...member.qualifiers.map((qualifier) => qualifierOf(qualifier, syntax)),
        ...(section?.qualifiers == null ? [] : readQualifierLine(section.qualifiers)),
      ]),
      line: section?.line ?? line,
      type,
      access: accessOf(section?.access ?? null),
      initialValue: member.value === null ? null : sourceText(syntax, member.value),
    };
  }

  /** Members that have a section and do not stand in the syntax block. */
  #unlisted(
    properties: readonly PageProperty[],
    methods: readonly PageMethod[],
    sections: readonly PropertySection[],
  ): PageProperty[] {
    const known = new Set([...properties, ...methods].map(({ name }) => name.toLowerCase()));
    return sections.flatMap((section) => {
      const { name, line, type, blocks, access, qualifiers } = section;
      if (known.has(name.toLowerCase()) || !/^[A-Za-z_]\w*$/.test(name) || !/^\w/.test(type)) return [];
      known.add(name.toLowerCase());
      this.#tell("page-member-unlisted", line, { name });
      return [
        {
          ...withMap(
            this.#explained(name, blocks, line, sectionType(type).name),
            qualifiers === null ? [] : readQualifierLine(qualifiers),
          ),
          type: sectionType(type),
          access: accessOf(access),
          initialValue: null,
        },
      ];
    });
  }

  methodPage(titles: readonly Line[]): MethodPage | null {
    for (const title of titles) {
      const named = methodOfTitle(title.text);
      if (named === null) continue;
      for (const block of this.#blocks) {
        if (block.kind !== "fence" || !this.#isWmi(block)) continue;
        const syntax = readSyntaxBlock(block.text, block.line, this.#file.path);
        const methods = syntax.productions.filter((production) => production.kind === "MethodDeclaration");
        const declaration = methods.find(({ name }) => sameName(name.text, named.name)) ?? methods[0];
        if (declaration === undefined) continue;
        const { text: written } = declaration.name;
        const name = sameName(written, named.name) ? written : named.name;
        if (name !== written) this.#tell("page-title-differs", title.line, { title: title.text, name: written });
        this.#reportSlips(syntax);
        return {
          kind: "method",
          file: this.#file,
          line: title.line,
          date: this.#date,
          description: this.#introduction(),
          namespace: this.#namespace(),
          className: named.className,
          method: {
            ...this.#method(declaration, syntax, below(this.#blocks, /^Parameters?\b/i)),
            ...this.#returns(name, typeOf(declaration.returnType, null).name),
            name,
            description: this.#introduction(),
          },
        };
      }
    }
    return null;
  }

  /** Methods of COM interfaces have titles of the same form. */
  #isWmi({ language, text }: Extract<Block, { kind: "fence" }>): boolean {
    if (language === "mof") return true;
    if (/^\s*(?:virtual\s+)?HRESULT\b|\*\s*p|\bSTDMETHOD/.test(text)) return false;
    if (language === "" || language === "syntax") return true;
    return requirement(this.#blocks, "namespace") !== null || requirement(this.#blocks, "mof") !== null;
  }

  #method(declaration: ast.MethodDeclaration, syntax: SyntaxBlock, blocks: readonly Block[]): PageMethod {
    const names = new Set(declaration.parameters.map(({ name }) => name.text.toLowerCase()));
    const sections = parameterSections(blocks, names);
    return {
      name: declaration.name.text,
      line: lineOf(syntax, declaration.name),
      type: typeOf(declaration.returnType, declaration.returnArray),
      description: "",
      qualifiers: declaration.qualifiers.map((qualifier) => qualifierOf(qualifier, syntax)),
      values: [],
      parameters: this.#passed(declaration, syntax).map((parameter) => {
        const section = sections.find(({ name }) => sameName(name, parameter.name.text));
        return this.#parameter(parameter, syntax, section?.direction ?? "", section?.blocks ?? []);
      }),
    };
  }

  /** The parameters but for one that stands for the return value, whose name is taken in WMI. */
  #passed(declaration: ast.MethodDeclaration, syntax: SyntaxBlock): readonly ast.ParameterDeclaration[] {
    return declaration.parameters.filter((parameter) => {
      if (!sameName(parameter.name.text, "ReturnValue")) return true;
      this.#tell("page-parameter-return", lineOf(syntax, parameter), { name: declaration.name.text });
      return false;
    });
  }

  #parameter(
    parameter: ast.ParameterDeclaration,
    syntax: SyntaxBlock,
    direction: string,
    blocks: readonly Block[],
  ): PageParameter {
    const written = parameter.qualifiers.map((qualifier) => qualifierOf(qualifier, syntax));
    const stated = written.some(({ name }) => /^(?:in|out)$/i.test(name))
      ? new Set(written.map(({ name }) => name.toLowerCase()))
      : new Set(direction.toLowerCase().match(/\w+/g) ?? []);
    const has = (name: string): boolean => written.some((qualifier) => sameName(qualifier.name, name));
    const isOut = stated.has("out");
    const type = this.#type(parameter, syntax);
    return {
      ...this.#explained(parameter.name.text, blocks, lineOf(syntax, parameter.name), type.name),
      type: has("ref") ? { ...type, isReference: true } : type,
      qualifiers: written.filter(({ name }) => !/^(?:in|out|optional|ref)$/i.test(name)),
      isIn: stated.has("in") || !isOut,
      isOut,
      isOptional: has("optional") || /\boptional\b/i.test(direction),
      initialValue: parameter.value === null ? null : sourceText(syntax, parameter.value),
    };
  }

  /** The codes of the section on return values. */
  #returns(method: string, type: string): Pick<PageMethod, "values"> {
    return { values: this.#explained(method, below(this.#blocks, /^Returns?\b/i), 0, type).values };
  }

  #type(member: ast.PropertyDeclaration | ast.ParameterDeclaration, syntax: SyntaxBlock): PageType {
    const type = typeOf(member.type, member.array);
    const written = member.type.name;
    if (type.name.toLowerCase() !== written.toLowerCase() || type.isReference !== member.type.isReference) {
      const full = `${written}${member.type.isReference ? " REF" : ""}`;
      this.#tell("page-type-repaired", lineOf(syntax, member), { written: full, type: type.name });
    }
    return type;
  }

  /** What the blocks of an element say: its description and its values. */
  #explained(name: string, blocks: readonly Block[], line: number, type: string): Explained {
    const { values: all, unnumbered, text } = readValueList(blocks);
    for (const entry of unnumbered) this.#tell("page-value-unnumbered", entry.line, { name, label: entry.label });
    const read = all.map((entry) => this.#withRange(entry, type));
    const values = read.filter(({ value, line: at }, index) => {
      const isFirst = read.findIndex((other) => sameValue(other.value, value)) === index;
      if (!isFirst) this.#tell("page-value-twice", at, { name, value });
      return isFirst;
    });
    return { name, line, description: paragraphs(text), values };
  }

  #withRange(entry: PageValue, type: string): PageValue {
    const range = unglued(entry.value, type);
    if (range === null) return entry;
    this.#tell("page-value-repaired", entry.line, { written: entry.value, value: range, type });
    return { ...entry, value: range };
  }

  /** What stands between the title and the first heading below it. */
  #introduction(): string {
    const start = this.#blocks.findIndex(({ kind }) => kind === "heading");
    const lines: Line[] = [];
    for (const block of this.#blocks.slice(start + 1)) {
      if (block.kind !== "paragraph") break;
      lines.push(...block.lines, { text: "", line: block.line });
    }
    return paragraphs(lines.filter(({ text }) => !/simplified from|Managed Object Format \(MOF\) syntax/.test(text)));
  }

  #namespace(): string | null {
    const written = requirement(this.#blocks, "namespace");
    return normalizedNamespace(written);
  }

  #reportSlips({ slips }: SyntaxBlock): void {
    for (const { line, text, repaired } of slips) {
      if (repaired === null) this.#tell("page-syntax-unread", line, { text });
      else this.#tell("page-syntax-repaired", line, { text, repaired });
    }
  }

  #tell<C extends Parameters<typeof diagnostic>[0]>(
    code: C,
    line: number,
    parameters: Parameters<typeof diagnostic<C>>[2],
  ): void {
    this.#report(diagnostic(code, spanOfLine(this.#file, line), parameters));
  }
}

type Explained = Pick<PageElement, "name" | "line" | "description" | "values">;

/** A map among the qualifiers goes before a list in the text. */
function withMap(
  explained: Explained,
  qualifiers: readonly PageQualifier[],
): Explained & Pick<PageElement, "qualifiers"> {
  const argumentsOf = (name: string): readonly string[] =>
    qualifiers.find((qualifier) => sameName(qualifier.name, name))?.arguments ?? [];
  const labels = argumentsOf("Values");
  const map = argumentsOf("ValueMap");
  const values = map.map((value, index) => ({
    value: readNumber(value) ?? value,
    label: labels[index] ?? null,
    line: explained.line,
  }));
  return {
    ...explained,
    values: values.length > 0 ? values : argumentsOf("BitValues").length > 0 ? [] : explained.values,
    qualifiers: qualifiers.filter(({ name }) => !/^(?:ValueMap|Values)$/i.test(name)),
  };
}

function startsWithName(title: string, name: string): boolean {
  return title.toLowerCase().startsWith(name.toLowerCase()) && !/^\w/.test(title.slice(name.length));
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Paragraphs as lines of text. */
function paragraphs(lines: readonly Line[]): string {
  const texts: string[] = [""];
  for (const { text } of lines) {
    const words = plainText(text.replace(/^>\s?/, "").replace(/^\[!\w+\]\s*/, ""));
    if (words === "") texts.push("");
    else texts[texts.length - 1] += `${texts.at(-1) === "" ? "" : " "}${words}`;
  }
  return texts.filter((text) => text !== "").join("\n");
}

function qualifierOf({ name, value }: ast.Qualifier, syntax: SyntaxBlock): PageQualifier {
  if (value === null) return { name: name.text, arguments: null };
  const values = value.kind === "ArrayValue" ? value.elements : [value];
  return { name: name.text, arguments: values.map((each) => stringOf(each, syntax)) };
}

function stringOf(value: ast.Value, syntax: SyntaxBlock): string {
  if (value.kind !== "StringLiteral") return sourceText(syntax, value);
  return [value.first, ...value.rest].map((part) => part.slice(1, -1).replace(/\\(["\\])/g, "$1")).join("");
}

/** `uint16 array`, `CIM_X ref`, `uint16[]`. */
function sectionType(text: string): PageType {
  const [name = ""] = /^[\w/]+/.exec(text) ?? [];
  const isReference = /\bref\b/i.test(text);
  return {
    name: isReference ? name : typeName(name),
    isReference,
    isArray: /\barray\b|\[\]/i.test(text),
    size: null,
  };
}

function accessOf(text: string | null): Access | null {
  if (text === null) return null;
  const words = plainText(text).toLowerCase();
  return { isReadable: words.includes("read"), isWritable: words.includes("write") };
}

function listedMethods(blocks: readonly Block[]): ListedMethod[] {
  return blocks.flatMap((block) => {
    if (block.kind !== "row") return [];
    const name = plainText(block.cells[0] ?? "");
    return /^[A-Za-z_]\w*$/.test(name) && name !== "Method" ? [{ name, line: block.line }] : [];
  });
}
