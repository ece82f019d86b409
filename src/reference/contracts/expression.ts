/** Values in contracts: fixed ones, labels, and what is put in when the runtime needs it: `"{job.id}"`, `"Microsoft:{host.name}"`. */
import { DateTime } from "../../runtime/datetime.ts";
import { integerBounds, isIntegerType } from "../../schema/value-map.ts";
import type { Property, Type } from "../../schema/model.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { ContractReader } from "./contract-reader.ts";
import { elementsOf, entriesOf, fail, isNull, type Placed, shown, textOf } from "./contract-text.ts";
import { readLabel } from "./labels.ts";

export type Expression =
  | { readonly kind: "null" }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "datetime"; readonly text: string }
  /** A value of the property's own map. */
  | { readonly kind: "code"; readonly property: Property; readonly value: bigint | string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "variable"; readonly variable: Variable }
  /** Texts and variables by turns. */
  | { readonly kind: "template"; readonly parts: readonly (string | Variable)[] }
  | { readonly kind: "cases"; readonly variable: Variable; readonly cases: readonly ExpressionCase[] }
  /** The label that the map of a property has for the value of a variable. */
  | { readonly kind: "labelOf"; readonly property: Property; readonly variable: Variable }
  /** The value of the property's own map with the label that a variable holds; `otherwise` where it has none. */
  | {
      readonly kind: "labelled";
      readonly property: Property;
      readonly variable: Variable;
      readonly otherwise: bigint | string;
    }
  /** The reference to an instance that the contract makes under this name. */
  | { readonly kind: "reference"; readonly name: string };

export interface ExpressionCase {
  readonly key: bigint | string;
  readonly value: Expression;
}

/** What a variable holds. `state` and `words` can be told apart by cases. */
export type VariableType =
  | { readonly kind: "text" | "number" | "boolean" | "datetime" | "texts" }
  | { readonly kind: "words"; readonly words: readonly string[] }
  /** A value of this property. */
  | { readonly kind: "property"; readonly property: Property };

export interface Variable {
  /** `job.percent`: also how the runtime's argument has it. */
  readonly path: string;
  readonly type: VariableType;
}

/** What may stand in expressions at one place of a contract. */
export interface Scope {
  readonly variables: ReadonlyMap<string, VariableType>;
  /** Names of instances that may be referred to. */
  readonly instances: ReadonlySet<string>;
}

/** Reads the value that a property gets. */
export function readExpression(reader: ContractReader, given: Placed, property: Property, scope: Scope): Expression {
  const at = reader.resolve(given);
  if (isNull(at)) return { kind: "null" };
  if (at.node.type === "object") return readForm(reader, at, property, scope);
  if (at.node.type === "array") {
    if (property.array === null)
      fail("contract-value", at, { expected: `a single value for ${property.name}`, found: "a list" });
    return { kind: "list", items: elementsOf(at).map((item) => readScalar(item, property, scope)) };
  }
  const scalar = readScalar(at, property, scope);
  if (property.array !== null && scalar.kind !== "variable")
    fail("contract-value", at, { expected: `a list for ${property.name}`, found: shown(at) });
  return scalar;
}

function readForm(reader: ContractReader, at: Placed, property: Property, scope: Scope): Expression {
  const [first] = entriesOf(at);
  switch (first?.name) {
    case "by": {
      const parts = reader.parts(at, ["by", "cases"]);
      const variable = readVariable(textOf(parts.need("by")), parts.need("by"), scope);
      const cases = reader.each(parts.need("cases"), ({ name, key, value }) => ({
        key: caseKey(name, key, variable),
        value: readExpression(reader, value, property, scope),
      }));
      requireAllCases(parts.at, variable, cases);
      return { kind: "cases", variable, cases };
    }
    case "labelOf": {
      const parts = reader.parts(at, ["labelOf"]);
      const variable = readVariable(textOf(parts.need("labelOf")), parts.need("labelOf"), scope);
      if (variable.type.kind !== "property" || variable.type.property.valueMap === null)
        fail("contract-no-labels", parts.need("labelOf"), { path: variable.path });
      return { kind: "labelOf", property: variable.type.property, variable };
    }
    case "labelled": {
      const parts = reader.parts(at, ["labelled", "else"]);
      const variable = readVariable(textOf(parts.need("labelled")), parts.need("labelled"), scope);
      return {
        kind: "labelled",
        property,
        variable,
        otherwise: readLabel(property.valueMap, parts.need("else"), property.name),
      };
    }
    case "reference": {
      const name = textOf(reader.parts(at, ["reference"]).need("reference"));
      if (scope.instances.has(name)) return { kind: "reference", name };
      return fail("contract-instance", first.value, { name, nearest: nearest(name, [...scope.instances]) });
    }
    default:
      return fail("contract-value", at, {
        expected: '"by", "labelOf", "labelled", "reference" or "choice"',
        found: shown(at),
      });
  }
}

