/** The tree as canonical MOF. Printing what was parsed from printed text gives the same text. */
import type { Node, Qualifier } from "./ast.ts";
import type * as ast from "./ast.ts";
import { arrayText, instanceHead, type Layout, names, step, typeText, ValuePrinter } from "./print-values.ts";

const canonical: Layout = { width: 100, foldsStrings: false };

/** Canonical MOF with LF line ends. Comments stand in front of, or on the line of, what they stood by. */
export function print(specification: ast.MofSpecification, layout: Layout = canonical): string {
  return new Printer(specification, layout).print();
}

/** Directives have their line. */
const onOneLine = new ValuePrinter({ width: Number.POSITIVE_INFINITY, foldsStrings: false });

class Printer {
  readonly #specification: ast.MofSpecification;
  readonly #lines: string[] = [];
  readonly #width: number;
  readonly #values: ValuePrinter;
  #nextComment = 0;

  constructor(specification: ast.MofSpecification, layout: Layout) {
    this.#specification = specification;
    this.#width = layout.width;
    this.#values = new ValuePrinter(layout);
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
        return this.#put("", this.#qualifierDeclarationText(node));
      case "QualifierDefault":
        return this.#put("", `Qualifier ${node.name.text} : ${names(node.flavors, " ")};`);
      case "MethodDeclaration":
        return this.#method(node, "");
    }
  }

  #qualifierDeclarationText({ name, type, array, value, scopes, flavors }: ast.QualifierDeclaration): string {
    const parts = [
      `Qualifier ${name.text} : ${typeText(type)}${arrayText(array)}${this.#values.initializerText(value, "")}`,
    ];
    if (scopes !== null) parts.push(`Scope(${names(scopes, ", ")})`);
    if (flavors.length > 0) parts.push(`Flavor(${names(flavors, ", ")})`);
    const line = parts.join(", ");
    return `${line.length < this.#width ? line : parts.join(`,\n${step}`)};`;
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
    this.#put(indent, `${this.#values.elementText(node, indent)};`);
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
      this.#put(inner, this.#values.elementText(parameter, inner) + (index < node.parameters.length - 1 ? "," : ""));
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
      this.#put(step, `${this.#values.propertyValueText(property, step)};`);
      this.#trailingComment(property);
    }
    this.#commentsBefore(node.span.end, step);
    this.#put("", "};");
  }

  #qualifiers(qualifiers: readonly Qualifier[], indent: string): void {
    if (qualifiers.length > 0) this.#put(indent, this.#values.qualifierListText(qualifiers, indent));
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
  const texts = values.map((value) => onOneLine.valueText(value, ""));
  // Without its parentheses a word would be read on into the next line.
  if (form === "include")
    return values[0]?.kind === "StringLiteral" ? `#include ${texts[0]}` : `#include (${texts.join("")})`;
  return `#pragma ${name.text}${texts.length === 0 ? "" : ` (${texts.join(", ")})`}`;
}
