/**
 * What `Get-CimClass | ConvertTo-Json` prints: classes of Microsoft.Management.Infrastructure with all members, inherited ones
 * included, and effective qualifiers. Enumerations stand as numbers or as names.
 */
import { type Node, parseTree } from "jsonc-parser";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { escapeMof } from "../../runtime/mof-literals.ts";
import { positionAt, type SourceFile } from "../../source/source-file.ts";
import type {
  ClassPage,
  PageElement,
  PageMethod,
  PageParameter,
  PageProperty,
  PageQualifier,
  PageType,
  PageValue,
} from "../page/facts.ts";
import { normalizedNamespace } from "../page/requirements.ts";

/** CimType of Microsoft.Management.Infrastructure from 1 on; those of arrays follow in the same order. */
const cimTypes =
  "boolean uint8 sint8 uint16 sint16 uint32 sint32 uint64 sint64 real32 real64 char16 datetime string reference instance".split(
    " ",
  );

/** The classes of a file; a file of something else is reported. */
export function readCimClasses(file: SourceFile, report: Report): ClassPage[] {
  const root = parseTree(file.text.replace(/^\ufeff/, " "), [], { allowTrailingComma: true });
  const items = root?.type === "array" ? (root.children ?? []) : root === undefined ? [] : [root];
  const classes = items.flatMap((item) => {
    const name = text(item, "CimClassName") ?? text(member(item, "CimSystemProperties"), "ClassName");
    return name === null || member(item, "CimClassProperties") === undefined ? [] : [classOf(item, name, file)];
  });
  if (classes.length === 0) report(diagnostic("page-json-unknown", { file, start: 0, end: 0 }, {}));
  return classes;
}

function classOf(item: Node, name: string, file: SourceFile): ClassPage {
  const { description, qualifiers } = qualified(member(item, "CimClassQualifiers"), lineAt(file, item));
  return {
    kind: "class",
    file,
    line: lineAt(file, item),
    namespace: normalizedNamespace(text(member(item, "CimSystemProperties"), "Namespace")),
    date: null,
    description,
    name,
    superclass: text(item, "CimSuperClassName"),
    qualifiers,
    properties: elements(member(item, "CimClassProperties")).map((node) => propertyOf(node, file)),
    methods: elements(member(item, "CimClassMethods")).map((node) => methodOf(node, file)),
    listedMethods: [],
  };
}

function propertyOf(node: Node, file: SourceFile): PageProperty {
  const element = elementOf(node, "CimType", file);
  return {
    ...element,
    qualifiers: element.qualifiers.filter(({ name }) => !/^(?:read|write)$/i.test(name)),
    access: { isReadable: !isFalse(element, "read"), isWritable: hasFlag(element, "write") },
    initialValue: valueText(member(node, "Value")),
  };
}

function methodOf(node: Node, file: SourceFile): PageMethod {
  const element = elementOf(node, "ReturnType", file);
  return {
    ...element,
    parameters: elements(member(node, "Parameters")).map((parameter) => parameterOf(parameter, file)),
  };
}

function parameterOf(node: Node, file: SourceFile): PageParameter {
  const element = elementOf(node, "CimType", file);
  const isOut = hasFlag(element, "out");
  return {
    ...element,
    qualifiers: element.qualifiers.filter(({ name }) => !/^(?:in|out|optional|id)$/i.test(name)),
    isOut,
    isIn: hasFlag(element, "in") || !isOut,
    isOptional: hasFlag(element, "optional"),
    initialValue: null,
  };
}

function elementOf(node: Node, typeKey: string, file: SourceFile): PageElement {
  const line = lineAt(file, node);
  const { description, qualifiers, values } = qualified(member(node, "Qualifiers"), line);
  return {
    name: text(node, "Name") ?? "",
    line,
    type: typeOf(member(node, typeKey), text(node, "ReferenceClassName"), qualifiers),
    description,
    qualifiers: qualifiers.filter(({ name }) => name.toLowerCase() !== "cimtype"),
    values,
  };
}

function typeOf(node: Node | undefined, className: string | null, qualifiers: readonly PageQualifier[]): PageType {
  const written: unknown = node?.value;
  const index =
    typeof written === "number"
      ? written - 1
      : cimTypes.indexOf(
          String(written)
            .replace(/Array$/, "")
            .toLowerCase(),
        );
  const isArray = typeof written === "number" ? written > cimTypes.length : String(written).endsWith("Array");
  const name = cimTypes[index % cimTypes.length] ?? "void";
  if (name !== "reference" && name !== "instance") return { name, isReference: false, isArray, size: null };
  // The qualifier CIMTYPE has `ref:Class` and `object:Class`.
  const cimType = qualifiers.find((qualifier) => qualifier.name.toLowerCase() === "cimtype")?.arguments?.[0];
  const target = className ?? cimType?.split(":")[1] ?? "object";
  return { name: target, isReference: name === "reference", isArray, size: null };
}

interface Qualified {
  readonly description: string;
  readonly qualifiers: readonly PageQualifier[];
  readonly values: readonly PageValue[];
}

/** Qualifiers but for those that say a description or the values. */
function qualified(node: Node | undefined, line: number): Qualified {
  const all = elements(node).map((qualifier): PageQualifier => {
    const value = member(qualifier, "Value");
    const isTrue = value?.type === "boolean" && value.value === true;
    return { name: text(qualifier, "Name") ?? "", arguments: isTrue ? null : texts(value) };
  });
  const argumentsOf = (name: string): readonly string[] =>
    all.find((qualifier) => qualifier.name.toLowerCase() === name)?.arguments ?? [];
  const labels = argumentsOf("values");
  return {
    description: argumentsOf("description").join("\n"),
    qualifiers: all.filter(({ name }) => !/^(?:description|valuemap|values)$/i.test(name)),
    values: argumentsOf("valuemap").map((value, index) => ({ value, label: labels[index] ?? null, line })),
  };
}

/** An initial value as MOF; `null` for none. */
function valueText(node: Node | undefined): string | null {
  if (node === undefined || node.type === "null" || node.type === "object") return null;
  if (node.type === "array") return `{${(node.children ?? []).map(valueText).join(", ")}}`;
  return node.type === "string" ? `"${escapeMof(String(node.value))}"` : String(node.value);
}

function hasFlag({ qualifiers }: PageElement, flag: string): boolean {
  return qualifiers.some(({ name, arguments: values }) => name.toLowerCase() === flag && values === null);
}

function isFalse({ qualifiers }: PageElement, flag: string): boolean {
  return qualifiers.some(({ name, arguments: values }) => name.toLowerCase() === flag && values?.[0] === "false");
}

function member(node: Node | undefined, key: string): Node | undefined {
  if (node?.type !== "object") return undefined;
  return node.children?.find(({ children }) => children?.[0]?.value === key)?.children?.[1];
}

function text(node: Node | undefined, key: string): string | null {
  const value = member(node, key);
  return value?.type === "string" && value.value !== "" ? String(value.value) : null;
}

/** A list; PowerShell prints one element without its list, and wraps some lists into an object. */
function elements(node: Node | undefined): readonly Node[] {
  if (node === undefined || node.type === "null") return [];
  const wrapped = member(node, "value");
  if (wrapped?.type === "array") return wrapped.children ?? [];
  return node.type === "array" ? (node.children ?? []) : [node];
}

function texts(node: Node | undefined): string[] {
  return node?.type === "object" && member(node, "value") === undefined
    ? []
    : elements(node).map(({ value }) => String(value));
}

function lineAt(file: SourceFile, { offset }: Node): number {
  return positionAt(file, offset).line;
}