function caseKey(name: string, key: Placed, { type }: Variable): bigint | string {
  if (type.kind === "property") return readLabel(type.property.valueMap, key, type.property.name);
  return name;
}

function requireAllCases(at: Placed, { path, type }: Variable, cases: readonly ExpressionCase[]): void {
  const wanted = type.kind === "boolean" ? ["true", "false"] : type.kind === "words" ? type.words : [];
  const missing = wanted.find((word) => !cases.some(({ key }) => key === word));
  if (missing !== undefined) fail("contract-case", at, { path, missing });
}

function readScalar(at: Placed, property: Property, scope: Scope): Expression {
  const { type, valueMap, name } = property;
  if (at.node.type === "string" && /\{[^}]*\}/.test(at.node.value as string)) return readTemplate(at, property, scope);
  if (valueMap !== null && at.node.type === "string") {
    return {
      kind: "code",
      property,
      value: isTextMap(type) ? textValue(valueMap, at, name) : readLabel(valueMap, at, name),
    };
  }
  const value = literal(at, type);
  if (value === null) fail("contract-value", at, { expected: `a ${typeName(type)} for ${name}`, found: shown(at) });
  return value;
}

/** A string-valued map has the texts themselves as values, mostly without labels. */
function isTextMap(type: Type): boolean {
  return type.kind === "intrinsic" && type.name === "string";
}

function textValue(map: NonNullable<Property["valueMap"]>, at: Placed, path: string): string {
  const texts = map.entries.map(({ text }) => text);
  const text = textOf(at);
  return texts.includes(text) ? text : fail("contract-label", at, { label: text, path, nearest: nearest(text, texts) });
}

function literal(at: Placed, type: Type): Expression | null {
  const { node } = at;
  if (type.kind !== "intrinsic") return null;
  if (node.type === "boolean")
    return type.name === "boolean" ? { kind: "boolean", value: node.value as boolean } : null;
  if (node.type === "number") {
    const value = node.value as number;
    if (!isIntegerType(type.name)) return null;
    const { low, high } = integerBounds(type.name);
    return Number.isSafeInteger(value) && low <= BigInt(value) && BigInt(value) <= high
      ? { kind: "number", value }
      : null;
  }
  if (node.type !== "string") return null;
  const text = node.value as string;
  if (type.name === "string") return { kind: "text", value: text };
  return type.name === "datetime" && DateTime.tryParse(text) !== null ? { kind: "datetime", text } : null;
}

function readTemplate(at: Placed, property: Property, scope: Scope): Expression {
  const { type, name } = property;
  const parts = (at.node.value as string)
    .split(/\{([^}]*)\}/)
    .map((part, index) => (index % 2 === 0 ? part : readVariable(part, at, scope)));
  const [before, only, after, ...more] = parts;
  if (before === "" && after === "" && more.length === 0 && typeof only === "object") {
    if (!holdsValueOf(only.type, property))
      fail("contract-value", at, { expected: `a ${typeName(type)} for ${name}`, found: `{${only.path}}` });
    return { kind: "variable", variable: only };
  }
  if (type.kind !== "intrinsic" || type.name !== "string")
    fail("contract-value", at, { expected: `a ${typeName(type)} for ${name}`, found: "a text with variables" });
  return { kind: "template", parts };
}

/** Whether the values of a variable are of the type of a property. */
function holdsValueOf(variable: VariableType, { type, array }: Property): boolean {
  if (variable.kind === "property")
    return variable.property.type.kind === type.kind && (variable.property.array === null) === (array === null);
  if ((variable.kind === "texts") !== (array !== null) || type.kind !== "intrinsic") return false;
  if (variable.kind === "number") return isIntegerType(type.name);
  if (variable.kind === "boolean" || variable.kind === "datetime") return variable.kind === type.name;
  return type.name === "string";
}

function readVariable(path: string, at: Placed, { variables }: Scope): Variable {
  const type = variables.get(path);
  return type === undefined
    ? fail("contract-variable", at, {
        name: path,
        nearest: nearest(path, [...variables.keys()]),
        known: [...variables.keys()],
      })
    : { path, type };
}

function typeName(type: Type): string {
  if (type.kind === "intrinsic") return type.name;
  return type.kind === "reference" ? "reference" : "instance";
}
