/** Which dialect a file is written in, told by marks that only one of them has. */
import type { Dialect } from "../source/dialect.ts";
import type { Span } from "../source/source-file.ts";
import type * as ast from "./ast.ts";
import { stringValue } from "./literals.ts";

/** A dialect and the place that gave it away; DMTF's has no mark of its own. */
export interface DetectedDialect {
  readonly dialect: Dialect;
  readonly mark: { readonly what: string; readonly span: Span } | null;
}

/** Pragmas of mofcomp (WMI SDK, "Preprocessor commands"). */
const wmiPragmas: ReadonlySet<string> = new Set([
  "autorecover",
  "classflags",
  "instanceflags",
  "deleteclass",
  "deleteinstance",
  "amendment",
]);

/** Flavors of WMI (WMI SDK, "Qualifier flavors"). */
export const wmiFlavors: ReadonlySet<string> = new Set(["amended", "toinstance", "nottoinstance", "nottosubclass"]);

/**
 * Qualifiers that WMI, its driver tools and DSC define and DMTF does not (WMI SDK, "WMI-specific qualifiers"); Configuration
 * Manager's begin with `SMS_`. Provider is none of them: CIMOMs on Linux have it too, and WMI's stands beside Dynamic.
 */
const wmiQualifiers: ReadonlySet<string> = new Set([
  "amendment",
  "cim_key",
  "classcontext",
  "classversion",
  "dynamic",
  "dynprops",
  "friendlyname",
  "guid",
  "hidden",
  "instancecontext",
  "locale",
  "not_null",
  "optional",
  "privileges",
  "propertycontext",
  "singleton",
  "subtype",
  "uuid",
  "wmi",
  "wmidataid",
  "wmimethodid",
  "wmisizeis",
]);

/** Classes whose instances only compiled DSC configurations hold (MS-DSCPM, "Configuration document"). */
const dscDocuments: ReadonlySet<string> = new Set(["omi_configurationdocument", "msft_dscmetaconfiguration"]);

/** Marks of reference pages count before marks of WMI: those pages print WMI classes. */
export function detectDialect(specification: ast.MofSpecification): DetectedDialect {
  const { file, start } = specification.span;
  if (file.binary !== undefined)
    return { dialect: "wmi", mark: { what: "binary MOF", span: { file, start, end: start } } };
  const docs = find(specification, docsMark);
  if (docs !== null) return { dialect: "docs", mark: docs };
  const wmi = fileMark(specification) ?? find(specification, wmiMark);
  return { dialect: wmi === null ? "dmtf" : "wmi", mark: wmi };
}

type Mark = NonNullable<DetectedDialect["mark"]>;

function find(specification: ast.MofSpecification, markOf: (production: ast.Production) => Mark | null): Mark | null {
  for (const production of specification.productions) {
    const mark = markOf(production);
    if (mark !== null) return mark;
  }
  return null;
}

function docsMark(production: ast.Production): Mark | null {
  if (production.kind === "MethodDeclaration") return { what: "a method outside a class", span: production.name.span };
  if (production.kind !== "ClassDeclaration") return null;
  for (const member of production.members) {
    if (member.kind !== "PropertyDeclaration" || member.value === null) continue;
    if (member.value.kind === "DateTimeLiteral") return { what: "a datetime without quotes", span: member.value.span };
    if (member.array !== null && member.value.kind !== "ArrayValue" && member.value.kind !== "NullLiteral") {
      return { what: "a scalar as the default of an array", span: member.value.span };
    }
  }
  return null;
}

/** What tells of the whole file: WMI alone has files of localized amendments, DSC alone names the node that a file is for. */
function fileMark({ span, comments }: ast.MofSpecification): Mark | null {
  const start = { file: span.file, start: 0, end: 0 };
  if (/\.mfl$/i.test(span.file.path)) return { what: "the ending .mfl", span: start };
  const target = comments.find(({ text }) => text.includes("@TargetNode"));
  return target === undefined ? null : { what: "@TargetNode", span: target.span };
}

