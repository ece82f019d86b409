/**
 * The members of classes. What takes time to read and is not always asked for (descriptions, value maps) is read when it
 * is asked for.
 */
import type * as ast from "../syntax/ast.ts";
import type { DialectOf } from "../syntax/file-dialects.ts";
import { isDscClass } from "./dsc-classes.ts";
import { type Facts, readArray, readFacts, readMaps } from "./element.ts";
import type {
  ArrayShape,
  Class,
  Deprecation,
  Element,
  Limits,
  Method,
  Parameter,
  Property,
  Qualifier,
  Type,
  Value,
} from "./model.ts";
import { NameMap } from "./name-map.ts";
import { passedOn } from "./qualifiers.ts";
import { textOf } from "./value.ts";

type Maps = Pick<Element, "valueMap" | "bitMap">;

/** What a property and a parameter are made from. */
export interface ElementParts<Overridden extends Element> {
  readonly type: Type;
  readonly qualifiers: NameMap<Qualifier>;
  readonly overridden: Overridden | null;
  readonly default: Value | null;
}

abstract class DeclaredElement implements Element {
  readonly name: string;
  readonly type: Type;
  readonly array: ArrayShape | null;
  readonly qualifiers: NameMap<Qualifier>;
  readonly deprecated: Deprecation | null;
  readonly isRequired: boolean;
  readonly limits: Limits;
  readonly units: string | null;
  readonly default: Value | null;
  readonly #overridden: Element | null;
  readonly #inheritedFrom: Element | null;
  #maps: Maps | undefined;

  /** @param inheritedFrom the element that this one is the inherited form of: their value maps are the same. */
  constructor(
    node: ast.PropertyDeclaration | ast.ParameterDeclaration,
    facts: Facts,
    parts: ElementParts<Element>,
    inheritedFrom: Element | null,
  ) {
    this.name = node.name.text;
    this.type = parts.type;
    this.array = readArray(node.array, facts.arrayType);
    this.qualifiers = parts.qualifiers;
    this.deprecated = facts.deprecated;
    this.isRequired = facts.isRequired || facts.isKey;
    this.limits = facts.limits;
    this.units = facts.units;
    this.default = parts.default;
    this.#overridden = parts.overridden;
    this.#inheritedFrom = inheritedFrom;
  }

  get description(): string | null {
    return textOf(this.qualifiers.get("Description")?.value);
  }

  get valueMap(): Maps["valueMap"] {
    return this.#readMaps().valueMap;
  }

  get bitMap(): Maps["bitMap"] {
    return this.#readMaps().bitMap;
  }

  #readMaps(): Maps {
    return this.#inheritedFrom ?? (this.#maps ??= readMaps(this.type, this.qualifiers, this.#overridden));
  }
}

export class DeclaredProperty extends DeclaredElement implements Property {
  readonly kind = "property";
  readonly declaringClass: Class;
  readonly origin: Class;
  readonly overridden: Property | null;
  readonly isKey: boolean;
  readonly isReadable: boolean;
  readonly isWritable: boolean;
  readonly declaration: ast.PropertyDeclaration;

  constructor(
    node: ast.PropertyDeclaration,
    declaringClass: Class,
    parts: ElementParts<Property>,
    inheritedFrom: Property | null = null,
  ) {
    const facts = readFacts(parts.qualifiers);
    super(node, facts, parts, inheritedFrom);
    this.declaringClass = declaringClass;
    this.origin = parts.overridden?.origin ?? declaringClass;
    this.overridden = parts.overridden;
    this.isKey = facts.isKey;
    this.isReadable = facts.isReadable;
    this.isWritable = facts.isWritable || (this.isRequired && isSetByConfigurations(parts.qualifiers, declaringClass));
    this.declaration = node;
  }
}

/** Key and Required of DSC stand in the place of Write: a configuration gives the value. */
function isSetByConfigurations(qualifiers: NameMap<Qualifier>, declaringClass: Class): boolean {
  return !qualifiers.has("Read") && isDscClass(declaringClass);
}

export class DeclaredParameter extends DeclaredElement implements Parameter {
  readonly kind = "parameter";
  readonly isIn: boolean;
  readonly isOut: boolean;
  readonly declaration: ast.ParameterDeclaration;

