/** Values in contracts: fixed ones, labels, and what is put in when the runtime needs it: `"{job.id}"`, `"Microsoft:{host.name}"`. */
import { DateTime } from "../../runtime/datetime.ts";
import { integerBounds, isIntegerType } from "../../schema/value-map.ts";
import type { Property, Type } from "../../schema/model.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Entry, Placed } from "../../json/shape.ts";
import { fail, failValue } from "./contract-fault.ts";
import type { Name, Scalar, Written } from "./contract-forms.ts";
import type { ContractReader } from "./contract-reader.ts";
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
export function readExpression(reader: ContractReader, written: Written, property: Property, scope: Scope): Expression {
  const { at, value } = written;
  if (value === null) return { kind: "null" };
  if (typeof value !== "object") {
    const scalar = readScalar(at, value, property, scope);
    if (property.array !== null && scalar.kind !== "variable") failValue(at, `a list for ${property.name}`);
    return scalar;
  }
  if ("by" in value) return readCases(reader, at, value, property, scope);
  if ("labelOf" in value) {
    const variable = readVariable(value.labelOf, scope);
    if (variable.type.kind !== "property" || variable.type.property.valueMap === null)
      fail("contract-no-labels", value.labelOf.at, { path: variable.path });
    return { kind: "labelOf", property: variable.type.property, variable };
  }
  if ("labelled" in value) {
    const variable = readVariable(value.labelled, scope);
    const otherwise = readLabel(property.valueMap, value.else, property.name);
    return { kind: "labelled", property, variable, otherwise };
  }
  if ("reference" in value) return readReference(value.reference, scope);
  if (property.array === null) failValue(at, `a single value for ${property.name}`);
  return { kind: "list", items: value.map((item) => readScalar(item.at, item.value, property, scope)) };
}

function readReference({ at, value: name }: Name, { instances }: Scope): Expression {
  if (instances.has(name)) return { kind: "reference", name };
  return fail("contract-instance", at, { name, nearest: nearest(name, [...instances]) });
}

function readCases(
  reader: ContractReader,
  at: Placed,
  { by, cases: written }: { readonly by: Name; readonly cases: readonly Entry<Written>[] },
  property: Property,
  scope: Scope,
): Expression {
  const variable = readVariable(by, scope);
  const cases = reader.each(written, ({ key, value }) => ({
    key: caseKey(key, variable),
    value: readExpression(reader, value, property, scope),
  }));
  requireAllCases(at, variable, cases);
  return { kind: "cases", variable, cases };
}

function caseKey(key: Name, { type }: Variable): bigint | string {
  if (type.kind === "property") return readLabel(type.property.valueMap, key, type.property.name);
  return key.value;
}

function requireAllCases(at: Placed, { path, type }: Variable, cases: readonly ExpressionCase[]): void {
  const wanted = type.kind === "boolean" ? ["true", "false"] : type.kind === "words" ? type.words : [];
  const missing = wanted.find((word) => !cases.some(({ key }) => key === word));
  if (missing !== undefined) fail("contract-case", at, { path, missing });
}

function readScalar(at: Placed, written: Scalar, property: Property, scope: Scope): Expression {
  const { type, valueMap, name } = property;
  if (typeof written === "string") {
    if (/\{[^}]*\}/.test(written)) return readTemplate({ at, value: written }, property, scope);
    if (valueMap !== null) {
      const label = { at, value: written };
      const value = isTextMap(type) ? textValue(valueMap, label, name) : readLabel(valueMap, label, name);
      return { kind: "code", property, value };
    }
  }
  return literal(written, type) ?? failValue(at, `a ${typeName(type)} for ${name}`);
}

/** A string-valued map has the texts themselves as values, mostly without labels. */
function isTextMap(type: Type): boolean {
  return type.kind === "intrinsic" && type.name === "string";
}

function textValue(map: NonNullable<Property["valueMap"]>, { at, value: text }: Name, path: string): string {
  const texts = map.entries.map((entry) => entry.text);
  return texts.includes(text) ? text : fail("contract-label", at, { label: text, path, nearest: nearest(text, texts) });
}

function literal(value: Scalar, type: Type): Expression | null {
  if (type.kind !== "intrinsic") return null;
  if (typeof value === "boolean") return type.name === "boolean" ? { kind: "boolean", value } : null;
  if (typeof value === "number") {
    if (!isIntegerType(type.name)) return null;
    const { low, high } = integerBounds(type.name);
    return Number.isSafeInteger(value) && low <= BigInt(value) && BigInt(value) <= high
      ? { kind: "number", value }
      : null;
  }
  if (value === null) return null;
  if (type.name === "string") return { kind: "text", value };
  return type.name === "datetime" && DateTime.tryParse(value) !== null ? { kind: "datetime", text: value } : null;
}

function readTemplate({ at, value: text }: Name, property: Property, scope: Scope): Expression {
  const { type, name } = property;
  const parts = text
    .split(/\{([^}]*)\}/)
    .map((part, index) => (index % 2 === 0 ? part : readVariable({ at, value: part }, scope)));
  const [before, only, after, ...more] = parts;
  if (before === "" && after === "" && more.length === 0 && typeof only === "object") {
    if (!holdsValueOf(only.type, property)) failValue(at, `a ${typeName(type)} for ${name}`, `{${only.path}}`);
    return { kind: "variable", variable: only };
  }
  if (type.kind !== "intrinsic" || type.name !== "string")
    failValue(at, `a ${typeName(type)} for ${name}`, "a text with variables");
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

function readVariable({ at, value: path }: Name, { variables }: Scope): Variable {
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
