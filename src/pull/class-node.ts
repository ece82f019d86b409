/** Classes and qualifier declarations of a server as nodes of MOF. */
import type {
  DeclaredClass,
  DeclaredElement,
  DeclaredMethod,
  DeclaredProperty,
  DeclaredQualifier,
  DeclaredValue,
  Flavors,
  QualifierType,
} from "../runtime/cim-xml/declarations.ts";
import { scopes } from "../runtime/cim-xml/declarations.ts";
import type * as ast from "../syntax/ast.ts";
import { integerNode, nameNode, nowhere, qualifierNode, stringNode, typeNode } from "../syntax/nodes.ts";
import { valueNode } from "./value-nodes.ts";

/** What the nodes of a namespace need to know of it, and whom to tell what MOF cannot say. */
export interface ClassContext {
  /** By names in lower case. */
  readonly qualifierTypes: ReadonlyMap<string, QualifierType>;
  /** @param place `CIM_Job.Priority`, for the message */
  readonly leftOut: (place: string, what: string) => void;
}

/** @param declared with the members that it declares itself */
export function classNode(declared: DeclaredClass, context: ClassContext): ast.ClassDeclaration {
  const { name, superclass, properties, methods } = declared;
  return {
    kind: "ClassDeclaration",
    qualifiers: qualifierNodes(declared.qualifiers, name, context),
    name: nameNode(name),
    alias: null,
    superclass: superclass === null ? null : nameNode(superclass),
    members: [
      ...properties.map((property) => propertyNode(property, `${name}.${property.name}`, context)),
      ...methods.map((method) => methodNode(method, `${name}.${method.name}`, context)),
    ],
    span: nowhere,
  };
}

function propertyNode(property: DeclaredProperty, place: string, context: ClassContext): ast.PropertyDeclaration {
  return {
    kind: "PropertyDeclaration",
    ...elementParts(property, place, context),
    value: property.value === null ? null : defaultNode(property.value, property.type, place, context),
  };
}

function methodNode(method: DeclaredMethod, place: string, context: ClassContext): ast.MethodDeclaration {
  return {
    kind: "MethodDeclaration",
    qualifiers: qualifierNodes(method.qualifiers, place, context),
    returnType: typeNode(method.returnType ?? "void"),
    returnArray: null,
    name: nameNode(method.name),
    parameters: method.parameters.map((parameter) => ({
      kind: "ParameterDeclaration",
      ...elementParts(parameter, `${place}(${parameter.name})`, context),
      value: null,
    })),
    span: nowhere,
  };
}

function elementParts(
  { name, type, referenceClass, array, qualifiers }: DeclaredElement,
  place: string,
  context: ClassContext,
): Pick<ast.PropertyDeclaration, "qualifiers" | "type" | "name" | "array" | "span"> {
  return {
    qualifiers: qualifierNodes(qualifiers, place, context),
    // A reference that may lead anywhere is one to an object.
    type: type === null ? typeNode(referenceClass ?? "object", true) : typeNode(type),
    name: nameNode(name),
    array: arrayNode(array),
    span: nowhere,
  };
}

function arrayNode(array: DeclaredElement["array"]): ast.ArraySpecifier | null {
  if (array === null) return null;
  const size = array.size === null ? null : integerNode(BigInt(array.size));
  return { kind: "ArraySpecifier", size, span: nowhere };
}

function defaultNode(
  value: DeclaredValue,
  type: string | null,
  place: string,
  { leftOut }: ClassContext,
): ast.Value | null {
  // The default of a reference is the text of a path.
  const node = type === null && typeof value === "string" ? stringNode(value) : valueNode(value, type ?? "string");
  if (node === undefined) leftOut(place, `the default ${JSON.stringify(value)}, which is not a value of ${type}`);
  return node ?? null;
}

function qualifierNodes(
  qualifiers: readonly DeclaredQualifier[],
  place: string,
  context: ClassContext,
): ast.Qualifier[] {
  return qualifiers.flatMap((qualifier) => {
    const type = context.qualifierTypes.get(qualifier.name.toLowerCase());
    const name = type?.name ?? qualifier.name;
    const flavors = flavorsOf(qualifier, type ?? plain);
    // A name alone says TRUE.
    const isTrue = /^boolean$/i.test(qualifier.type) && /^true$/i.test(String(qualifier.value).trim());
    const value = isTrue ? null : valueNode(qualifier.value, qualifier.type);
    if (value !== undefined) return [qualifierNode(name, value, flavors)];
    context.leftOut(
      place,
      `the qualifier ${name}, whose value ${JSON.stringify(qualifier.value)} is not one of ${qualifier.type}`,
    );
    return [];
  });
}

/** The flavors of a qualifier that no declaration gives others (DSP0004 5.6.1.2). */
const plain: Flavors = { isOverridable: true, toSubclass: true, isTranslatable: false };

/** The flavors by which a qualifier differs from its declaration. That a text cannot be translated has no word. */
function flavorsOf(own: Flavors, declared: Flavors): string[] {
  const words: string[] = [];
  if (own.isOverridable !== declared.isOverridable)
    words.push(own.isOverridable ? "EnableOverride" : "DisableOverride");
  if (own.toSubclass !== declared.toSubclass) words.push(own.toSubclass ? "ToSubclass" : "Restricted");
  if (own.isTranslatable && !declared.isTranslatable) words.push("Translatable");
  return words;
}

export function qualifierTypeNode(declared: QualifierType, leftOut: ClassContext["leftOut"]): ast.QualifierDeclaration {
  const { name, type, array, value } = declared;
  const isAny = declared.scopes.length === scopes.length;
  const node = value === null ? null : valueNode(value, type);
  if (node === undefined) leftOut(name, `the default ${JSON.stringify(value)}, which is not a value of ${type}`);
  return {
    kind: "QualifierDeclaration",
    name: nameNode(name),
    type: typeNode(type),
    array: arrayNode(array),
    value: node ?? null,
    scopes: isAny ? [nameNode("any")] : declared.scopes.map((scope) => nameNode(scope.toLowerCase())),
    flavors: flavorsOf(declared, plain).map(nameNode),
    span: nowhere,
  };
}
