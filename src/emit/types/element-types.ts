/** The TypeScript types of properties, parameters and return values. */
import type { Class, Element, IntrinsicType, Type } from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import type { GeneratedModule } from "../module/generated-module.ts";
import type { ElementEnums } from "../enums/value-enums.ts";
import { runtimeName } from "../module/names.ts";

/** Writes types for one module and imports what they name. */
export class TypeWriter {
  readonly #model: EmitModel;
  readonly #module: GeneratedModule;

  constructor(model: EmitModel, module: GeneratedModule) {
    this.#model = model;
    this.#module = module;
  }

  /** The type of a property or parameter, NULL included where the schema allows it. */
  element(element: Element, enums: ElementEnums): string {
    const type = this.#shaped(element.type, element.array !== null, enums);
    return element.isRequired ? type : `${type} | null`;
  }

  /** The type of a return value. Integers are status codes, which are never NULL. */
  returnValue(type: Type, isArray: boolean, isRequired: boolean, enums: ElementEnums): string {
    const written = this.#shaped(type, isArray, enums);
    const isCode = type.kind === "intrinsic" && /^[us]int/.test(type.name) && !isArray;
    return isCode || isRequired ? written : `${written} | null`;
  }

  /** The interface of a class. */
  classType(cls: Class): string {
    return this.#module.type(this.#model.names.classType(cls));
  }

  #shaped(type: Type, isArray: boolean, enums: ElementEnums): string {
    const scalar = this.#scalar(type, enums);
    return isArray ? `readonly ${scalar}[]` : scalar;
  }

  #scalar(type: Type, { values }: ElementEnums): string {
    if (values !== null && values.members.length > 0) {
      return this.#module.type(values.name);
    }
    if (type.kind === "intrinsic") return this.#intrinsic(type.name);
    if (type.kind === "reference") {
      const reference = this.#module.type(runtimeName("reference", "Reference"));
      return type.target === null ? reference : `${reference}<${this.classType(type.target)}>`;
    }
    return type.target === null
      ? this.#module.type(runtimeName("reference", "AnyInstance"))
      : this.classType(type.target);
  }

  #intrinsic(name: IntrinsicType): string {
    switch (name) {
      case "boolean":
        return "boolean";
      case "string":
      case "char16":
        return "string";
      case "datetime":
        return this.#module.type(runtimeName("datetime", "DateTime"));
      case "uint64":
      case "sint64":
        return "bigint";
      default:
        return "number";
    }
  }
}
