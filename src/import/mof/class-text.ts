/** A class as MOF text, one declaration a line: the printer of the compiler gives it its form. */
import type { PageParameter, PageQualifier, PageType, PageValue } from "../page/facts.ts";
import type { DescribedMethod, DescribedProperty } from "../schema/classes.ts";
import type { ImportedClass } from "../schema/inherit.ts";
import { hasFlag } from "../schema/kinds.ts";
import type { DeclaredQualifier } from "./declared-qualifiers.ts";
import { initialValueText } from "./initial-value.ts";
import { qualifierText, stringsText, stringText } from "./qualifier-text.ts";

export interface MofOptions {
  readonly withDescriptions: boolean;
  readonly declared: ReadonlyMap<string, DeclaredQualifier>;
}

/** Qualifiers that follow from facts, or that mark what WMI adds by itself. */
const derived: ReadonlySet<string> = new Set(
  "key override read write amendment valuemap values description in out abstract association indication".split(" "),
);

export function classText(item: ImportedClass, options: MofOptions): string {
  const scope = isOf(item, "association") ? "association" : isOf(item, "indication") ? "indication" : "class";
  const kinds = ["Association", "Indication", "Abstract"].filter((kind) => hasFlag(item.qualifiers, kind));
  const qualifiers = [
    ...kinds,
    ...pageQualifiers(item.qualifiers, [scope], options),
    ...descriptionText(item.description, options),
  ];
  const superclass = item.superclass === null ? "" : ` : ${item.superclass}`;
  const isProvided = ["Dynamic", "Provider"].some((name) => hasFlag(item.qualifiers, name));
  return [
    list(qualifiers),
    `class ${item.name}${superclass} {`,
    ...item.properties.map((property) => propertyText(property, isProvided, options)),
    ...item.methods.map((method) => methodText(method, options)),
    "};",
  ].join("\n");
}

function isOf(item: ImportedClass, kind: string): boolean {
  return hasFlag(item.qualifiers, kind) || (item.base !== null && isOf(item.base, kind));
}

function propertyText(
  property: DescribedProperty,
  isProvided: boolean,
  options: MofOptions,
): string {
  const { name, type, isKey, overrides, access, comments, initialValue } = property;
  const value = isProvided || overrides ? null : initialValueText(initialValue, type);
  const scope = type.isReference ? "reference" : "property";
  const qualifiers = [
    ...(overrides ? [`Override("${name}")`] : []),
    ...(isKey ? ["Key"] : []),
    ...(access?.isWritable === true ? [access.isReadable ? "Write" : "Read(false), Write"] : []),
    ...pageQualifiers(property.qualifiers, [scope], options, type),
    ...descriptionText(property.description, options),
    ...valueMapTexts(property.values, type),
  ];
  const notes =
    initialValue === null || value !== null ? comments : [...comments, `Initial value in the source: ${name} = ${oneLine(initialValue)}.`];
  return [...notes.map(comment), list(qualifiers), `${declarationText(name, type)}${value === null ? "" : ` = ${value}`};`].join("\n");
}

function methodText(method: DescribedMethod, options: MofOptions): string {
  const qualifiers = [
    ...(method.overrides ? [`Override("${method.name}")`] : []),
    ...pageQualifiers(method.qualifiers, ["method"], options),
    ...descriptionText(method.description, options),
    ...valueMapTexts(method.values, method.type),
  ];
  const parameters = method.parameters.map((parameter) => parameterText(parameter, options));
  return [
    ...method.comments.map(comment),
    list(qualifiers),
    `${method.type.name} ${method.name}(`,
    parameters.map(({ text }) => text).join(",\n"),
    ");",
  ].join("\n");
}

function parameterText(parameter: PageParameter, options: MofOptions): { readonly text: string } {
  const { name, type, isIn, isOut, isOptional, initialValue } = parameter;
  const direction = isOut ? (isIn ? ["In", "Out"] : ["In(false)", "Out"]) : ["In"];
  const qualifiers = [
    ...direction,
    ...(isOptional ? ["Optional"] : []),
    ...pageQualifiers(parameter.qualifiers, ["parameter"], options, type),
    ...descriptionText(parameter.description, options),
    ...valueMapTexts(parameter.values, type),
  ];
  const note = initialValue === null ? "" : `${comment(`Initial value in the source: ${name} = ${oneLine(initialValue)}.`)}\n`;
  return { text: `${note}${list(qualifiers)}\n${declarationText(name, type)}` };
}

function declarationText(name: string, { name: type, isReference, isArray, size }: PageType): string {
  return `${type}${isReference ? " REF" : ""} ${name}${isArray ? `[${size ?? ""}]` : ""}`;
}

/** Qualifiers of the page that the standard declares; one that says twice the same is there once. */
function pageQualifiers(
  qualifiers: readonly PageQualifier[],
  scopes: readonly string[],
  { declared, withDescriptions }: MofOptions,
  type?: PageType,
): string[] {
  const known = new Set<string>(derived);
  return qualifiers.flatMap((qualifier) => {
    const name = qualifier.name.toLowerCase();
    if (known.has(name) || !fits(name, type) || (!withDescriptions && name === "displayname")) return [];
    known.add(name);
    const text = qualifierText(qualifier, declared, scopes);
    return text === null ? [] : [text];
  });
}

/** Embedded instances are strings in MOF: a page that has the class as the type says so already. */
function fits(qualifier: string, type: PageType | undefined): boolean {
  if (/^embedded(?:instance|object)$/.test(qualifier)) return type?.name === "string";
  return qualifier !== "arraytype" || type === undefined || type.isArray;
}

function descriptionText(text: string, { withDescriptions }: MofOptions): string[] {
  return withDescriptions && text !== "" ? [`Description(${stringText(text)})`] : [];
}

const mappable = /^(?:[us]int\d+|string)$/;

function valueMapTexts(values: readonly PageValue[], { name }: PageType): string[] {
  if (values.length === 0 || !mappable.test(name)) return [];
  return [
    `ValueMap ${stringsText(values.map(({ value }) => value))}`,
    `Values ${stringsText(values.map(({ value, label }) => label ?? value))}`,
  ];
}

function list(qualifiers: readonly string[]): string {
  return qualifiers.length === 0 ? "" : `[${qualifiers.join(", ")}]`;
}

function comment(text: string): string {
  return `// ${oneLine(text)}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
