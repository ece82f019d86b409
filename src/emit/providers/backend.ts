import { object } from "../../json/shape.ts";
import type { Class, Method, Property } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView } from "../backend.ts";
import { declarationDoc } from "../module/element-doc.ts";
import { TypeWriter } from "../types/element-types.ts";
import { propertyKey } from "../../bindings/identifiers.ts";
import { memberSignature } from "../../bindings/member-signature.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../module/generated-module.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { objectLiteral, stringLiteral } from "../module/literals.ts";
import { memberName, methodPath, runtimeName } from "../module/names.ts";
import { hasProvider, type ProviderMethod, providerMethods } from "./members.ts";
import { resultMembers } from "./results.ts";

/** View of `providers.hbs`. */
export interface ProvidersView extends ModuleView {
  /** Of the methods that the class declares itself. */
  readonly results: readonly ResultView[];
  /** Empty where the class has no provider, one otherwise. */
  readonly providers: readonly ProviderView[];
}

export interface ResultView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly members: readonly string[];
}

export interface ProviderView {
  readonly rolesDoc: readonly string[];
  readonly rolesName: string;
  /** Empty unless the class is an association. */
  readonly roles: readonly string[];
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly descriptorType: string;
  readonly descriptor: string;
  /** `{ Delete: "Delete_2" }`, or empty. */
  readonly renamed: string;
  readonly validatorsType: string;
  /** Those of instances, keys and changes. */
  readonly validators: readonly string[];
  /** One entry a method. */
  readonly methodValidators: readonly string[];
  readonly methods: readonly ProviderMethodView[];
}

export interface ProviderMethodView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly parameters: string;
  readonly result: string;
  readonly literal: string;
}

/** One module a class: the results of its methods, and the class that its provider extends. */
export const providersBackend: Backend = {
  name: "providers",
  options: object("Nothing.", {}),
  isPerClass: true,
  requires: ["types", "enums", "validators", "runtime"],
  // Providers are of use with a dispatcher in front of them.
  runtime: ["dispatcher.ts", "provider.ts", "provider-result.ts"],
  views: (model, options) =>
    model.classes
      .filter((cls) => hasProvider(cls) || ownMethods(cls).length > 0)
      .map((cls) => providersFile(cls, model, options)),
};

function ownMethods(cls: Class): Method[] {
  return cls.methods.values().filter((method) => method.declaringClass === cls);
}

function providersFile(cls: Class, model: EmitModel, options: EmitOptions): FileView<ProvidersView> {
  const module = new GeneratedModule(model.names.provider(cls).module, cls.declaration, options);
  return module.file("providers", {
    results: ownMethods(cls).map((method) => ({
      doc: jsdoc(`What a provider's ${methodPath(method)} gives back.`, [], 0),
      name: model.names.result(method).name,
      members: resultMembers(method, model, module),
    })),
    providers: hasProvider(cls) ? [providerView(cls, model, module)] : [],
  });
}

function providerView(cls: Class, model: EmitModel, module: GeneratedModule): ProviderView {
  const { names } = model;
  const types = new TypeWriter(model, module);
  const methods = providerMethods(cls);
  const renamed = methods.filter(({ method, name }) => name !== memberName(method));
  const roles = cls.isAssociation ? cls.properties.values().filter(({ type }) => type.kind === "reference") : [];
  const base = module.value(runtimeName("provider", cls.isAssociation ? "AssociationProvider" : "InstanceProvider"));
  const parameters = [
    types.classType(cls),
    keysType(cls, model, module),
    module.type(names.changes(cls)),
    ...(cls.isAssociation ? [names.roles(cls).name] : []),
  ];
  return {
    rolesDoc: jsdoc(`What stands at the ends of ${cls.name}.`, [], 0),
    rolesName: names.roles(cls).name,
    roles: roles.map((property) => roleText(property, types, module)),
    doc: jsdoc(
      `Serves instances of ${cls.name}. What is not overridden answers CIM_ERR_NOT_SUPPORTED.`,
      provenanceTags(cls.path),
      0,
    ),
    name: names.provider(cls).name,
    base: `${base}<${parameters.join(", ")}>`,
    descriptorType: module.type(runtimeName("descriptor", "ClassDescriptor")),
    descriptor: module.value(names.classType(cls)),
    renamed:
      renamed.length === 0
        ? ""
        : objectLiteral(
            Object.fromEntries(renamed.map(({ method, name }) => [memberName(method), stringLiteral(name)])),
          ),
    validatorsType: module.type(runtimeName("provider", "ProviderValidators")),
    validators: validatorEntries(cls, model, module),
    methodValidators: methods.map(({ method }) => methodValidatorsEntry(method, model, module)),
    methods: methods.map((method) => methodView(cls, method, model, module)),
  };
}

function methodView(
  cls: Class,
  { method, name }: ProviderMethod,
  model: EmitModel,
  module: GeneratedModule,
): ProviderMethodView {
  const { input, context, result } = methodTypes(cls, method, model, module);
  // What is inherited is told in full where it is declared.
  const isOwn = method.declaringClass === cls;
  const description = isOwn ? method.description : firstSentence(method.description);
  return {
    doc: declarationDoc(method, methodPath(method), 2, description),
    name,
    parameters: `_input: ${input}, _context: ${context}`,
    result: `Promise<${result}>`,
    literal: stringLiteral(memberName(method)),
  };
}

/** The types of a method in the provider of a class. */
interface MethodTypes {
  readonly input: string;
  readonly context: string;
  readonly result: string;
}

function methodTypes(cls: Class, method: Method, model: EmitModel, module: GeneratedModule): MethodTypes {
  const context = method.isStatic
    ? module.type(runtimeName("provider", "OperationContext"))
    : `${module.type(runtimeName("provider", "MethodContext"))}<${keysType(cls, model, module)}>`;
  return {
    input: module.type(model.names.input(method)),
    context,
    result: module.type(model.names.result(method)),
  };
}

function validatorEntries(cls: Class, model: EmitModel, module: GeneratedModule): string[] {
  const validator = (role: "validator" | "keysValidator" | "changesValidator"): string =>
    module.value(model.names.validation(role, cls.path));
  return [
    `instance: ${validator("validator")},`,
    `keys: ${cls.keys.length === 0 ? "null" : validator("keysValidator")},`,
    `changes: ${validator("changesValidator")},`,
  ];
}

function methodValidatorsEntry(method: Method, model: EmitModel, module: GeneratedModule): string {
  const input = module.value(model.names.validation("inputValidator", methodPath(method)));
  const output = module.value(model.names.validation("outputValidator", methodPath(method)));
  return `${propertyKey(memberName(method))}: ${objectLiteral({ input, output })},`;
}

function keysType(cls: Class, model: EmitModel, module: GeneratedModule): string {
  return cls.keys.length === 0 ? "Record<string, never>" : module.type(model.names.keys(cls));
}

function roleText(property: Property, types: TypeWriter, module: GeneratedModule): string {
  const target = property.type.kind === "reference" ? property.type.target : null;
  const type = target === null ? module.type(runtimeName("reference", "AnyInstance")) : types.classType(target);
  return memberSignature(memberName(property), type, true);
}

function firstSentence(text: string | null): string | null {
  return text === null ? null : (/^[^]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text);
}
