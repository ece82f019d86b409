/** The tree as canonical MOF. Printing what was parsed from printed text gives the same text. */
import { type Node, type Qualifier, type Value } from "./ast.ts";
import type * as ast from "./ast.ts";

const width = 100;
const step = "  ";

/** Canonical MOF with LF line ends. Comments stand in front of, or on the line of, what they stood by. */
export function print(specification: ast.MofSpecification): string {
  return new Printer(specification).print();
}

class Printer {
  readonly #specification: ast.MofSpecification;
  readonly #lines: string[] = [];
  #nextComment = 0;

  constructor(specification: ast.MofSpecification) {
    this.#specification = specification;
  }

  print(): string {
    let previous: ast.Production | null = null;
    for (const production of this.#specification.productions) {
      if (production.kind === "PreprocessorLine" && production.isApplied) continue;
      if (previous !== null && !(isDirective(previous) && isDirective(production))) this.#blank();
      this.#commentsBefore(headEnd(production), "");
      this.#production(production);
      this.#trailingComment(production);
      previous = production;
    }
    if (previous !== null && this.#nextComment < this.#specification.comments.length) this.#blank();
    this.#commentsBefore(Number.POSITIVE_INFINITY, "");
    return this.#lines.length === 0 ? "" : `${this.#lines.join("\n")}\n`;
  }

  #production(node: ast.Production): void {
    switch (node.kind) {
      case "CompilerDirective":
        return this.#put("", directiveText(node));
      case "PreprocessorLine":
        return this.#put("", linesOf(node.text));
      case "ClassDeclaration":
        return this.#class(node);
      case "InstanceDeclaration":
        return this.#instance(node);
      case "QualifierDeclaration":
        return this.#put("", qualifierDeclarationText(node));
      case "QualifierDefault":
        return this.#put("", `Qualifier ${node.name.text} : ${names(node.flavors, " ")};`);
      case "MethodDeclaration":
        return this.#method(node, "");
    }
  }

  #class(node: ast.ClassDeclaration): void {
    this.#qualifiers(node.qualifiers, "");
    const alias = node.alias === null ? "" : ` as $${node.alias.text}`;
    const superclass = node.superclass === null ? "" : ` : ${node.superclass.text}`;
    this.#put("", `class ${node.name.text}${alias}${superclass} {`);
    for (const [index, member] of node.members.entries()) {
      if (index > 0 && (member.qualifiers.length > 0 || node.members[index - 1]!.qualifiers.length > 0)) this.#blank();
      this.#commentsBefore(headEnd(member), step);
      if (member.kind === "MethodDeclaration") this.#method(member, step);
      else this.#property(member, step);
      this.#trailingComment(member);
    }
    this.#commentsBefore(node.span.end, step);
    this.#put("", "};");
  }

  #property(node: ast.PropertyDeclaration, indent: string): void {
    this.#qualifiers(node.qualifiers, indent);
    this.#put(indent, `${elementText(node, indent)};`);
  }

  #method(node: ast.MethodDeclaration, indent: string): void {
    this.#qualifiers(node.qualifiers, indent);
    const head = `${typeText(node.returnType)}${arrayText(node.returnArray)} ${node.name.text}(`;
    const hasComments =
      (this.#specification.comments[this.#nextComment]?.span.start ?? Number.POSITIVE_INFINITY) < node.span.end;
    if (node.parameters.length === 0 && !hasComments) return this.#put(indent, `${head});`);
    this.#put(indent, head);
    const inner = indent + step;
    for (const [index, parameter] of node.parameters.entries()) {
      this.#commentsBefore(parameter.span.end, inner);
      this.#qualifiers(parameter.qualifiers, inner);
      this.#put(inner, elementText(parameter, inner) + (index < node.parameters.length - 1 ? "," : ""));
    }
    const before = this.#lines.length;
    this.#commentsBefore(node.span.end, inner);
    if (this.#lines.length > before || node.parameters.length === 0) this.#put(indent, ");");
    else this.#lines[before - 1] += ");";
  }

  #instance(node: ast.InstanceDeclaration): void {
    this.#qualifiers(node.qualifiers, "");
    this.#put("", `${instanceHead(node)} {`);
    for (const property of node.properties) {
      this.#commentsBefore(property.span.end, step);
      this.#qualifiers(property.qualifiers, step);
      this.#put(step, `${propertyValueText(property, step)};`);
      this.#trailingComment(property);
    }
    this.#commentsBefore(node.span.end, step);
    this.#put("", "};");
  }

  #qualifiers(qualifiers: readonly Qualifier[], indent: string): void {
    if (qualifiers.length > 0) this.#put(indent, qualifierListText(qualifiers, indent));
  }

  #put(indent: string, text: string): void {
    this.#lines.push(indent + text);
  }

  #blank(): void {
    this.#lines.push("");
  }

  /** The comments that begin before an offset and are not printed yet, each on lines of its own. */
  #commentsBefore(offset: number, indent: string): void {
    for (
      let comment = this.#comment();
      comment !== undefined && comment.span.start < offset;
      comment = this.#comment()
    ) {
      this.#put(indent, commentText(comment));
      this.#nextComment++;
    }
  }

  /** A comment of one line that begins on the line where a node ends stays there. */
  #trailingComment({ span }: Node): void {
    const comment = this.#comment();
    if (comment === undefined || /[\r\n]/.test(comment.text)) return;
    if (!/^[ \t;]*$/.test(span.file.text.slice(span.end, comment.span.start))) return;
    this.#lines[this.#lines.length - 1] += ` ${commentText(comment)}`;
    this.#nextComment++;
  }

  #comment(): ast.Comment | undefined {
    return this.#specification.comments[this.#nextComment];
  }
}

