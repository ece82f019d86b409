import { object } from "../../json/shape.ts";
import type { Class, Method, Parameter, Property } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView } from "../backend.ts";
import { DescriptorWriter } from "./descriptors.ts";
import { declarationDoc, elementDoc } from "../module/element-doc.ts";
import { TypeWriter } from "./element-types.ts";
import { memberSignature } from "../../bindings/member-signature.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../module/generated-module.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { stringLiteral } from "../module/literals.ts";
import { memberName, methodPath, parameterPath, propertyPath, runtimeName } from "../module/names.ts";

/** View of `types.hbs`. */
export interface TypesView extends ModuleView {
  readonly classDoc: readonly string[];
  readonly className: string;
  /** ` extends CIM_Job`, or empty. */
  readonly heritage: string;
  readonly properties: readonly MemberView[];
  /** The types of keys and changes. */
  readonly parts: readonly PartView[];
  readonly methods: readonly MethodView[];
  /** One, or none where the class declares no methods. */
  readonly methodTables: readonly MethodTableView[];
  readonly descriptorDoc: readonly string[];
  readonly descriptorType: string;
  readonly descriptorEntries: readonly string[];
  readonly propertyDescriptors: readonly string[];
  readonly methodDescriptors: readonly MethodDescriptorView[];
}

export interface MemberView {
  readonly doc: readonly string[];
  readonly text: string;
}

export interface PartView {
  readonly doc: readonly string[];
  readonly text: string;
}

export interface MethodView {
  readonly inputDoc: readonly string[];
  readonly inputName: string;
  readonly inputs: readonly MemberView[];
  readonly outputDoc: readonly string[];
  readonly outputName: string;
  readonly outputs: readonly MemberView[];
}

export interface MethodTableView {
  readonly doc: readonly string[];
  readonly name: string;
  /** ` extends CIM_Job_Methods`, or empty. */
  readonly heritage: string;
  readonly entries: readonly string[];
}

export interface MethodDescriptorView {
  readonly entries: readonly string[];
  readonly parameters: readonly string[];
}

/** One module a class: its interface, keys, the input and output of its methods, and its descriptor. */
export const typesBackend: Backend = {
  name: "types",
  options: object("Nothing.", {}),
  isPerClass: true,
  requires: ["enums", "runtime"],
  runtime: ["datetime.ts", "descriptor.ts", "instance.ts", "reference.ts"],
  views: (model, options) => model.classes.map((cls) => typesFile(cls, model, options)),
};

function typesFile(cls: Class, model: EmitModel, options: EmitOptions): FileView<TypesView> {
  const module = new GeneratedModule(model.names.classType(cls).module, cls.declaration, options);
  const types = new TypeWriter(model, module);
  const descriptors = new DescriptorWriter(model, module);
  module.value(runtimeName("descriptor", "describeClass"));
  const properties = cls.properties.values().filter((property) => property.declaringClass === cls);
  const methods = cls.methods.values().filter((method) => method.declaringClass === cls);
  return module.file("types", {
    classDoc: declarationDoc(cls, cls.path),
    className: model.names.classType(cls).name,
    heritage: heritage(cls, model, types),
    properties: properties.map((property) => propertyView(property, model, types)),
    parts: [...keysView(cls, model), changesView(cls, model)],
    methods: methods.map((method) => methodView(method, model, types)),
    methodTables: methods.length === 0 ? [] : [methodTable(cls, methods, model, module)],
    descriptorDoc: jsdoc(`The class ${cls.name} at run time: the handle for operations on its instances.`, [], 0),
    descriptorType: descriptorType(cls, model, module),
    descriptorEntries: descriptors.classEntries(cls),
    propertyDescriptors: properties.map((property) => descriptors.property(property)),
    methodDescriptors: methods.map((method) => ({
      entries: descriptors.methodEntries(method),
      parameters: method.parameters.values().map((parameter) => descriptors.parameter(method, parameter)),
    })),
  });
}

function heritage(cls: Class, model: EmitModel, types: TypeWriter): string {
  if (cls.superclass === null) return "";
  const base = types.classType(cls.superclass);
  const omitted = model.overrides.omittedBy(cls).map(stringLiteral).join(" | ");
  return omitted === "" ? ` extends ${base}` : ` extends Omit<${base}, ${omitted}>`;
}

function propertyView(property: Property, model: EmitModel, types: TypeWriter): MemberView {
  const type = types.element(property, model.enums.ofProperty(property));
  return {
    doc: elementDoc(property, propertyPath(property), 2),
    text: memberSignature(memberName(property), type, !property.isWritable),
  };
}

