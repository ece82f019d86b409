/** The modules of a job class: what whoever starts a job says, its provider, and for each profile its behaviour. */
import type { JobContract, StoppedContract } from "../contracts/job-contract.ts";
import type { EmitModel, EmitOptions, FileView } from "../../emit/backend.ts";
import { type BehaviorView, BehaviorWriter } from "./behavior-values.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../../emit/module/generated-module.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { listLiteral, objectLiteral, stringLiteral } from "../../emit/module/literals.ts";
import { memberName, runtimeName, type ExportedName } from "../../emit/module/names.ts";
import { providerMethods } from "../../emit/providers/members.ts";

/** View of `reference-job-behavior.hbs`. */
export interface JobBehaviorView extends BehaviorView {
  readonly states: readonly string[];
  readonly requests: readonly string[];
  readonly checks: readonly string[];
  readonly stopped: readonly string[];
  readonly properties: readonly string[];
  readonly errorType: string;
  readonly errorProperties: readonly string[];
}

/** View of `reference-job.hbs`. */
export interface JobProviderView extends ModuleView {
  readonly givenDoc: readonly string[];
  readonly givenName: string;
  readonly given: string;
  readonly doc: readonly string[];
  readonly name: string;
  readonly base: string;
  readonly engineType: string;
  readonly instance: string;
  readonly keys: string;
  readonly key: string;
  readonly changes: string;
  readonly methods: readonly JobMethodView[];
}

export interface JobMethodView {
  readonly name: string;
  readonly parameters: string;
  readonly result: string;
  readonly body: string;
}

export function jobBehaviorName({ class: cls }: JobContract, profile: string, { names }: EmitModel): ExportedName {
  return names.added(`reference/${profile}/${names.fileName(cls)}`, `${names.classType(cls).name}_Behavior_${profile}`);
}

export function givenName({ class: cls }: JobContract, { names }: EmitModel): ExportedName {
  return names.added(`reference/${names.fileName(cls)}`, `${names.classType(cls).name}_Given`);
}

export function jobProviderName({ class: cls }: JobContract, { names }: EmitModel): ExportedName {
  return names.added(`reference/${names.fileName(cls)}`, `${names.classType(cls).name}_Jobs`);
}

export function jobBehaviorFile(
  contract: JobContract,
  profile: string,
  model: EmitModel,
  options: EmitOptions,
): FileView<JobBehaviorView> {
  const exported = jobBehaviorName(contract, profile, model);
  const module = new GeneratedModule(exported.module, { span: { file: contract.source } }, options);
  const writer = new BehaviorWriter(model, module);
  const { class: cls, state, request, kill, removal, errors } = contract;
  const stateCode = (value: bigint): string => writer.stateCode(state, value);
  const stateList = (values: readonly bigint[]): string => listLiteral(values.map(stateCode));
  const requestCode = (value: bigint): string => writer.parameterCode(request.method, request.requested, value);
  const code = (value: bigint): string => writer.returnCode(request.method, value);
  const instance = writer.types.classType(cls);
  const given = module.type(givenName(contract, model));
  const stateAssignment = {
    property: state,
    value: { kind: "variable", variable: { path: "job.state", type: { kind: "property", property: state } } },
  } as const;
  const givenAssignments = contract.given.map((property) => ({
    property,
    value: {
      kind: "variable",
      variable: { path: `job.given.${property.name}`, type: { kind: "property", property } },
    } as const,
  }));
  const view = {
    doc: jsdoc(`How jobs of ${cls.name} behave in the profile ${profile}.`, [], 0),
    name: exported.name,
    type: `${module.type(runtimeName("jobs/job-behavior", "JobBehavior"))}<${instance}, ${given}>`,
    entries: [
      `descriptor: ${module.value(model.names.descriptor(cls))},`,
      `key: ${stringLiteral(memberName(contract.key))},`,
      `granted: ${code(request.granted)},`,
      `kill: ${killText(contract, writer, requestCode(kill.request))},`,
      `removal: ${objectLiteral({ after: stringLiteral(memberName(removal.after)), onlyIf: removal.onlyIf === null ? "null" : stringLiteral(memberName(removal.onlyIf)) })},`,
      `passing: new Map<number, number>(${listLiteral(contract.passing.map(({ state: passed, milliseconds }) => `[${stateCode(passed)}, ${milliseconds}]`))}),`,
      `writable: ${listLiteral(contract.writable.map((property) => stringLiteral(memberName(property))))},`,
    ],
    states: Object.entries(contract.states).map(([role, value]) => `${role}: ${stateCode(value)},`),
    requests: request.requests.map(({ value, from, path, to, effect, isSupported, needsCancellable }) => {
      const parts = {
        from: stateList(from),
        path: stateList(path),
        to: stateCode(to),
        effect: stringLiteral(effect),
        isSupported: String(isSupported),
        needsCancellable: String(needsCancellable),
      };
      return `[${requestCode(value)}, ${objectLiteral(parts)}],`;
    }),
    checks: request.checks.map(
      ({ check, otherwise }) => `${objectLiteral({ check: stringLiteral(check), otherwise: code(otherwise) })},`,
    ),
    stopped: Object.entries(contract.stopped).map(([how, error]) => `${how}: ${errorText(error)},`),
    properties: writer.instance(cls, [...givenAssignments, stateAssignment, ...contract.properties]),
    errorType: writer.types.classType(errors.class),
    errorProperties: writer.instance(errors.class, errors.properties),
  };
  return module.file("reference-job-behavior", { ...view, constants: writer.constants, tables: writer.tables });
}