/** Comments up to here stand in front of a node: inside a class and a method, those further on are its members'. */
function headEnd(node: ast.Production | ast.Member): number {
  if (node.kind === "ClassDeclaration") return (node.superclass ?? node.name).span.end;
  if (node.kind === "InstanceDeclaration") return node.className.span.end;
  return node.kind === "MethodDeclaration" ? node.name.span.end : node.span.end;
}

function isDirective({ kind }: ast.Production): boolean {
  return kind === "CompilerDirective" || kind === "PreprocessorLine";
}

function commentText({ text }: ast.Comment): string {
  return linesOf(text);
}

/** A text of several lines as it is printed. */
export function linesOf(text: string): string {
  return text.trimEnd().replace(/\r\r\n|\r\n|\r/g, "\n");
}

function directiveText({ form, name, arguments: values }: ast.CompilerDirective): string {
  const texts = values.map((value) => valueText(value, ""));
  // Without its parentheses a word would be read on into the next line.
  if (form === "include")
    return values[0]?.kind === "StringLiteral" ? `#include ${texts[0]}` : `#include (${texts.join("")})`;
  return `#pragma ${name.text}${texts.length === 0 ? "" : ` (${texts.join(", ")})`}`;
}

function qualifierDeclarationText({ name, type, array, value, scopes, flavors }: ast.QualifierDeclaration): string {
  const parts = [`Qualifier ${name.text} : ${typeText(type)}${arrayText(array)}${initializerText(value, "")}`];
  if (scopes !== null) parts.push(`Scope(${names(scopes, ", ")})`);
  if (flavors.length > 0) parts.push(`Flavor(${names(flavors, ", ")})`);
  const line = parts.join(", ");
  return `${line.length < width ? line : parts.join(`,\n${step}`)};`;
}

function qualifierListText(qualifiers: readonly Qualifier[], indent: string): string {
  return `[${fill(
    qualifiers.map((qualifier) => qualifierText(qualifier, `${indent} ${step}`)),
    `${indent} `,
    1,
  )}]`;
}

