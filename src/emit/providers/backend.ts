import { object } from "../../json/shape.ts";
import type { Class, Method, Property } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView } from "../backend.ts";
import { declarationDoc } from "../module/element-doc.ts";
import { TypeWriter, typesModule } from "../types/element-types.ts";
import { sourceHeader } from "../module/header.ts";
import { propertyKey } from "../../bindings/identifiers.ts";
import { ImportCollector } from "../module/imports.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { objectLiteral, stringLiteral } from "../module/literals.ts";
import { memberName, methodPath } from "../module/names.ts";
import { hasProvider, type ProviderMethod, providerMethods } from "./members.ts";
import { resultMembers } from "./results.ts";
import { validatorsModule } from "../validators/rules.ts";

/** View of `providers.hbs`. */
export interface ProvidersView {
  readonly header: string;
  readonly imports: readonly string[];
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

/** The module of a class's provider and of the results of its methods, below the output folder. */
export function providersModule(cls: Class, model: EmitModel): string {
  return `providers/${model.names.fileName(cls)}`;
}

function ownMethods(cls: Class): Method[] {
  return cls.methods.values().filter((method) => method.declaringClass === cls);
}

function providersFile(cls: Class, model: EmitModel, options: EmitOptions): FileView<ProvidersView> {
  const module = providersModule(cls, model);
  const imports = new ImportCollector(module, options.importExtension);
  const view: Omit<ProvidersView, "imports"> = {
    header: sourceHeader(options.sourcePathOf(cls.declaration)),
    results: ownMethods(cls).map((method) => ({
      doc: jsdoc(`What a provider's ${methodPath(method)} gives back.`, [], 0),
      name: model.names.result(method),
      members: resultMembers(method, model, imports),
    })),
    providers: hasProvider(cls) ? [providerView(cls, model, imports)] : [],
  };
  return { path: `${module}.ts`, template: "providers", view: { ...view, imports: imports.lines() } };
}

function providerView(cls: Class, model: EmitModel, imports: ImportCollector): ProviderView {
  const { names } = model;
  const types = new TypeWriter(model, imports);
  const methods = providerMethods(cls);
  const renamed = methods.filter(({ method, name }) => name !== memberName(method));
  const roles = cls.isAssociation ? cls.properties.values().filter(({ type }) => type.kind === "reference") : [];
  const base = imports.value("runtime/provider", cls.isAssociation ? "AssociationProvider" : "InstanceProvider");
  const parameters = [
    types.classType(cls),
    keysType(cls, model, imports),
    imports.type(validatorsModule(cls, model), names.changes(cls)),
    ...(cls.isAssociation ? [names.roles(cls)] : []),
  ];
  return {
    rolesDoc: jsdoc(`What stands at the ends of ${cls.name}.`, [], 0),
    rolesName: names.roles(cls),
    roles: roles.map((property) => roleText(property, types, imports)),
    doc: jsdoc(
      `Serves instances of ${cls.name}. What is not overridden answers CIM_ERR_NOT_SUPPORTED.`,
      [{ name: "mof", text: cls.name }],
      0,
    ),
    name: names.provider(cls),
    base: `${base}<${parameters.join(", ")}>`,
    descriptorType: imports.type("runtime/descriptor", "ClassDescriptor"),
    descriptor: imports.value(typesModule(cls, model), names.descriptor(cls)),
    renamed:
      renamed.length === 0
        ? ""
        : objectLiteral(
            Object.fromEntries(renamed.map(({ method, name }) => [memberName(method), stringLiteral(name)])),
          ),
    validatorsType: imports.type("runtime/provider", "ProviderValidators"),
    validators: validatorEntries(cls, model, imports),
    methodValidators: methods.map(({ method }) => methodValidatorsEntry(method, model, imports)),
    methods: methods.map((method) => methodView(cls, method, model, imports)),
  };
}

function methodView(
  cls: Class,
  { method, name }: ProviderMethod,
  model: EmitModel,
  imports: ImportCollector,
): ProviderMethodView {
  const { input, context, result } = methodTypes(cls, method, model, imports);
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

function methodTypes(cls: Class, method: Method, model: EmitModel, imports: ImportCollector): MethodTypes {
  const context = method.isStatic
    ? imports.type("runtime/provider", "OperationContext")
    : `${imports.type("runtime/provider", "MethodContext")}<${keysType(cls, model, imports)}>`;
  return {
    input: imports.type(typesModule(method.declaringClass, model), model.names.input(method)),
    context,
    result: imports.type(providersModule(method.declaringClass, model), model.names.result(method)),
  };
}

function validatorEntries(cls: Class, model: EmitModel, imports: ImportCollector): string[] {
  const validator = (role: "validator" | "keysValidator" | "changesValidator"): string =>
    imports.value(validatorsModule(cls, model), model.names.validation(role, cls.name));
  return [
    `instance: ${validator("validator")},`,
    `keys: ${cls.keys.length === 0 ? "null" : validator("keysValidator")},`,
    `changes: ${validator("changesValidator")},`,
  ];
}

function methodValidatorsEntry(method: Method, model: EmitModel, imports: ImportCollector): string {
  const module = validatorsModule(method.declaringClass, model);
  const input = imports.value(module, model.names.validation("inputValidator", methodPath(method)));
  const output = imports.value(module, model.names.validation("outputValidator", methodPath(method)));
  return `${propertyKey(memberName(method))}: ${objectLiteral({ input, output })},`;
}

function keysType(cls: Class, model: EmitModel, imports: ImportCollector): string {
  return cls.keys.length === 0 ? "Record<string, never>" : imports.type(typesModule(cls, model), model.names.keys(cls));
}

function roleText(property: Property, types: TypeWriter, imports: ImportCollector): string {
  const target = property.type.kind === "reference" ? property.type.target : null;
  const type = target === null ? imports.type("runtime/reference", "AnyInstance") : types.classType(target);
  return `readonly ${propertyKey(memberName(property))}: ${type};`;
}

function firstSentence(text: string | null): string | null {
  return text === null ? null : (/^[^]*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text);
}
