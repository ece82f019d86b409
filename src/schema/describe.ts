/** One class for a person to read: `mofc model --class NAME`. */
import type { ValueMap } from "../runtime/value-map.ts";
import type { Class, Element, Method, Property, Type, Value } from "./model.ts";

const width = 100;

/** Members with their types, origins and value maps; methods with their parameters and return codes. */
export function describeClass(item: Class): string {
  const facts = [
    item.isAbstract ? "abstract" : null,
    item.isAssociation ? "association" : null,
    item.isIndication ? "indication" : null,
    item.version === null ? null : `version ${item.version}`,
    ...item.namespaces.map((namespace) => `in ${namespace}`),
  ].filter((fact) => fact !== null);
  const sections = [
    `${chainOf(item).join(" : ")}${facts.length === 0 ? "" : `\n${facts.join(", ")}`}`,
    item.description === null ? null : wrap(item.description, "  "),
    `Properties (${item.properties.size})\n${item.properties
      .values()
      .map((property) => describeProperty(property, item))
      .join("\n")}`,
    item.methods.size === 0
      ? null
      : `Methods (${item.methods.size})\n${item.methods
          .values()
          .map((method) => describeMethod(method, item))
          .join("\n")}`,
  ];
  return `${sections.filter((section) => section !== null).join("\n\n")}\n`;
}

function chainOf(item: Class): string[] {
  const names: string[] = [];
  for (let next: Class | null = item; next !== null; next = next.superclass) names.push(next.name);
  return names;
}

function describeProperty(property: Property, item: Class): string {
  const facts = [
    property.isKey ? "key" : null,
    property.isRequired && !property.isKey ? "required" : null,
    property.isWritable ? "write" : null,
    ...elementFacts(property),
    originOf(property, item),
  ].filter((fact) => fact !== null);
  return [
    heading(property, facts),
    ...describeMap(property.valueMap, "      "),
    ...describeMap(property.bitMap, "      bit "),
  ].join("\n");
}

function describeMethod(method: Method, item: Class): string {
  const facts = [method.isStatic ? "static" : null, deprecationOf(method), originOf(method, item)].filter(
    (fact) => fact !== null,
  );
  const returnType = method.returnType === null ? "void" : typeText(method.returnType, null);
  const lines = [`  ${returnType} ${method.name}()${facts.length === 0 ? "" : `  [${facts.join(", ")}]`}`];
  for (const parameter of method.parameters) {
    const direction = [parameter.isIn ? "in" : null, parameter.isOut ? "out" : null]
      .filter((word) => word !== null)
      .join(", ");
    lines.push(`  ${heading(parameter, [direction, ...elementFacts(parameter)])}`);
    for (const line of describeMap(parameter.valueMap, "        ")) lines.push(line);
  }
  if (method.valueMap !== null) lines.push("    returns");
  for (const line of describeMap(method.valueMap, "      ")) lines.push(line);
  return lines.join("\n");
}

function heading(element: Element, facts: readonly (string | null)[]): string {
  const shown = facts.filter((fact) => fact !== null && fact !== "");
  const value = element.default === null ? "" : ` = ${valueText(element.default)}`;
  return `  ${typeText(element.type, element.array)} ${element.name}${value}${shown.length === 0 ? "" : `  [${shown.join(", ")}]`}`;
}

/** A value on one line, as MOF writes it. */
function valueText(value: Value): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "string":
      return `"${escaped(value.value).replaceAll('"', '\\"')}"`;
    case "char16":
      return `'${escaped(value.value).replaceAll("'", "\\'")}'`;
    case "array":
      return `{${value.elements.map(valueText).join(", ")}}`;
    case "alias":
      return `$${value.name}`;
    case "instance":
      return `instance of ${value.instance.className}`;
    case "bare":
      return value.text;
    default:
      return String(value.value);
  }
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\t", "\\t");
}

function elementFacts(element: Element): (string | null)[] {
  const { minValue, maxValue, minLength, maxLength } = element.limits;
  return [
    minValue === null && maxValue === null ? null : `${minValue ?? ""}..${maxValue ?? ""}`,
    minLength === null && maxLength === null ? null : `length ${minLength ?? ""}..${maxLength ?? ""}`,
    element.units === null ? null : `in ${element.units}`,
    deprecationOf(element),
  ];
}

function deprecationOf({ deprecated }: Pick<Element, "deprecated">): string | null {
  if (deprecated === null) return null;
  return deprecated.replacements.length === 0 ? "deprecated" : `deprecated: ${deprecated.replacements.join(", ")}`;
}

function originOf(member: Property | Method, item: Class): string | null {
  if (member.origin === item) return null;
  if (member.declaringClass === member.origin) return `from ${member.origin.name}`;
  if (member.declaringClass === item) return `overrides ${member.origin.name}`;
  return `from ${member.origin.name}, overridden in ${member.declaringClass.name}`;
}

function typeText(type: Type, array: Element["array"]): string {
  const name =
    type.kind === "intrinsic"
      ? type.name
      : type.kind === "reference"
        ? `${type.className} REF`
        : `embedded ${type.className ?? "object"}`;
  return array === null ? name : `${name}[${array.size ?? ""}]`;
}

function describeMap(map: ValueMap<bigint | string> | null, indent: string): string[] {
  if (map === null) return [];
  const texts = map.entries.map(({ text }) => text);
  const column = texts.reduce((longest, { length }) => Math.max(longest, length), 0);
  return map.entries.map(({ text, label }) =>
    `${indent}${text.padEnd(column)}${label === null ? "" : `  ${label}`}`.trimEnd(),
  );
}

function wrap(text: string, indent: string): string {
  const lines = text.split("\n").flatMap((paragraph) => {
    const wrapped: string[] = [];
    let line = "";
    for (const word of paragraph.trim().split(/\s+/)) {
      if (line !== "" && indent.length + line.length + 1 + word.length > width) {
        wrapped.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...wrapped, line];
  });
  return lines.map((line) => (line === "" ? "" : indent + line)).join("\n");
}
