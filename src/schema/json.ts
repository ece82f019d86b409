/**
 * The resolved model as JSON, for other tools: `mofc model --json`. The shape is public; fields are added, not changed.
 *
 * - Classes are in the order of their declaration, members as in the model: inherited ones first.
 * - `declared` tells whether the class itself declares (or overrides) the member; `origin` names the class that
 *   introduced it and `declaringClass` the one whose declaration is in force. `declaredMembers` names those that the class
 *   itself declares, in source order.
 * - Several classes may have one name, each in namespaces of its own. A name that a class or an instance mentions is that of
 *   the class in one of its own namespaces; if there is none, that of the class in the alphabetically first namespace.
 * - Integers of 64-bit types are strings, others numbers. In value maps all values are strings, as in the schema.
 */
import type { ValueMap } from "../runtime/value-map.ts";
import type * as model from "./model.ts";
import type { NameMap } from "./name-map.ts";

export interface JsonModel {
  readonly classes: readonly JsonClass[];
  readonly qualifierDeclarations: readonly JsonQualifierDeclaration[];
  readonly instances: readonly JsonInstance[];
}

export interface JsonClass {
  readonly name: string;
  readonly namespaces: readonly string[];
  readonly superclass: string | null;
  readonly abstract: boolean;
  readonly association: boolean;
  readonly indication: boolean;
  readonly terminal: boolean;
  readonly version: string | null;
  readonly description: string | null;
  /** Replacements, or `null` where the element is not deprecated. */
  readonly deprecated: readonly string[] | null;
  readonly qualifiers: readonly JsonQualifier[];
  readonly keys: readonly string[];
  /** Properties and methods that the class itself declares, in source order. */
  readonly declaredMembers: readonly string[];
  readonly properties: readonly JsonProperty[];
  readonly methods: readonly JsonMethod[];
}

/** `name` is the intrinsic type, or the class of a reference or embedded instance (`null`: any class). */
export interface JsonType {
  readonly kind: model.Type["kind"];
  readonly name: string | null;
}

export interface JsonElement {
  readonly name: string;
  readonly type: JsonType;
  readonly array: model.ArrayShape | null;
  readonly required: boolean;
  readonly default: JsonValue;
  /** Whether the declaration in force gives the default; an override without one has that of what it overrides. */
  readonly defaultDeclared: boolean;
  readonly units: string | null;
  /** Only the limits that there are. */
  readonly limits: Readonly<Record<string, string | number>>;
  readonly valueMap: readonly JsonMapEntry[] | null;
  readonly bitMap: readonly JsonMapEntry[] | null;
  readonly description: string | null;
  readonly deprecated: readonly string[] | null;
  readonly qualifiers: readonly JsonQualifier[];
}

interface JsonMember {
  readonly declared: boolean;
  readonly declaringClass: string;
  readonly origin: string;
}

export interface JsonProperty extends JsonElement, JsonMember {
  readonly key: boolean;
  readonly read: boolean;
  readonly write: boolean;
}

export interface JsonParameter extends JsonElement {
  readonly in: boolean;
  readonly out: boolean;
}

export interface JsonMethod extends JsonMember {
  readonly name: string;
  /** `null` for void. */
  readonly returnType: JsonType | null;
  readonly returnArray: model.ArrayShape | null;
  readonly static: boolean;
  readonly parameters: readonly JsonParameter[];
  /** The return codes. */
  readonly valueMap: readonly JsonMapEntry[] | null;
  readonly description: string | null;
  readonly deprecated: readonly string[] | null;
  readonly qualifiers: readonly JsonQualifier[];
}

export interface JsonMapEntry {
  readonly kind: "value" | "range" | "unclaimed";
  /** As the schema writes it. */
  readonly text: string;
  readonly label: string | null;
  /** The value of `"value"`, in decimal. */
  readonly value?: string;
  /** The bounds of `"range"`, in decimal. */
  readonly low?: string;
  readonly high?: string;
}

export interface JsonQualifier {
  readonly name: string;
  readonly value: JsonValue;
  readonly inherited: boolean;
  readonly toSubclass: boolean;
  readonly overridable: boolean;
}

export interface JsonQualifierDeclaration {
  readonly name: string;
  readonly type: string;
  readonly array: boolean;
  readonly default: JsonValue;
  readonly scopes: readonly string[];
  readonly toSubclass: boolean;
  readonly overridable: boolean;
  readonly translatable: boolean;
  readonly builtIn: boolean;
}

export interface JsonInstance {
  readonly class: string;
  readonly namespace: string | null;
  readonly alias: string | null;
  readonly properties: Readonly<Record<string, JsonValue>>;
}

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly alias: string }
  | { readonly instance: JsonInstance };

export function modelToJson({ classes, qualifierDeclarations, instances }: model.Model): JsonModel {
  return {
    classes: classes.values().map(classToJson),
    qualifierDeclarations: qualifierDeclarations.values().map((declaration) => ({
      name: declaration.name,
      type: declaration.type,
      array: declaration.isArray,
      default: valueToJson(declaration.default, declaration.type),
      scopes: declaration.scopes,
      toSubclass: declaration.flavors.toSubclass,
      overridable: declaration.flavors.overridable,
      translatable: declaration.flavors.translatable,
      builtIn: declaration.isBuiltIn,
    })),
    instances: instances.map(instanceToJson),
  };
}

