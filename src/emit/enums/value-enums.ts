/**
 * The enums behind ValueMap and BitMap: which there are, in which class, and which one an element has. An override
 * that says nothing new has the enum of the class that said it first.
 */
import type { ValueMap } from "../../runtime/value-map.ts";
import type { Class, Method, Parameter, Property, Type } from "../../schema/model.ts";
import { memberNames } from "../../bindings/identifiers.ts";
import { isSameMap } from "../../schema/value-map.ts";
import { type ExportedName, type Names, methodPath, parameterPath, propertyPath } from "../module/names.ts";

/** The type behind an enum; bigint for 64-bit values. */
export type EnumBase = "number" | "bigint" | "string";

export interface EnumMember {
  readonly name: string;
  readonly value: bigint | string;
  readonly label: string | null;
}

/** One value map with the names that generated code gives it. Without members it has no type of its own. */
export interface ValueEnum {
  readonly name: ExportedName;
  /** The name of the companion value map. */
  readonly mapName: ExportedName;
  readonly owner: Class;
  /** The element that it belongs to: `CIM_ConcreteJob.JobState`. */
  readonly path: string;
  readonly role: "values" | "bits";
  readonly base: EnumBase;
  readonly map: ValueMap<bigint | string>;
  /** The exact entries, each value and label once. */
  readonly members: readonly EnumMember[];
}

/** The enums of one element; `null` where it has none. */
export interface ElementEnums {
  readonly values: ValueEnum | null;
  readonly bits: ValueEnum | null;
}

/** What an element and its enums need: parameters and return values have it too. */
interface Mapped {
  readonly type: Type | null;
  readonly valueMap: ValueMap<bigint | string> | null;
  readonly bitMap: ValueMap<bigint | string> | null;
}

export class ValueEnums {
  readonly #names: Names;
  readonly #byPath = new Map<string, ElementEnums>();

  constructor(names: Names) {
    this.#names = names;
  }

  ofProperty(property: Property): ElementEnums {
    const { declaringClass, overridden } = property;
    const inherited = overridden && ([overridden, () => this.ofProperty(overridden)] as const);
    return this.#of(propertyPath(property), declaringClass, property, inherited);
  }

  ofParameter(method: Method, parameter: Parameter): ElementEnums {
    const { declaringClass, overridden } = method;
    const base = overridden?.parameters.get(parameter.name);
    const hasBase = overridden !== null && base !== undefined;
    const inherited = hasBase ? ([base, () => this.ofParameter(overridden, base)] as const) : null;
    return this.#of(parameterPath(method, parameter), declaringClass, parameter, inherited);
  }

  ofReturnValue(method: Method): ElementEnums {
    const { declaringClass, overridden } = method;
    const inherited = overridden && ([returnValue(overridden), () => this.ofReturnValue(overridden)] as const);
    return this.#of(methodPath(method), declaringClass, returnValue(method), inherited);
  }

  /** The enums that a class declares itself, in the order of its members. */
  declaredBy(cls: Class): ValueEnum[] {
    const enums: ValueEnum[] = [];
    const add = ({ values, bits }: ElementEnums): void => {
      for (const valueEnum of [values, bits]) if (valueEnum?.owner === cls) enums.push(valueEnum);
    };
    for (const property of cls.properties) {
      if (property.declaringClass === cls) add(this.ofProperty(property));
    }
    for (const method of cls.methods) {
      if (method.declaringClass !== cls) continue;
      add(this.ofReturnValue(method));
      for (const parameter of method.parameters) add(this.ofParameter(method, parameter));
    }
    return enums;
  }

  #of(
    path: string,
    owner: Class,
    element: Mapped,
    inherited: readonly [Mapped, () => ElementEnums] | null,
  ): ElementEnums {
    const known = this.#byPath.get(path);
    if (known !== undefined) return known;
    const base = inherited?.[0];
    const isSame = (key: "valueMap" | "bitMap"): boolean => base !== undefined && isSameMap(base[key], element[key]);
    const enums = {
      values: isSame("valueMap") ? (inherited?.[1]().values ?? null) : this.#make("values", path, owner, element),
      bits: isSame("bitMap") ? (inherited?.[1]().bits ?? null) : this.#make("bits", path, owner, element),
    };
    this.#byPath.set(path, enums);
    return enums;
  }

  #make(role: "values" | "bits", path: string, owner: Class, element: Mapped): ValueEnum | null {
    const elementBase = enumBase(element.type);
    const given = role === "values" ? element.valueMap : element.bitMap;
    if (given === null || elementBase === null) return null;
    const base = role === "bits" ? "number" : elementBase;
    const map = { entries: given.entries.filter((entry) => fits(entry, base)) };
    if (map.entries.length === 0) return null;
    return {
      name: this.#names.values(role === "bits" ? "bits" : "enum", path),
      mapName: this.#names.values(role === "bits" ? "bitsMap" : "enumMap", path),
      owner,
      path,
      role,
      base,
      map,
      members: membersOf(map),
    };
  }
}

function returnValue(method: Method): Mapped {
  return { type: method.returnType, valueMap: method.valueMap, bitMap: null };
}

function enumBase(type: Type | null): EnumBase | null {
  if (type?.kind !== "intrinsic") return null;
  if (type.name === "uint64" || type.name === "sint64") return "bigint";
  if (/^[us]int/.test(type.name)) return "number";
  return type.name === "string" || type.name === "char16" ? "string" : null;
}

type Entry = ValueMap<bigint | string>["entries"][number];

function fits(entry: Entry, base: EnumBase): boolean {
  if (entry.kind === "unclaimed") return true;
  return typeof (entry.kind === "value" ? entry.value : entry.low) === (base === "string" ? "string" : "bigint");
}

function membersOf(map: ValueMap<bigint | string>): EnumMember[] {
  const exact = new Map<string, { value: bigint | string; label: string | null }>();
  for (const entry of map.entries) {
    if (entry.kind === "value") exact.set(JSON.stringify([String(entry.value), entry.label]), entry);
  }
  const values = [...exact.values()];
  const names = memberNames(values);
  return values.map(({ value, label }, index) => ({ name: names[index] ?? "", value, label }));
}
