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
  /** Empty where the class has no keys. */
  readonly keys: readonly KeysView[];
  readonly methods: readonly MethodView[];
  readonly descriptorDoc: readonly string[];
  readonly descriptorName: string;
  readonly descriptorEntries: readonly string[];
  readonly propertyDescriptors: readonly string[];
  readonly methodDescriptors: readonly MethodDescriptorView[];
}

export interface MemberView {
  readonly doc: readonly string[];
  readonly text: string;
}

export interface KeysView {
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
  runtime: ["datetime.ts", "descriptor.ts", "reference.ts"],
  views: (model, options) => model.classes.map((cls) => typesFile(cls, model, options)),
};

function typesFile(cls: Class, model: EmitModel, options: EmitOptions): FileView<TypesView> {
  const module = new GeneratedModule(model.names.classType(cls).module, cls.declaration, options);
  const types = new TypeWriter(model, module);
  const descriptors = new DescriptorWriter(model, module);
  module.type(runtimeName("descriptor", "ClassDescriptor"));
  module.value(runtimeName("descriptor", "describeClass"));
  const properties = cls.properties.values().filter((property) => property.declaringClass === cls);
  const methods = cls.methods.values().filter((method) => method.declaringClass === cls);
  return module.file("types", {
    classDoc: declarationDoc(cls, cls.path),
    className: model.names.classType(cls).name,
    heritage: heritage(cls, model, types),
    properties: properties.map((property) => propertyView(property, model, types)),
    keys: keysView(cls, model),
    methods: methods.map((method) => methodView(method, model, types)),
    descriptorDoc: jsdoc(`What ${cls.name} declares, at run time.`, [], 0),
    descriptorName: model.names.descriptor(cls).name,
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

function keysView(cls: Class, model: EmitModel): KeysView[] {
  if (cls.keys.length === 0) return [];
  const names = cls.keys.map((property) => stringLiteral(memberName(property))).join(" | ");
  return [
    {
      doc: jsdoc(`The properties that name an instance of ${cls.name}.`, [], 0),
      text: `export type ${model.names.keys(cls).name} = Pick<${model.names.classType(cls).name}, ${names}>;`,
    },
  ];
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
