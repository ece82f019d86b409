/**
 * All names of the generated code, given out in one place: no two exports have one name, no two files differ only in
 * case, and names depend neither on the order of the input nor on the classes that were asked for.
 */
import type { Class, Method, Model, Parameter, Property } from "../../schema/model.ts";
import { methodElement, parameterElement, propertyElement } from "../../bindings/element-names.ts";
import { NameAllocator, nameForPath, safeFileName, safeTypeName } from "../../bindings/identifiers.ts";
import { nameFor, type NameRole, nameStem, returnValueStem } from "../../bindings/name-forms.ts";
import { compareCodeUnits } from "../../source/order.ts";

/** The forms in which an element's values appear in generated code. */
export type ValueRole = "enum" | "enumMap" | "bits" | "bitsMap";

/** What validators export: for a class, a method, or an element with limits or a value map. */
export type ValidationRole =
  | "validator"
  | "keysValidator"
  | "changesValidator"
  | "inputValidator"
  | "outputValidator"
  | "has"
  | "family"
  | "refersTo"
  | "readReference"
  | "classNames"
  | "isValue"
  | "isBits"
  | "isElement";

/** A name of generated code, and the module that exports it, below the output folder and without extension. */
export interface ExportedName {
  readonly module: string;
  readonly name: string;
}

type Role = "class" | NameRole;

/** The folder whose modules export what has a role. */
const folders: Readonly<Record<Role, string>> = {
  class: "types",
  keys: "types",
  changes: "types",
  methods: "types",
  input: "types",
  output: "types",
  enum: "enums",
  enumMap: "enums",
  bits: "enums",
  bitsMap: "enums",
  provider: "providers",
  roles: "providers",
  result: "providers",
  validator: "validators",
  keysValidator: "validators",
  changesValidator: "validators",
  inputValidator: "validators",
  outputValidator: "validators",
  has: "validators",
  isValue: "validators",
  isBits: "validators",
  isElement: "validators",
  family: "validators/families",
  refersTo: "validators/references",
  readReference: "validators/references",
  classNames: "validators/references",
};

export class Names {
  /** By path in small letters, then by role. */
  readonly #names = new Map<string, Map<Role, ExportedName>>();
  readonly #files = new Map<string, string>();
  readonly #displaced: string[] = [];
  readonly #allocator: NameAllocator;
  readonly #added = new Map<string, ExportedName>();

  /** @param taken what the runtime beside the generated code exports: the index re-exports it with the schema's names */
  constructor(model: Model, taken: readonly string[]) {
    const names = new NameAllocator(taken);
    this.#allocator = names;
    const files = new NameAllocator();
    const classes = model.classes
      .values()
      .toSorted((a, b) => Number(hasNamesake(a)) - Number(hasNamesake(b)) || compareNames(a, b));
    for (const cls of classes) {
      const name = names.allocate(safeTypeName(nameForPath(cls.path)));
      this.#files.set(key("class", cls.path), files.allocate(safeFileName(name)));
      this.#set("class", cls.path, cls, name);
    }
    for (const cls of classes) this.#allocateParts(cls, names);
  }