export function classToJson(item: model.Class): JsonClass {
  return {
    name: item.name,
    namespaces: item.namespaces,
    superclass: item.superclass?.name ?? null,
    abstract: item.isAbstract,
    association: item.isAssociation,
    indication: item.isIndication,
    terminal: item.isTerminal,
    version: item.version,
    description: item.description,
    deprecated: item.deprecated?.replacements ?? null,
    qualifiers: qualifiersToJson(item.qualifiers),
    keys: item.keys.map(({ name }) => name),
    declaredMembers: [...item.declaredProperties, ...item.declaredMethods]
      .sort((a, b) => a.declaration.span.start - b.declaration.span.start)
      .map(({ name }) => name),
    properties: item.properties.values().map((property) => ({
      ...memberToJson(property, item),
      ...elementToJson(property),
      key: property.isKey,
      read: property.isReadable,
      write: property.isWritable,
    })),
    methods: item.methods.values().map((method) => ({
      name: method.name,
      ...memberToJson(method, item),
      returnType: method.returnType === null ? null : typeToJson(method.returnType),
      returnArray: method.returnArray,
      static: method.isStatic,
      parameters: method.parameters
        .values()
        .map((parameter) => ({ ...elementToJson(parameter), in: parameter.isIn, out: parameter.isOut })),
      valueMap: mapToJson(method.valueMap),
      description: method.description,
      deprecated: method.deprecated?.replacements ?? null,
      qualifiers: qualifiersToJson(method.qualifiers),
    })),
  };
}

function memberToJson(member: model.Property | model.Method, item: model.Class): JsonMember {
  return {
    declared: member.declaringClass === item,
    declaringClass: member.declaringClass.name,
    origin: member.origin.name,
  };
}

function elementToJson(element: model.Property | model.Parameter): JsonElement {
  const limits = Object.entries(element.limits).filter(([, limit]) => limit !== null);
  return {
    name: element.name,
    type: typeToJson(element.type),
    array: element.array,
    required: element.isRequired,
    default:
      element.default === null
        ? null
        : valueToJson(element.default, element.type.kind === "intrinsic" ? element.type.name : null),
    defaultDeclared: element.declaration.value !== null,
    units: element.units,
    limits: Object.fromEntries(
      limits.map(([name, limit]) => [name, typeof limit === "bigint" ? limit.toString() : limit]),
    ),
    valueMap: mapToJson(element.valueMap),
    bitMap: mapToJson(element.bitMap),
    description: element.description,
    deprecated: element.deprecated?.replacements ?? null,
    qualifiers: qualifiersToJson(element.qualifiers),
  };
}

function typeToJson(type: model.Type): JsonType {
  return type.kind === "intrinsic"
    ? { kind: type.kind, name: type.name }
    : { kind: type.kind, name: type.target?.name ?? type.className };
}

function mapToJson(map: ValueMap<bigint | string> | null): JsonMapEntry[] | null {
  if (map === null) return null;
  return map.entries.map((entry) => {
    const common = { kind: entry.kind, text: entry.text, label: entry.label };
    if (entry.kind === "value") return { ...common, value: entry.value.toString() };
    return entry.kind === "range" ? { ...common, low: entry.low.toString(), high: entry.high.toString() } : common;
  });
}

/** The map that JSON shows. It does not say of what type the values are: what is written as a number is one. */
export function mapFromJson(entries: readonly JsonMapEntry[]): ValueMap<bigint | string> {
  return {
    entries: entries.map(({ kind, text, label, value = "", low = "", high = "" }) => {
      if (kind === "value") return { kind, text, label, value: mappedFromJson(value) };
      return kind === "range"
        ? { kind, text, label, low: mappedFromJson(low), high: mappedFromJson(high) }
        : { kind, text, label };
    }),
  };
}

/** @param text of a value in decimal, or of a string */
export function mappedFromJson(text: string): bigint | string {
  return /^-?\d+$/.test(text) ? BigInt(text) : text;
}

function qualifiersToJson(qualifiers: NameMap<model.Qualifier>): JsonQualifier[] {
  return qualifiers.values().map(({ name, value, declaration, isInherited, flavors }) => ({
    name,
    value: valueToJson(value, declaration?.type ?? null),
    inherited: isInherited,
    toSubclass: flavors.toSubclass,
    overridable: flavors.overridable,
  }));
}

function instanceToJson(instance: model.Instance): JsonInstance {
  const properties = instance.properties.values().map(({ name, value, property }) => {
    const type = property?.type.kind === "intrinsic" ? property.type.name : null;
    return [name, valueToJson(value, type)] as const;
  });
  return {
    class: instance.className,
    namespace: instance.namespace,
    alias: instance.alias,
    properties: Object.fromEntries(properties),
  };
}

/** The types whose numbers JSON holds exactly, and those that are read as JavaScript's numbers. */
const numberTypes: ReadonlySet<string> = new Set([
  "uint8",
  "sint8",
  "uint16",
  "sint16",
  "uint32",
  "sint32",
  "real32",
  "real64",
]);

/** @param type decides how an integer is written; one of an unknown type is a string, for it may have 64 bits. */
function valueToJson(value: model.Value, type: model.IntrinsicType | null): JsonValue {
  switch (value.kind) {
    case "null":
      return null;
    case "integer":
      return type !== null && numberTypes.has(type) ? Number(value.value) : value.value.toString();
    case "array":
      return value.elements.map((element) => valueToJson(element, type));
    case "alias":
      return { alias: value.name };
    case "instance":
      return { instance: instanceToJson(value.instance) };
    case "bare":
      return value.text;
    default:
      return value.value;
  }
}
