/** Properties, methods and parameters of a class, with the types that stand in qualifiers. */
import type { SourceFile, Span } from "../source/source-file.ts";
import type * as ast from "../syntax/ast.ts";
import type { ObjectRecord, PropertyRecord, QualifierRecord, ValueRecord } from "./binary-mof.ts";
import { arrayNode, isIdentifier, nameNode, spanIn, valueNode } from "./nodes.ts";
import { added, addedNumber, qualifierNodes } from "./qualifiers.ts";
import type { TreeFaults } from "./tree-faults.ts";
import { isArrayType, isTypeName, typeOfCode } from "./types.ts";

/** What makes members of records. */
export interface Making {
  readonly file: SourceFile;
  readonly faults: TreeFaults;
  /** The instance that an embedded object is; `null` where it cannot be one. */
  readonly nested: (object: ObjectRecord) => ast.InstanceDeclaration | null;
}

/** What a property and a parameter have. */
interface Typed {
  readonly type: ast.DataType;
  readonly name: ast.Name;
  readonly array: ast.ArraySpecifier | null;
  readonly value: ast.Value | null;
  readonly span: Span;
}

export function propertyNode(record: PropertyRecord, making: Making): ast.PropertyDeclaration | null {
  const typed = typedNode(record, making);
  if (typed === null) return null;
  const qualifiers = qualifierNodes(withoutSyntax(record), making.file, making.faults);
  return { kind: "PropertyDeclaration", qualifiers, ...typed };
}

function typedNode(record: PropertyRecord, { file, faults, nested }: Making): Typed | null {
  const { name, value } = record;
  if (!isIdentifier(name.text)) return faults.name(name);
  const type = declaredType(record, file, faults);
  if (type === null) return null;
  const span = spanIn(file, record);
  return {
    type,
    name: nameNode(name.text, spanIn(file, name)),
    array: isArrayType(record.type) ? arrayNode(addedNumber(record.qualifiers, "MAX"), behind(name, file)) : null,
    value: value === null ? null : valueNode(value, file, nested),
    span,
  };
}

/** Where MOF has the brackets of an array. */
function behind({ end }: { readonly end: number }, file: SourceFile): Span {
  return { file, start: end, end };
}

/** The type of CIMTYPE, which says of an object and of a reference what class it is of; without one that of the code. */
function declaredType(record: PropertyRecord, file: SourceFile, faults: TreeFaults): ast.DataType | null {
  const qualifier = added(record.qualifiers, "CIMTYPE");
  const span = spanIn(file, qualifier ?? record);
  const declared = qualifier?.value?.kind === "string" ? qualifier.value.value : null;
  const type = declared === null ? null : writtenType(declared);
  if (type !== null) return { kind: "DataType", ...type, span };
  if (declared !== null) faults.unknown("declared-type", declared, qualifier ?? record);
  const name = typeOfCode(record.type)?.name;
  if (name === undefined) return faults.unknown("type", record.type, record);
  const isReference = name === "reference";
  return { kind: "DataType", name: isReference ? "object" : name, isReference, span };
}

/** `uint8`, `object:Class`, `ref:Class`; in any case. */
function writtenType(text: string): { name: string; isReference: boolean } | null {
  const folded = text.toLowerCase();
  if (isTypeName(folded)) return { name: folded, isReference: false };
  const [kind = "", className] = text.split(":", 2);
  const isReference = /^ref(?:erence)?$/i.test(kind);
  if (!isReference && !/^object$/i.test(kind)) return null;
  if (className === undefined || className === "") return { name: "object", isReference };
  return isIdentifier(className) ? { name: className, isReference } : null;
}

/** The qualifiers that the source has: those of types and of signatures became syntax. */
function withoutSyntax({ type, qualifiers }: PropertyRecord): QualifierRecord[] {
  return qualifiers.filter(({ name: { text } }) => text !== "CIMTYPE" && !(text === "MAX" && isArrayType(type)));
}

export function methodNode(record: PropertyRecord, making: Making): ast.MethodDeclaration | null {
  const { file, faults } = making;
  const { name, value } = record;
  if (!isIdentifier(name.text)) return faults.name(name);
  const span = spanIn(file, record);
  const records = (value?.kind === "array" ? value.elements : []).flatMap(parametersOf);
  const returned = records.find((each) => isReturnValue(each));
  const returnType = returned === undefined ? null : typedNode(returned, making);
  const signature = new Signature(
    records.filter((each) => each !== returned),
    faults,
  );
  return {
    kind: "MethodDeclaration",
    qualifiers: qualifierNodes(methodQualifiers(record, returned), file, faults),
    returnType: returnType?.type ?? { kind: "DataType", name: "void", isReference: false, span },
    returnArray: returnType?.array ?? null,
    name: nameNode(name.text, spanIn(file, name)),
    parameters: signature.parameters().flatMap((each) => parameterNode(each, making) ?? []),
    span,
  };
}