/** `ClassDescriptor` with the types of what operations take and give; what has its default is left out. */
function descriptorType(cls: Class, model: EmitModel, module: GeneratedModule): string {
  const { names } = model;
  const withMethods = declaresMethods(cls);
  const methods = withMethods === null ? [] : [module.type(names.methods(withMethods))];
  const withDefault = cls.properties.values().filter((property) => property.isRequired && property.default !== null);
  const defaults = withDefault.map((property) => stringLiteral(memberName(property))).join(" | ");
  const parameters = [
    names.classType(cls).name,
    cls.keys.length === 0 ? "Record<string, never>" : names.keys(cls).name,
    names.changes(cls).name,
    ...(defaults === "" ? methods : [methods[0] ?? "object", defaults]),
  ];
  return `${module.type(runtimeName("descriptor", "ClassDescriptor"))}<${parameters.join(", ")}>`;
}

/** The class itself or the nearest one above it that declares methods. */
function declaresMethods(cls: Class | null): Class | null {
  for (let at = cls; at !== null; at = at.superclass)
    if (at.methods.values().some((method) => method.declaringClass === at)) return at;
  return null;
}

function methodTable(
  cls: Class,
  methods: readonly Method[],
  { names }: EmitModel,
  module: GeneratedModule,
): MethodTableView {
  const above = declaresMethods(cls.superclass);
  const base = above === null ? null : module.type(names.methods(above));
  const overridden = methods.filter((method) => method.overridden !== null);
  const omitted = overridden.map((method) => stringLiteral(memberName(method))).join(" | ");
  const methodType = module.type(runtimeName("descriptor", "MethodType"));
  return {
    doc: jsdoc(`The input and output of each method of ${cls.name}.`, [], 0),
    name: names.methods(cls).name,
    heritage: base === null ? "" : ` extends ${omitted === "" ? base : `Omit<${base}, ${omitted}>`}`,
    entries: methods.map((method) => {
      const types = [names.input(method).name, names.output(method).name, ...(method.isStatic ? ['"static"'] : [])];
      return memberSignature(memberName(method), `${methodType}<${types.join(", ")}>`, true);
    }),
  };
}

function keysView(cls: Class, model: EmitModel): PartView[] {
  if (cls.keys.length === 0) return [];
  const names = cls.keys.map((property) => stringLiteral(memberName(property))).join(" | ");
  return [
    {
      doc: jsdoc(`The properties that name an instance of ${cls.name}.`, [], 0),
      text: `export type ${model.names.keys(cls).name} = Pick<${model.names.classType(cls).name}, ${names}>;`,
    },
  ];
}

function changesView(cls: Class, { names }: EmitModel): PartView {
  const writable = cls.properties.values().filter((property) => property.isWritable && !property.isKey);
  const literals = writable.map((property) => stringLiteral(memberName(property))).join(" | ");
  const type = literals === "" ? "Record<string, never>" : `Partial<Pick<${names.classType(cls).name}, ${literals}>>`;
  return {
    doc: jsdoc(`What can be modified in an instance of ${cls.name}; its other properties are read-only.`, [], 0),
    text: `export type ${names.changes(cls).name} = ${type};`,
  };
}

function methodView(method: Method, model: EmitModel, types: TypeWriter): MethodView {
  const parameters = method.parameters.values();
  const view = (parameter: Parameter): MemberView => parameterView(method, parameter, model, types);
  const path = methodPath(method);
  return {
    inputDoc: declarationDoc(method, path),
    inputName: model.names.input(method).name,
    inputs: parameters.filter((parameter) => parameter.isIn).map(view),
    outputDoc: jsdoc(`What ${path} gives back.`, provenanceTags(path), 0),
    outputName: model.names.output(method).name,
    outputs: [...returnView(method, model, types), ...parameters.filter((parameter) => parameter.isOut).map(view)],
  };
}

function returnView(method: Method, model: EmitModel, types: TypeWriter): MemberView[] {
  const { returnType, returnArray, qualifiers } = method;
  if (returnType === null) return [];
  const required = qualifiers.get("Required")?.value;
  const isRequired = required?.kind === "boolean" && required.value;
  const enums = model.enums.ofReturnValue(method);
  const type = types.returnValue(returnType, returnArray !== null, isRequired, enums);
  return [{ doc: [], text: memberSignature("ReturnValue", type, true) }];
}

function parameterView(method: Method, parameter: Parameter, model: EmitModel, types: TypeWriter): MemberView {
  const type = types.element(parameter, model.enums.ofParameter(method, parameter));
  return {
    doc: elementDoc(parameter, parameterPath(method, parameter), 2),
    text: memberSignature(parameter.name, type, true),
  };
}
