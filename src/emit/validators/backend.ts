import type { Class, Method } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView } from "../backend.ts";
import { flag, object, optional } from "../../json/shape.ts";
import { GeneratedModule, type ModuleView } from "../module/generated-module.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { listLiteral, stringLiteral } from "../module/literals.ts";
import { memberName, methodPath, runtimeName } from "../module/names.ts";
import { inputMembers, outputMembers, propertyMember } from "./members.ts";
import { predicateViews, type PredicateView } from "./predicates.ts";
import { type HasView, type RecordView, RecordWriter } from "./records.ts";
import { RuleWriter } from "./rules.ts";

/** View of `validators.hbs`. */
export interface ValidatorsView extends ModuleView {
  readonly predicates: readonly PredicateView[];
  readonly shared: readonly HasView[];
  readonly records: readonly RecordView[];
  readonly parts: readonly PartView[];
}

/** A validator of some members of the class. */
export interface PartView {
  readonly doc: readonly string[];
  readonly text: string;
}

/** What the backend can be asked for. */
export interface ValidatorsOptions {
  /** Whether values that a ValueMap or BitMap does not have pass with a warning, where a call does not say. */
  readonly open?: boolean;
}

/** One module a class: validators of its instances, keys and changes, and of the input and output of its methods. */
export const validatorsBackend: Backend<ValidatorsOptions> = {
  name: "validators",
  options: object("What validators can be asked for.", {
    open: optional(flag("Whether values that a map does not have pass with a warning, where a call does not say.")),
  }),
  requires: ["types", "enums", "validator-targets", "runtime"],
  runtime: ["predicates.ts", "validation.ts", "validation-parts.ts", "wire.ts"],
  isPerClass: true,
  views: (model, options, own) => model.classes.map((cls) => validatorsFile(cls, model, options, own.options)),
};

function validatorsFile(
  cls: Class,
  model: EmitModel,
  options: EmitOptions,
  { open = false }: ValidatorsOptions,
): FileView<ValidatorsView> {
  const module = new GeneratedModule(model.names.validation("validator", cls.path).module, cls.declaration, options);
  const rules = new RuleWriter(model, module);
  const records = new RecordWriter(model, module, rules, open);
  module.type(model.names.classType(cls));
  const methods = cls.methods.values().filter((method) => method.declaringClass === cls);
  return module.file("validators", {
    predicates: predicateViews(cls, model, rules),
    shared: records.sharedCondition(cls),
    records: [records.ofClass(cls), ...methods.flatMap((method) => methodRecords(method, model, module, records))],
    parts: [...keysPart(cls, model, module, rules), ...changesParts(cls, model, module)],
  });
}

function methodRecords(method: Method, model: EmitModel, module: GeneratedModule, records: RecordWriter): RecordView[] {
  const { names } = model;
  const path = methodPath(method);
  const input = module.type(names.input(method));
  const output = module.type(names.output(method));
  return [
    records.ofMembers(
      names.validation("inputValidator", path).name,
      input,
      `input of ${path}`,
      inputMembers(method, model),
    ),
    records.ofMembers(
      names.validation("outputValidator", path).name,
      output,
      `output of ${path}`,
      outputMembers(method, model),
    ),
  ];
}

function keysPart(cls: Class, model: EmitModel, module: GeneratedModule, rules: RuleWriter): PartView[] {
  if (cls.keys.length === 0) return [];
  const { names } = model;
  const type = module.type(names.keys(cls));
  const keysValidator = module.value(runtimeName("validation-parts", "keysValidator"));
  const isRecord = module.value(runtimeName("predicates", "isRecord"));
  const countMembers = module.value(runtimeName("predicates", "countMembers"));
  const conditions = cls.keys.map((property) => rules.condition(propertyMember(property, model)));
  const condition = [
    `${isRecord}<${type}>(value)`,
    `${countMembers}(value) === ${cls.keys.length}`,
    ...conditions,
  ].join(" && ");
  const keyNames = listLiteral(cls.keys.map((property) => stringLiteral(memberName(property))));
  const whole = names.validation("validator", cls.path).name;
  const call = `${keysValidator}(${whole}, ${keyNames}, (value): value is ${type} => ${condition})`;
  return [
    {
      doc: jsdoc(`The keys of an instance of ${cls.name}.`, [], 0),
      text: `export const ${names.validation("keysValidator", cls.path).name}: Validator<${type}> = /* @__PURE__ */ ${call};`,
    },
  ];
}

function changesParts(cls: Class, model: EmitModel, module: GeneratedModule): PartView[] {
  const { names } = model;
  const writable = cls.properties.values().filter((property) => property.isWritable && !property.isKey);
  const literals = writable.map((property) => stringLiteral(memberName(property)));
  const changes = module.type(names.changes(cls));
  const call = `${module.value(runtimeName("validation-parts", "changesValidator"))}(${names.validation("validator", cls.path).name}, ${listLiteral(literals)})`;
  return [
    {
      doc: jsdoc(`Modifications of an instance of ${cls.name}.`, [], 0),
      text: `export const ${names.validation("changesValidator", cls.path).name}: Validator<${changes}> = /* @__PURE__ */ ${call};`,
    },
  ];
}
