/** Values of contracts as TypeScript text, in the exact types of the properties that get them. */
import type { Expression, Variable } from "../contracts/expression.ts";
import type { Assignment } from "../contracts/job-contract.ts";
import type { Class, Method, Parameter, Property, Value } from "../../schema/model.ts";
import type { EmitModel } from "../../emit/backend.ts";
import { TypeWriter } from "../../emit/types/element-types.ts";
import { memberAccess, propertyKey, safeMemberName } from "../../bindings/identifiers.ts";
import type { GeneratedModule, ModuleView } from "../../emit/module/generated-module.ts";
import { integerLiteral, listLiteral, stringLiteral, valueLiteral } from "../../emit/module/literals.ts";
import { memberName, runtimeName } from "../../emit/module/names.ts";
import type { ValueEnum } from "../../emit/enums/value-enums.ts";

/** A table that stands above the object whose properties it gives: one row a value of what decides. */
export interface TableView {
  readonly name: string;
  readonly type: string;
  readonly rows: readonly string[];
}

/** View of `reference-behavior.hbs`: how jobs or a service behave, with what stands above it in its module. */
export interface BehaviorView extends ModuleView {
  readonly constants: readonly string[];
  readonly tables: readonly TableView[];
  readonly doc: readonly string[];
  readonly name: string;
  readonly type: string;
  readonly entries: readonly string[];
}

/** Writes for one module and imports what it names. */
export class BehaviorWriter {
  readonly model: EmitModel;
  readonly module: GeneratedModule;
  readonly types: TypeWriter;
  #tables: TableView[] = [];
  #constants = new Map<string, string>();
  #prefix = "";

  constructor(model: EmitModel, module: GeneratedModule) {
    this.model = model;
    this.module = module;
    this.types = new TypeWriter(model, module);
  }

  /** Writes for the same module. @param prefix what stands before variables: `at.` where they are members of an argument */
  under(prefix: string): BehaviorWriter {
    const writer = new BehaviorWriter(this.model, this.module);
    writer.#tables = this.#tables;
    writer.#constants = this.#constants;
    writer.#prefix = prefix;
    return writer;
  }

  /** The tables that were needed so far. */
  get tables(): readonly TableView[] {
    return this.#tables;
  }