  /**
   * @param dialectOf in DMTF's MOF In is true where it is not written; WMI has no such default
   * @param inheritedFrom the parameter that this one is the inherited form of: the same goes in and out
   */
  constructor(
    node: ast.ParameterDeclaration,
    parts: ElementParts<Parameter>,
    dialectOf: DialectOf,
    inheritedFrom: Parameter | null = null,
  ) {
    const facts = readFacts(parts.qualifiers);
    super(node, facts, parts, inheritedFrom);
    const isOnlyOut = facts.isOut && !parts.qualifiers.has("In");
    this.isIn = inheritedFrom?.isIn ?? (facts.isIn && !(isOnlyOut && dialectOf(node.span.file).dialect !== "dmtf"));
    this.isOut = inheritedFrom?.isOut ?? facts.isOut;
    this.declaration = node;
  }
}

/** What a method is made from. */
export interface MethodParts {
  readonly returnType: Type | null;
  readonly parameters: NameMap<Parameter>;
  readonly qualifiers: NameMap<Qualifier>;
  readonly overridden: Method | null;
}

export class DeclaredMethod implements Method {
  readonly kind = "method";
  readonly name: string;
  readonly declaringClass: Class;
  readonly origin: Class;
  readonly overridden: Method | null;
  readonly returnType: Type | null;
  readonly returnArray: ArrayShape | null;
  readonly parameters: NameMap<Parameter>;
  readonly isStatic: boolean;
  readonly qualifiers: NameMap<Qualifier>;
  readonly deprecated: Deprecation | null;
  readonly declaration: ast.MethodDeclaration;
  readonly #inheritedFrom: Method | null;
  #valueMap: Method["valueMap"] | undefined;

  /** @param inheritedFrom the method that this one is the inherited form of: their return codes are the same. */
  constructor(
    node: ast.MethodDeclaration,
    declaringClass: Class,
    parts: MethodParts,
    inheritedFrom: Method | null = null,
  ) {
    const facts = readFacts(parts.qualifiers);
    this.name = node.name.text;
    this.declaringClass = declaringClass;
    this.origin = parts.overridden?.origin ?? declaringClass;
    this.overridden = parts.overridden;
    this.returnType = parts.returnType;
    this.returnArray = readArray(node.returnArray, facts.arrayType);
    this.parameters = parts.parameters;
    this.isStatic = facts.isStatic;
    this.qualifiers = parts.qualifiers;
    this.deprecated = facts.deprecated;
    this.declaration = node;
    this.#inheritedFrom = inheritedFrom;
  }

  get description(): string | null {
    return textOf(this.qualifiers.get("Description")?.value);
  }

  get valueMap(): Method["valueMap"] {
    if (this.#valueMap === undefined) {
      this.#valueMap =
        this.#inheritedFrom !== null
          ? this.#inheritedFrom.valueMap
          : this.returnType === null
            ? null
            : readMaps(this.returnType, this.qualifiers, this.overridden).valueMap;
    }
    return this.#valueMap;
  }
}

/** A member as subclasses see it: without the qualifiers that are not passed on. */
export function inheritedProperty(property: Property): Property {
  if (passesOnAll(property)) return property;
  const { declaration, declaringClass, type, overridden, default: value } = property;
  return new DeclaredProperty(
    declaration,
    declaringClass,
    { type, overridden, default: value, qualifiers: passedOn(property.qualifiers) },
    property,
  );
}

export function inheritedMethod(method: Method, dialectOf: DialectOf): Method {
  const passesOnParameters = method.parameters.values().every(passesOnAll);
  if (passesOnParameters && passesOnAll(method)) return method;
  const { declaration, declaringClass, returnType, overridden } = method;
  const parameters = passesOnParameters ? method.parameters : new NameMap<Parameter>();
  if (!passesOnParameters) {
    for (const parameter of method.parameters) parameters.set(parameter.name, inheritedParameter(parameter, dialectOf));
  }
  return new DeclaredMethod(
    declaration,
    declaringClass,
    { returnType, parameters, overridden, qualifiers: passedOn(method.qualifiers) },
    method,
  );
}

function inheritedParameter(parameter: Parameter, dialectOf: DialectOf): Parameter {
  if (passesOnAll(parameter)) return parameter;
  const { declaration, type, default: value } = parameter;
  return new DeclaredParameter(
    declaration,
    { type, overridden: null, default: value, qualifiers: passedOn(parameter.qualifiers) },
    dialectOf,
    parameter,
  );
}

function passesOnAll({ qualifiers }: Property | Method | Parameter): boolean {
  return qualifiers.values().every(({ flavors }) => flavors.toSubclass);
}
