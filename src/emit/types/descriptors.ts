/** Descriptions of classes for `describeClass` of the runtime; what has its default is left out. */
import type {
  ArrayShape,
  Class,
  Deprecation,
  Element,
  Limits,
  Method,
  Parameter,
  Property,
  Type,
} from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import type { GeneratedModule } from "../module/generated-module.ts";
import {
  integerLiteral,
  isBigType,
  listLiteral,
  objectLiteral,
  stringLiteral,
  valueLiteral,
} from "../module/literals.ts";
import { memberName } from "../module/names.ts";
import type { ElementEnums, ValueEnum } from "../enums/value-enums.ts";

/** Writes the descriptions for one module and imports the value maps and the superclass's descriptor. */
export class DescriptorWriter {
  readonly #model: EmitModel;
  readonly #module: GeneratedModule;

  constructor(model: EmitModel, module: GeneratedModule) {
    this.#model = model;
    this.#module = module;
  }

  /** The `name: value` entries for the class itself, one a line. */
  classEntries(cls: Class): string[] {
    const superclass =
      cls.superclass === null ? "null" : this.#module.value(this.#model.names.classType(cls.superclass));
    return entryLines({
      name: stringLiteral(cls.name),
      superclass,
      namespaces: cls.namespaces.length === 0 ? null : listLiteral(cls.namespaces.map(stringLiteral)),
      version: cls.version === null ? null : stringLiteral(cls.version),
      isAbstract: whenTrue(cls.isAbstract),
      isAssociation: whenTrue(cls.isAssociation),
      isIndication: whenTrue(cls.isIndication),
      isTerminal: whenTrue(cls.isTerminal),
      deprecated: deprecated(cls.deprecated),
    });
  }

  property(property: Property): string {
    return objectLiteral({
      name: stringLiteral(memberName(property)),
      ...this.#element(property, this.#model.enums.ofProperty(property)),
      origin: property.origin === property.declaringClass ? null : stringLiteral(property.origin.name),
      isKey: whenTrue(property.isKey),
      isReadable: property.isReadable ? null : "false",
      isWritable: whenTrue(property.isWritable),
    });
  }

  /** The entries of a method but its parameters. */
  methodEntries(method: Method): string[] {
    const enums = this.#model.enums.ofReturnValue(method);
    return entryLines({
      name: stringLiteral(memberName(method)),
      origin: method.origin === method.declaringClass ? null : stringLiteral(method.origin.name),
      isStatic: whenTrue(method.isStatic),
      returnType: method.returnType === null ? "null" : typeDescriptor(method.returnType),
      returnArray: arrayDescriptor(method.returnArray),
      valueMap: this.#map(enums.values),
      deprecated: deprecated(method.deprecated),
    });
  }

  parameter(method: Method, parameter: Parameter): string {
    return objectLiteral({
      name: stringLiteral(parameter.name),
      ...this.#element(parameter, this.#model.enums.ofParameter(method, parameter)),
      isIn: parameter.isIn ? null : "false",
      isOut: whenTrue(parameter.isOut),
    });
  }

  #element(element: Element, enums: ElementEnums): Record<string, string | null> {
    return {
      type: typeDescriptor(element.type),
      array: arrayDescriptor(element.array),
      isRequired: whenTrue(element.isRequired),
      limits: limits(element.limits, element.type),
      valueMap: this.#map(enums.values),
      bitMap: this.#map(enums.bits),
      default: valueLiteral(element.default, element.type),
      deprecated: deprecated(element.deprecated),
    };
  }

  #map(valueEnum: ValueEnum | null): string | null {
    return valueEnum === null ? null : this.#module.value(valueEnum.mapName);
  }
}

function entryLines(entries: Readonly<Record<string, string | null>>): string[] {
  return Object.entries(entries).flatMap(([name, text]) => (text === null ? [] : [`${name}: ${text},`]));
}

function whenTrue(flag: boolean): string | null {
  return flag ? "true" : null;
}

function deprecated(value: Deprecation | null): string | null {
  return value === null ? null : listLiteral(value.replacements.map(stringLiteral));
}

function typeDescriptor(type: Type): string {
  if (type.kind === "intrinsic") return stringLiteral(type.name);
  const className = type.target?.name ?? type.className;
  const isAny = className === null || className.toLowerCase() === "object";
  const named = isAny ? "null" : stringLiteral(className);
  if (type.kind === "reference") return objectLiteral({ reference: named });
  return objectLiteral({ embedded: named, as: stringLiteral(type.form) });
}

function arrayDescriptor(array: ArrayShape | null): string | null {
  if (array === null) return null;
  return objectLiteral({
    size: array.size === null ? null : String(array.size),
    order: array.order === "Bag" ? null : stringLiteral(array.order),
  });
}

function limits({ minValue, maxValue, minLength, maxLength }: Limits, type: Type): string | null {
  const isBig = isBigType(type);
  const written = objectLiteral({
    minValue: minValue === null ? null : integerLiteral(minValue, isBig),
    maxValue: maxValue === null ? null : integerLiteral(maxValue, isBig),
    minLength: minLength === null ? null : String(minLength),
    maxLength: maxLength === null ? null : String(maxLength),
  });
  return written === "{}" ? null : written;
}