function killText({ kill }: JobContract, writer: BehaviorWriter, request: string): string {
  const code = (value: bigint): string => writer.returnCode(kill.method, value);
  if (!kill.isSupported) return objectLiteral({ isSupported: "false", notSupported: code(kill.notSupported) });
  return objectLiteral({ isSupported: "true", killed: code(kill.killed), refused: code(kill.refused), request });
}

function errorText({ code, description, messageId, errorType }: StoppedContract): string {
  const texts = {
    description: stringLiteral(description),
    messageId: stringLiteral(messageId),
    messageArguments: "[]",
    errorType: stringLiteral(errorType),
  };
  return objectLiteral({ code: String(code), ...texts, errorSource: "null", causes: "[]" });
}

export function jobProviderFile(
  contract: JobContract,
  model: EmitModel,
  options: EmitOptions,
): FileView<JobProviderView> {
  const provider = jobProviderName(contract, model);
  const module = new GeneratedModule(provider.module, { span: { file: contract.source } }, options);
  const { class: cls } = contract;
  const { names } = model;
  const instance = module.type(names.classType(cls));
  const given = contract.given.map((property) => stringLiteral(memberName(property)));
  return module.file("reference-job", {
    givenDoc: jsdoc(`What whoever starts a job of ${cls.name} says about it.`, [], 0),
    givenName: givenName(contract, model).name,
    given: given.length === 0 ? "Record<never, never>" : `Pick<${instance}, ${given.join(" | ")}>`,
    doc: jsdoc(`Serves the jobs of ${cls.name} that an engine runs.`, provenanceTags(cls.name), 0),
    name: provider.name,
    base: module.value(names.provider(cls)),
    engineType: `${module.type(runtimeName("jobs/job-engine", "JobEngine"))}<${instance}, ${module.type(givenName(contract, model))}>`,
    instance,
    keys: module.type(names.keys(cls)),
    key: memberName(contract.key),
    changes: module.type(names.changes(cls)),
    methods: jobMethods(contract, model, module),
  });
}

function jobMethods(
  { class: cls, key, request, kill, errors }: JobContract,
  model: EmitModel,
  module: GeneratedModule,
): JobMethodView[] {
  const { names } = model;
  const id = `keys.${memberName(key)}`;
  const coded = module.value(runtimeName("system/behavior-values", "coded"));
  const bodies = new Map<string, { inputs: readonly string[]; body: string }>();
  bodies.set(request.method.name, {
    inputs: [request.requested.name, request.timeout.name],
    body: `${coded}(this.#jobs.request(${id}, ${request.requested.name}, ${request.timeout.name}))`,
  });
  bodies.set(kill.method.name, {
    inputs: [kill.deleteAfterwards.name],
    body: `${coded}(this.#jobs.kill(${id}, ${kill.deleteAfterwards.name} === true))`,
  });
  const writer = new BehaviorWriter(model, module);
  for (const { method, out, code } of errors.methods) {
    const value = out.array === null ? `this.#jobs.errors(${id})[0] ?? null` : `orNull(this.#jobs.errors(${id}))`;
    if (out.array !== null) module.value(runtimeName("system/behavior-values", "orNull"));
    bodies.set(method.name, {
      inputs: [],
      body: `${coded}(${writer.returnCode(method, code)}, ${objectLiteral({ [out.name]: value })})`,
    });
  }
  return providerMethods(cls).flatMap(({ method, name }) => {
    const found = bodies.get(method.name);
    if (found === undefined) return [];
    const input = module.type(names.input(method));
    const context = `${module.type(runtimeName("provider", "MethodContext"))}<${module.type(names.keys(cls))}>`;
    const first = found.inputs.length === 0 ? `_input: ${input}` : `{ ${found.inputs.join(", ")} }: ${input}`;
    const result = module.type(names.result(method));
    return [{ name, parameters: `${first}, { keys }: ${context}`, result, body: found.body }];
  });
}