function qualifierText({ name, value, flavors }: Qualifier, indent: string): string {
  const suffix = flavors.length === 0 ? "" : ` : ${names(flavors, " ")}`;
  if (value === null) return name.text + suffix;
  if (value.kind === "ArrayValue") return `${name.text} ${valueText(value, indent)}${suffix}`;
  return `${name.text}(${valueText(value, indent)})${suffix}`;
}

function elementText(
  { type, name, array, value }: ast.PropertyDeclaration | ast.ParameterDeclaration,
  indent: string,
): string {
  return `${typeText(type)} ${name.text}${arrayText(array)}${initializerText(value, indent)}`;
}

function propertyValueText({ name, value }: ast.PropertyValue, indent: string): string {
  return name.text + initializerText(value, indent);
}

function initializerText(value: Value | null, indent: string): string {
  if (value === null) return "";
  const text = valueText(value, furtherIndent(value, indent));
  return text.startsWith("\n") ? ` =${text}` : ` = ${text}`;
}

/** Where a further line of a value begins: the braces of an instance bring an indent of their own. */
function furtherIndent(value: Value, indent: string): string {
  return value.kind === "InstanceDeclaration" ? indent : indent + step;
}

function instanceHead({ className, alias }: ast.InstanceDeclaration): string {
  return `instance of ${className.text}${alias === null ? "" : ` as $${alias.text}`}`;
}

function typeText({ name, isReference }: ast.DataType): string {
  return isReference ? `${name} REF` : name;
}

function arrayText(array: ast.ArraySpecifier | null): string {
  return array === null ? "" : `[${array.size?.text ?? ""}]`;
}

function names(list: readonly ast.Name[], separator: string): string {
  return list.map(({ text }) => text).join(separator);
}

/** @param indent where a further line of the value begins. */
function valueText(value: Value, indent: string): string {
  switch (value.kind) {
    case "NullLiteral":
      return "null";
    case "BooleanLiteral":
      return value.value ? "true" : "false";
    case "StringLiteral":
      return value.rest.length === 0
        ? value.first
        : [value.first, ...value.rest].map((part) => `\n${indent}${part}`).join("");
    case "IntegerLiteral":
    case "RealLiteral":
    case "CharLiteral":
    case "DateTimeLiteral":
      return value.text;
    case "AliasReference":
      return `$${value.name}`;
    case "BareText":
      return value.words.join(" ");
    case "ArrayValue":
      return value.elements.length === 0
        ? "{}"
        : `{${fill(
            value.elements.map((element) => valueText(element, furtherIndent(element, indent))),
            indent,
            indent.length + 20,
          )}}`;
    case "InstanceDeclaration":
      return nestedInstanceText(value, indent);
  }
}

function nestedInstanceText(node: ast.InstanceDeclaration, indent: string): string {
  const inner = indent + step;
  const properties = node.properties.map((property) => {
    const qualifiers =
      property.qualifiers.length === 0 ? "" : `${inner}${qualifierListText(property.qualifiers, inner)}\n`;
    return `${qualifiers}${inner}${propertyValueText(property, inner)};\n`;
  });
  return `${instanceHead(node)} {\n${properties.join("")}${indent}}`;
}

/** Texts with commas, as many on a line as fit; one of several lines ends its line. `column` is where the first begins. */
function fill(texts: readonly string[], indent: string, column: number): string {
  let result = "";
  let used = column;
  for (const [index, text] of texts.entries()) {
    const isMultiline = isOfSeveralLines(text);
    if (index > 0) {
      const breaks = isMultiline || used + text.length + 2 > width || isOfSeveralLines(texts[index - 1]!);
      result += breaks ? `,\n${indent}` : ", ";
      used = breaks ? indent.length : used + 2;
    }
    result += text;
    used += text.length;
  }
  return result;
}

/** A string may hold a line end of a file that has others: a reader still sees two lines. */
function isOfSeveralLines(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}