function parametersOf(element: ValueRecord): readonly PropertyRecord[] {
  if (element.kind !== "object") return [];
  return element.value.properties.filter(({ name: { text } }) => !text.startsWith("__"));
}

function isReturnValue({ name: { text }, qualifiers }: PropertyRecord): boolean {
  return text.toLowerCase() === "returnvalue" && added(qualifiers, "ID") === undefined;
}

/** Qualifiers of the value that is returned are written on the method. */
function methodQualifiers(method: PropertyRecord, returned: PropertyRecord | undefined): QualifierRecord[] {
  const own = withoutSyntax(method);
  return returned === undefined
    ? own
    : united(
        own,
        withoutSyntax(returned).filter((each) => !isDirection(each)),
      );
}

/** A parameter with its place in the signature. */
interface Parameter {
  readonly record: PropertyRecord;
  readonly id: number | null;
  readonly qualifiers: readonly QualifierRecord[];
}

/** The parameters of the objects for "in" and "out", one for each ID. */
class Signature {
  readonly #faults: TreeFaults;
  readonly #parameters: Parameter[] = [];

  constructor(records: readonly PropertyRecord[], faults: TreeFaults) {
    this.#faults = faults;
    const byId = new Map<number, number>();
    for (const record of records) {
      const parameter = this.#parameterOf(record);
      const known = parameter.id === null ? undefined : byId.get(parameter.id);
      if (known !== undefined && this.#merge(known, parameter)) continue;
      if (parameter.id !== null && known === undefined) byId.set(parameter.id, this.#parameters.length);
      this.#parameters.push(parameter);
    }
  }

  /** In the order of the IDs; those without one behind the others. */
  parameters(): readonly Parameter[] {
    const place = ({ id }: Parameter): number => id ?? Number.POSITIVE_INFINITY;
    const ordered = this.#parameters.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
    const gap = ordered.findIndex(({ id }, index) => id !== null && id > index);
    if (gap >= 0) this.#faults.parameter("id-gap", ordered[gap]!.record);
    return ordered;
  }

  #parameterOf(record: PropertyRecord): Parameter {
    const id = addedNumber(record.qualifiers, "ID");
    if (id === null || id < 0n) this.#faults.parameter("id-missing", record);
    if (!record.qualifiers.some(isDirection)) this.#faults.parameter("direction", record);
    return { record, id: id === null || id < 0n ? null : Number(id), qualifiers: record.qualifiers };
  }

  /** What is in and out stands in both objects; `false` where two parameters have the same ID. */
  #merge(index: number, { record, qualifiers }: Parameter): boolean {
    const known = this.#parameters[index]!;
    const isSameName = known.record.name.text.toLowerCase() === record.name.text.toLowerCase();
    if (!isSameName) return this.#faults.parameter("id-twice", record) ?? false;
    if (known.record.type !== record.type) this.#faults.parameter("disagrees", record);
    this.#parameters[index] = { ...known, qualifiers: united(known.qualifiers, qualifiers) };
    return true;
  }
}

function parameterNode({ record, qualifiers }: Parameter, making: Making): ast.ParameterDeclaration | null {
  const typed = typedNode(record, making);
  if (typed === null) return null;
  const own = withoutSyntax({ ...record, qualifiers }).filter(({ name: { text } }) => text !== "ID");
  const directions = own.filter(isDirection).toSorted((a, b) => rank(a) - rank(b));
  const others = own.filter((each) => !isDirection(each));
  const nodes = qualifierNodes([...directions, ...others], making.file, making.faults);
  return { kind: "ParameterDeclaration", qualifiers: nodes.map(withPlainDirection), ...typed };
}

function isDirection({ name: { text } }: QualifierRecord): boolean {
  return /^(?:in|out)$/i.test(text);
}

function rank({ name: { text } }: QualifierRecord): number {
  return text.toLowerCase() === "in" ? 0 : 1;
}

/** `IN` is what one version of the compiler makes of `in`. */
function withPlainDirection(node: ast.Qualifier): ast.Qualifier {
  const { text, span } = node.name;
  return /^(?:in|out)$/i.test(text) ? { ...node, name: nameNode(text.toLowerCase(), span) } : node;
}

/** The first of each name. */
function united(first: readonly QualifierRecord[], second: readonly QualifierRecord[]): QualifierRecord[] {
  const names = new Set(first.map(({ name }) => name.text.toLowerCase()));
  return [...first, ...second.filter(({ name }) => !names.has(name.text.toLowerCase()))];
}