  #allocateParts(cls: Class, names: NameAllocator): void {
    const give = (role: NameRole, path: string, stem: string): void => {
      const wish = safeTypeName(nameFor(role, stem));
      const name = names.allocate(wish);
      if (name !== wish) this.#displaced.push(`${key(role, path)} ${name}`);
      this.#set(role, path, cls, name);
    };
    const type = this.classType(cls).name;
    give("keys", cls.path, type);
    give("validator", cls.path, type);
    give("keysValidator", cls.path, type);
    give("changesValidator", cls.path, type);
    give("has", cls.path, type);
    give("family", cls.path, type);
    give("refersTo", cls.path, type);
    give("readReference", cls.path, type);
    give("classNames", cls.path, type);
    give("provider", cls.path, type);
    give("changes", cls.path, type);
    give("methods", cls.path, type);
    give("roles", cls.path, type);
    const giveValues = (path: string, stem: string, valueMap: object | null, bitMap: object | null): void => {
      if (valueMap !== null) {
        give("enum", path, stem);
        give("enumMap", path, stem);
        give("isValue", path, stem);
      }
      if (bitMap !== null) {
        give("bits", path, stem);
        give("bitsMap", path, stem);
        give("isBits", path, stem);
      }
    };
    for (const property of cls.properties) {
      if (property.declaringClass !== cls) continue;
      const stem = nameStem(type, memberName(property));
      giveValues(propertyPath(property), stem, property.valueMap, property.bitMap);
      if (property.array !== null) give("isElement", propertyPath(property), stem);
    }
    for (const method of cls.methods) {
      if (method.declaringClass !== cls) continue;
      const stem = nameStem(type, memberName(method));
      give("input", methodPath(method), stem);
      give("output", methodPath(method), stem);
      give("inputValidator", methodPath(method), stem);
      give("outputValidator", methodPath(method), stem);
      give("result", methodPath(method), stem);
      giveValues(methodPath(method), returnValueStem(stem), method.valueMap, null);
      for (const parameter of method.parameters) {
        const path = parameterPath(method, parameter);
        const parameterStem = nameStem(stem, parameter.name);
        giveValues(path, parameterStem, parameter.valueMap, parameter.bitMap);
        if (parameter.array !== null) give("isElement", path, parameterStem);
      }
    }
  }

  /** The elements whose names are not their own, because others have those: only these depend on more than one class. */
  get displaced(): readonly string[] {
    return this.#displaced;
  }

  #set(role: Role, path: string, cls: Class, name: string): void {
    const folded = path.toLowerCase();
    const roles = this.#names.get(folded) ?? new Map<Role, ExportedName>();
    this.#names.set(folded, roles);
    roles.set(role, { module: `${folders[role]}/${this.fileName(cls)}`, name });
  }

  #get(role: Role, path: string): ExportedName {
    const name = this.#names.get(path.toLowerCase())?.get(role);
    if (name === undefined) throw new Error(`No name was allocated for ${role} ${path}.`);
    return name;
  }

  /** A name beside those of the schema, the same each time; to be asked for in an order that does not change. */
  added(module: string, wanted: string): ExportedName {
    const name = this.#added.get(wanted) ?? { module, name: this.#allocator.allocate(wanted) };
    this.#added.set(wanted, name);
    return name;
  }

  /** The interface of the instances of a class, and the value that describes the class at run time. */
  classType(cls: Class): ExportedName {
    return this.#get("class", cls.path);
  }

  /** The file name of the modules of a class, without folder and extension. */
  fileName(cls: Class): string {
    return this.#files.get(key("class", cls.path)) ?? safeFileName(this.classType(cls).name);
  }

  keys(cls: Class): ExportedName {
    return this.#get("keys", cls.path);
  }

  /** The abstract class to extend for instances of a class. */
  provider(cls: Class): ExportedName {
    return this.#get("provider", cls.path);
  }

  /** What a client may change in an instance. */
  changes(cls: Class): ExportedName {
    return this.#get("changes", cls.path);
  }

  /** The input and output of each method of a class that declares methods. */
  methods(cls: Class): ExportedName {
    return this.#get("methods", cls.path);
  }

  /** The ends of an association class. */
  roles(cls: Class): ExportedName {
    return this.#get("roles", cls.path);
  }

  /** What a provider's method gives back. */
  result(method: Method): ExportedName {
    return this.#get("result", methodPath(method));
  }

  input(method: Method): ExportedName {
    return this.#get("input", methodPath(method));
  }

  output(method: Method): ExportedName {
    return this.#get("output", methodPath(method));
  }

  values(role: ValueRole, path: string): ExportedName {
    return this.#get(role, path);
  }

  /** @param path the name of a class, or the path of a method or element. */
  validation(role: ValidationRole, path: string): ExportedName {
    return this.#get(role, path);
  }
}

/** Classes in the order of their names, as far as case and namespace do not matter. */
function compareNames(a: Class, b: Class): number {
  return (
    compareCodeUnits(a.name.toLowerCase(), b.name.toLowerCase()) ||
    compareCodeUnits(a.path.toLowerCase(), b.path.toLowerCase())
  );
}

/** Whether another class has the name, in another namespace. */
function hasNamesake({ name, path }: Class): boolean {
  return name !== path;
}

/** A name that a module of the runtime exports: `runtimeName("reference", "Reference")`. */
export function runtimeName(module: string, name: string): ExportedName {
  return { module: `runtime/${module}`, name };
}

function key(role: string, path: string): string {
  return `${role} ${path.toLowerCase()}`;
}

/** A member's name in the spelling of the class that introduced it, so that an override in another case stays one member. */
export function memberName(member: Property | Method): string {
  return member.overridden === null ? member.name : memberName(member.overridden);
}

/** Where a property is declared, for people and as a key: `CIM_Job.Name`. */
export function propertyPath(property: Property): string {
  return propertyElement(property.declaringClass.path, property.name);
}

/** `CIM_Job.KillJob()`. */
export function methodPath(method: Method): string {
  return methodElement(method.declaringClass.path, method.name);
}

/** `CIM_Job.KillJob(DeleteOnKill)`. */
export function parameterPath(method: Method, parameter: Parameter): string {
  return parameterElement(method.declaringClass.path, method.name, parameter.name);
}