function wmiMark(production: ast.Production): Mark | null {
  switch (production.kind) {
    case "CompilerDirective":
      return pragmaMark(production);
    case "QualifierDefault":
      return { what: "flavors for all uses of a qualifier", span: production.span };
    case "QualifierDeclaration":
      return flavorMark(production.flavors);
    case "PreprocessorLine":
      return { what: `#${production.directive}`, span: production.span };
    case "InstanceDeclaration":
      return instanceMark(production);
    case "ClassDeclaration":
      return classMark(production);
    case "MethodDeclaration":
      return null;
  }
}

function instanceMark({ className, qualifiers, properties }: ast.InstanceDeclaration): Mark | null {
  const { text: name, span } = className;
  if (name.startsWith("__")) return { what: `the system class ${name}`, span };
  if (dscDocuments.has(name.toLowerCase())) return { what: `the class ${name} of DSC`, span };
  const mark = qualifierMark(qualifiers);
  if (mark !== null) return mark;
  for (const { value } of properties) {
    const nested = nestedInstance(value);
    if (nested !== null) return { what: "an instance within an instance", span: nested.className.span };
  }
  return null;
}

function nestedInstance(value: ast.Value | null): ast.InstanceDeclaration | null {
  if (value?.kind === "InstanceDeclaration") return value;
  if (value?.kind !== "ArrayValue") return null;
  for (const element of value.elements) {
    const nested = nestedInstance(element);
    if (nested !== null) return nested;
  }
  return null;
}

function pragmaMark({ form, name, arguments: [argument], span }: ast.CompilerDirective): Mark | null {
  if (form === "include") return { what: "#include", span };
  if (wmiPragmas.has(name.text.toLowerCase())) return { what: `#pragma ${name.text}`, span };
  const isBackslashed =
    name.text.toLowerCase() === "namespace" &&
    argument?.kind === "StringLiteral" &&
    stringValue(argument).includes("\\");
  return isBackslashed ? { what: "a namespace with backslashes", span: argument.span } : null;
}

function classMark({ name, qualifiers, superclass, members }: ast.ClassDeclaration): Mark | null {
  if (isSystemClass(name) || superclass?.text.startsWith("__") === true)
    return { what: "a system class", span: name.span };
  const mark = qualifierMark(qualifiers);
  if (mark !== null) return mark;
  for (const member of members) {
    const memberMark =
      qualifierMark(member.qualifiers) ??
      (member.kind === "MethodDeclaration" ? methodMark(member) : typeMark(member.type));
    if (memberMark !== null) return memberMark;
  }
  return null;
}

/** WMI's are one word; `__MethodParameters_Install` is another server's. */
function isSystemClass({ text }: ast.Name): boolean {
  return /^__[A-Za-z]+$/.test(text);
}

function methodMark({ returnType, parameters }: ast.MethodDeclaration): Mark | null {
  if (returnType.name.toLowerCase() === "void") return { what: "void", span: returnType.span };
  for (const parameter of parameters) {
    const mark = qualifierMark(parameter.qualifiers) ?? typeMark(parameter.type);
    if (mark !== null) return mark;
  }
  return null;
}

/** A schema's name, `ACME_Fan`, tells a class from a misspelt type. */
function typeMark({ name, isReference, span }: ast.DataType): Mark | null {
  if (isReference) return null;
  if (name.toLowerCase() === "object") return { what: "the type object", span };
  return name.includes("_") ? { what: `the class ${name} as a type`, span } : null;
}

function qualifierMark(qualifiers: readonly ast.Qualifier[]): Mark | null {
  for (const { name, flavors } of qualifiers) {
    const folded = name.text.toLowerCase();
    if (wmiQualifiers.has(folded) || folded.startsWith("sms_"))
      return { what: `the qualifier ${name.text}`, span: name.span };
    const mark = flavors.length === 0 ? null : flavorMark(flavors);
    if (mark !== null) return mark;
  }
  return null;
}

function flavorMark(flavors: readonly ast.Name[]): Mark | null {
  const flavor = flavors.find(({ text }) => wmiFlavors.has(text.toLowerCase()));
  return flavor === undefined ? null : { what: `the flavor ${flavor.text}`, span: flavor.span };
}
