/**
 * Classes of one name in several namespaces. For the comparison each is named by its path, `root/cimv2:ACME_Disk`,
 * wherever either schema mentions it; all other names stay.
 */
import { ClassTable, firstNamespace } from "../schema/class-table.ts";
import type { JsonClass, JsonElement, JsonInstance, JsonModel, JsonType, JsonValue } from "../schema/json.ts";
import { fold } from "../schema/name-map.ts";

/** Both schemas with each class under a name of its own. */
export function distinctNames(before: JsonModel, after: JsonModel): readonly [JsonModel, JsonModel] {
  const tables = [tableOf(before), tableOf(after)] as const;
  const shared = new Set(
    tables.flatMap((table) => [...table.namesakes].map(([first]) => fold((first as JsonClass).name))),
  );
  if (shared.size === 0) return [before, after];
  return [new Renaming(tables[0], shared).model(before), new Renaming(tables[1], shared).model(after)];
}

function tableOf({ classes }: JsonModel): ClassTable<JsonClass> {
  const table = new ClassTable<JsonClass>();
  for (const item of classes) table.add(item.name, item);
  return table;
}

/** Replaces names in the JSON of one schema. */
class Renaming {
  readonly #classes: ClassTable<JsonClass>;
  readonly #shared: ReadonlySet<string>;

  /** @param shared the folded names that several classes have */
  constructor(classes: ClassTable<JsonClass>, shared: ReadonlySet<string>) {
    this.#classes = classes;
    this.#shared = shared;
  }

  model(model: JsonModel): JsonModel {
    return {
      ...model,
      classes: model.classes.map((item) => this.#class(item)),
      instances: model.instances.map((instance) => this.#instance(instance)),
    };
  }

  #class(item: JsonClass): JsonClass {
    const { namespaces } = item;
    const lineage = this.#lineage(item);
    const above = (name: string): string => this.#pathOf(lineage.get(fold(name))) ?? name;
    return {
      ...item,
      name: this.#pathOf(item) ?? item.name,
      superclass: item.superclass === null ? null : above(item.superclass),
      properties: item.properties.map((property) => ({
        ...this.#element(property, namespaces),
        declaringClass: above(property.declaringClass),
        origin: above(property.origin),
      })),
      methods: item.methods.map((method) => ({
        ...method,
        declaringClass: above(method.declaringClass),
        origin: above(method.origin),
        returnType: method.returnType === null ? null : this.#type(method.returnType, namespaces),
        parameters: method.parameters.map((parameter) => this.#element(parameter, namespaces)),
      })),
    };
  }

  /** A class and those above it, by name. */
  #lineage(item: JsonClass): ReadonlyMap<string, JsonClass> {
    const lineage = new Map<string, JsonClass>();
    for (let at: JsonClass | undefined = item; at !== undefined && !lineage.has(fold(at.name));) {
      lineage.set(fold(at.name), at);
      at = at.superclass === null ? undefined : this.#classes.get(at.superclass, at.namespaces);
    }
    return lineage;
  }

  #element<E extends JsonElement>(element: E, namespaces: readonly string[]): E {
    return { ...element, type: this.#type(element.type, namespaces), default: this.#value(element.default) };
  }

  #type(type: JsonType, namespaces: readonly string[]): JsonType {
    if (type.kind === "intrinsic" || type.name === null) return type;
    return { ...type, name: this.#pathOf(this.#classes.get(type.name, namespaces)) ?? type.name };
  }

  #instance(instance: JsonInstance): JsonInstance {
    const namespaces = instance.namespace === null ? [] : [instance.namespace];
    const properties = Object.entries(instance.properties).map(([name, value]) => [name, this.#value(value)]);
    return {
      ...instance,
      class: this.#pathOf(this.#classes.get(instance.class, namespaces)) ?? instance.class,
      properties: Object.fromEntries(properties) as JsonInstance["properties"],
    };
  }

  #value(value: JsonValue): JsonValue {
    if (isList(value)) return value.map((element) => this.#value(element));
    return value !== null && typeof value === "object" && "instance" in value
      ? { instance: this.#instance(value.instance) }
      : value;
  }

  /** `null` for a class whose name is its own, or that stands in no namespace. */
  #pathOf(item: JsonClass | undefined): string | null {
    if (item === undefined || !this.#shared.has(fold(item.name)) || item.namespaces.length === 0) return null;
    return `${firstNamespace(item)}:${item.name}`;
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
