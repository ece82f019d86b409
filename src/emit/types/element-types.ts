/** The TypeScript types of properties, parameters and return values. */
import type { Class, Element, IntrinsicType, Type } from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import { enumsModule } from "../enums/backend.ts";
import type { ImportCollector } from "../module/imports.ts";
import type { ElementEnums } from "../enums/value-enums.ts";

/** The module of a class's interface and descriptor, below the output folder. */
export function typesModule(cls: Class, model: EmitModel): string {
  return `types/${model.names.fileName(cls)}`;
}

/** Writes types for one module and imports what they name. */
export class TypeWriter {
  readonly #model: EmitModel;
  readonly #imports: ImportCollector;

  constructor(model: EmitModel, imports: ImportCollector) {
    this.#model = model;
    this.#imports = imports;
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
    return this.#imports.type(typesModule(cls, this.#model), this.#model.names.classType(cls));
  }

  #shaped(type: Type, isArray: boolean, enums: ElementEnums): string {
    const scalar = this.#scalar(type, enums);
    return isArray ? `readonly ${scalar}[]` : scalar;
  }

  #scalar(type: Type, { values }: ElementEnums): string {
    if (values !== null && values.members.length > 0) {
      return this.#imports.type(enumsModule(values.owner, this.#model), values.name);
    }
    if (type.kind === "intrinsic") return this.#intrinsic(type.name);
    if (type.kind === "reference") {
      const reference = this.#imports.type("runtime/reference", "Reference");
      return type.target === null ? reference : `${reference}<${this.classType(type.target)}>`;
    }
    return type.target === null ? this.#imports.type("runtime/reference", "AnyInstance") : this.classType(type.target);
  }

  #intrinsic(name: IntrinsicType): string {
    switch (name) {
      case "boolean":
        return "boolean";
      case "string":
      case "char16":
        return "string";
      case "datetime":
        return this.#imports.type("runtime/datetime", "DateTime");
      case "uint64":
      case "sint64":
        return "bigint";
      default:
        return "number";
    }
  }
}