  /** Declarations of values that stay the same for all instances. */
  get constants(): readonly string[] {
    return [...this.#constants].map(([name, text]) => `const ${name} = ${text};`);
  }

  propertyCode(property: Property, value: bigint | string): string {
    return this.#code(this.model.enums.ofProperty(property).values, value);
  }

  parameterCode(method: Method, parameter: Parameter, value: bigint): string {
    return this.#code(this.model.enums.ofParameter(method, parameter).values, value);
  }

  returnCode(method: Method, value: bigint): string {
    return this.#code(this.model.enums.ofReturnValue(method).values, value);
  }

  /** Where a state is no more than a number to the runtime: a value of a range needs no type. */
  stateCode(property: Property, value: bigint): string {
    const values = this.model.enums.ofProperty(property).values;
    return values?.members.some((member) => member.value === value) === true
      ? this.#code(values, value)
      : String(value);
  }

  /** An object with all properties of a class: as assigned, else the default of the schema, else NULL. */
  instance(cls: Class, assignments: readonly Assignment[]): string {
    const assigned = new Map(assignments.map(({ property, value }) => [property.name, value]));
    const lines = cls.properties.values().map((property) => {
      const value = assigned.get(property.name);
      return `${propertyKey(memberName(property))}: ${value === undefined ? this.#default(property) : this.expression(value, property)},`;
    });
    return `{\n${[...lines].join("\n")}\n}`;
  }

  expression(value: Expression, property: Property): string {
    switch (value.kind) {
      case "null":
        return "null";
      case "text":
        return stringLiteral(value.value);
      case "number":
      case "boolean":
        return property.type.kind === "intrinsic" && property.type.name.endsWith("64")
          ? `${value.value}n`
          : String(value.value);
      case "datetime":
        return this.#datetime(value.text, property);
      case "code":
        return this.propertyCode(value.property, value.value);
      case "list":
        return listLiteral(value.items.map((item) => this.expression(item, property)));
      case "variable":
        return this.#variable(value, property);
      case "template":
        return `\`${value.parts.map((part) => (typeof part === "string" ? part.replace(/[`\\$]/g, "\\$&") : `\${${this.#path(part)}}`)).join("")}\``;
      case "labelOf":
        return `${this.module.value(runtimeName("system/behavior-values", "labelText"))}(${this.#map(value.property)}, ${this.#path(value.variable)})`;
      case "labelled": {
        const labelled = this.module.value(runtimeName("system/behavior-values", "labelled"));
        return `${labelled}(${this.#map(value.property)}, ${this.#path(value.variable)}, ${this.propertyCode(value.property, value.otherwise)})`;
      }
      case "cases":
        return this.#cases(value, property);
      case "reference":
        return `refer(${stringLiteral(value.name)})`;
    }
  }

  /** `host.taken(machine)` is a call. */
  #path({ path }: Variable): string {
    return this.#prefix + path.replace(/\((.*)\)$/, (_all, argument: string) => `(${stringLiteral(argument)})`);
  }

  #variable({ variable }: Extract<Expression, { kind: "variable" }>, property: Property): string {
    const path = this.#path(variable);
    const enums = this.model.enums.ofProperty(property);
    if (!isPlainNumber(variable) || enums.values === null || enums.values.members.length === 0) return path;
    return `${path} as ${this.types.element({ ...property, isRequired: true }, enums)}`;
  }

  #cases({ variable, cases }: Extract<Expression, { kind: "cases" }>, property: Property): string {
    const { type } = variable;
    const rows = cases.map(({ key, value }) => ({ key, text: this.expression(value, property) }));
    if (type.kind === "boolean") {
      const [yes, no] = ["true", "false"].map((key) => rows.find((row) => row.key === key)?.text ?? "null");
      return `${this.#path(variable)} ? ${yes} : ${no}`;
    }
    if (type.kind !== "property")
      return `{ ${rows.map(({ key, text }) => `${propertyKey(String(key))}: ${text}`).join(", ")} }[${this.#path(variable)}]`;
    const name = this.#table(
      property,
      variable,
      rows.map(({ key, text }) => `[${this.stateCode(type.property, BigInt(key))}, ${text}],`),
    );
    return `${name}.get(${this.#path(variable)}) ?? ${property.isRequired ? emptyValue(property) : "null"}`;
  }

  #table(property: Property, { path }: Variable, rows: readonly string[]): string {
    const by = path.slice(path.lastIndexOf(".") + 1);
    const wanted = `${safeMemberName(memberName(property))}By${by.slice(0, 1).toUpperCase()}${by.slice(1)}`;
    const taken = this.#tables.filter(({ name }) => name.startsWith(wanted)).length;
    const name = taken === 0 ? wanted : `${wanted}${taken + 1}`;
    const type = this.types.element({ ...property, isRequired: true }, this.model.enums.ofProperty(property));
    this.#tables.push({ name, type: `ReadonlyMap<number, ${type}>`, rows });
    return name;
  }

  #default(property: Property): string {
    const { type, default: value } = property;
    if (type.kind === "intrinsic" && type.name === "datetime" && value?.kind === "string")
      return this.#datetime(value.value, property);
    const values = this.model.enums.ofProperty(property).values;
    if (value?.kind === "integer" && values !== null) return this.#code(values, value.value);
    return written(value, property) ?? (property.isRequired ? emptyValue(property) : "null");
  }

  #datetime(text: string, property: Property): string {
    const parsed = `${this.module.value(runtimeName("datetime", "DateTime"))}.parse(${stringLiteral(text)})`;
    const known = [...this.#constants].find(([, value]) => value === parsed)?.[0];
    const wanted = `default${safeMemberName(memberName(property))}`;
    const name = known ?? (this.#constants.has(wanted) ? `${wanted}${this.#constants.size + 1}` : wanted);
    this.#constants.set(name, parsed);
    return name;
  }

  #map(property: Property): string {
    const { values } = this.model.enums.ofProperty(property);
    if (values === null) throw new Error(`${property.name} has no value map.`);
    return this.module.value(values.mapName);
  }

  #code(values: ValueEnum | null, value: bigint | string): string {
    if (values === null) return typeof value === "bigint" ? String(value) : stringLiteral(value);
    const member = values.members.find((candidate) => candidate.value === value);
    if (member !== undefined) return memberAccess(this.module.value(values.name), member.name);
    if (typeof value === "string") return stringLiteral(value);
    const literal = integerLiteral(value, values.base === "bigint");
    return `${this.module.value(runtimeName("value-map", "vendor"))}(${this.module.value(values.mapName)}, ${literal})`;
  }
}

/** Whether the runtime has a number where the schema may have an enum. */
function isPlainNumber({ path, type }: Variable): boolean {
  return type.kind === "number" || (type.kind === "property" && (path.endsWith(".state") || path === "kind"));
}

function written(value: Value | null, property: Property): string | null {
  return value === null ? null : valueLiteral(value, property.type);
}

/** For a property that may not be NULL and of which neither contract nor schema says anything. */
function emptyValue({ type, array }: Property): string {
  if (array !== null) return "[]";
  if (type.kind !== "intrinsic") return "null";
  return type.name === "string" ? '""' : type.name === "boolean" ? "false" : "0";
}
