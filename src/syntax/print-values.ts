/** Values, qualifiers and types as canonical MOF. */
import type * as ast from "./ast.ts";
import type { Qualifier, Value } from "./ast.ts";

/** How wide lines are, and whether strings are broken to keep to that. */
export interface Layout {
  readonly width: number;
  readonly foldsStrings: boolean;
}

export const step = "  ";

/** What stands behind a string on its last line: `")],`. */
const behindString = 4;

export class ValuePrinter {
  readonly #width: number;
  readonly #foldsStrings: boolean;

  constructor({ width, foldsStrings }: Layout) {
    this.#width = width;
    this.#foldsStrings = foldsStrings;
  }

  qualifierListText(qualifiers: readonly Qualifier[], indent: string): string {
    return `[${this.#fill(
      qualifiers.map((qualifier) => this.#qualifierText(qualifier, `${indent} ${step}`)),
      `${indent} `,
      1,
    )}]`;
  }

  #qualifierText({ name, value, flavors }: Qualifier, indent: string): string {
    const suffix = flavors.length === 0 ? "" : ` : ${names(flavors, " ")}`;
    if (value === null) return name.text + suffix;
    if (value.kind === "ArrayValue") return `${name.text} ${this.valueText(value, indent)}${suffix}`;
    return `${name.text}(${this.valueText(value, indent)})${suffix}`;
  }

  elementText(
    { type, name, array, value }: ast.PropertyDeclaration | ast.ParameterDeclaration,
    indent: string,
  ): string {
    return `${typeText(type)} ${name.text}${arrayText(array)}${this.initializerText(value, indent)}`;
  }

  propertyValueText({ name, value }: ast.PropertyValue, indent: string): string {
    return name.text + this.initializerText(value, indent);
  }

  initializerText(value: Value | null, indent: string): string {
    if (value === null) return "";
    const text = this.valueText(value, furtherIndent(value, indent));
    return text.startsWith("\n") ? ` =${text}` : ` = ${text}`;
  }

  /** @param indent where a further line of the value begins. */
  valueText(value: Value, indent: string): string {
    switch (value.kind) {
      case "NullLiteral":
        return "null";
      case "BooleanLiteral":
        return value.value ? "true" : "false";
      case "StringLiteral":
        return this.#stringText(value, indent);
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
          : `{${this.#fill(
              value.elements.map((element) => this.valueText(element, furtherIndent(element, indent))),
              indent,
              indent.length + 20,
            )}}`;
      case "InstanceDeclaration":
        return this.#nestedInstanceText(value, indent);
    }
  }

  #nestedInstanceText(node: ast.InstanceDeclaration, indent: string): string {
    const inner = indent + step;
    const properties = node.properties.map((property) => {
      const qualifiers =
        property.qualifiers.length === 0 ? "" : `${inner}${this.qualifierListText(property.qualifiers, inner)}\n`;
      return `${qualifiers}${inner}${this.propertyValueText(property, inner)};\n`;
    });
    return `${instanceHead(node)} {\n${properties.join("")}${indent}}`;
  }

  /** Texts with commas, as many on a line as fit; one of several lines ends its line. `column` is where the first begins. */
  #fill(texts: readonly string[], indent: string, column: number): string {
    let result = "";
    let used = column;
    for (const [index, text] of texts.entries()) {
      const isMultiline = isOfSeveralLines(text);
      if (index > 0) {
        const breaks = isMultiline || used + text.length + 2 > this.#width || isOfSeveralLines(texts[index - 1]!);
        result += breaks ? `,\n${indent}` : ", ";
        used = breaks ? indent.length : used + 2;
      }
      result += text;
      used += text.length;
    }
    return result;
  }

  /** Several parts have a line each. A part that is too long for its line is broken behind blanks, never put together with another one. */
  #stringText({ first, rest }: Pick<ast.StringLiteral, "first" | "rest">, indent: string): string {
    const room = this.#width - indent.length - behindString;
    if (!this.#foldsStrings || (rest.length === 0 && first.length <= room - step.length * 4)) {
      return rest.length === 0 ? first : [first, ...rest].map((part) => `\n${indent}${part}`).join("");
    }
    return [first, ...rest]
      .flatMap((part) => folded(part, room))
      .map((part) => `\n${indent}${part}`)
      .join("");
  }
}

/** A part of a string as parts that are no longer than `room`, where it has blanks. One over several lines stays whole. */
function folded(part: string, room: number): readonly string[] {
  if (part.length <= room || isOfSeveralLines(part) || !part.startsWith('"')) return [part];
  const words = part.slice(1, -1).match(/[^ ]* +|[^ ]+$/g) ?? [];
  const parts: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + word.length + 2 > room) {
      parts.push(`"${line}"`);
      line = "";
    }
    line += word;
  }
  return [...parts, `"${line}"`];
}

/** Where a further line of a value begins: the braces of an instance bring an indent of their own. */
function furtherIndent(value: Value, indent: string): string {
  return value.kind === "InstanceDeclaration" ? indent : indent + step;
}

export function instanceHead({ className, alias }: ast.InstanceDeclaration): string {
  return `instance of ${className.text}${alias === null ? "" : ` as $${alias.text}`}`;
}

export function typeText({ name, isReference }: ast.DataType): string {
  return isReference ? `${name} REF` : name;
}

export function arrayText(array: ast.ArraySpecifier | null): string {
  return array === null ? "" : `[${array.size?.text ?? ""}]`;
}

export function names(list: readonly ast.Name[], separator: string): string {
  return list.map(({ text }) => text).join(separator);
}

/** A string may hold a line end of a file that has others: a reader still sees two lines. */
function isOfSeveralLines(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}
