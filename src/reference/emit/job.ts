/** The modules of a job class: what whoever starts a job says, its provider, and its behavior. */
import type { JobContract, StoppedContract } from "../contracts/job-contract.ts";
import type { EmitModel, EmitOptions, FileView } from "../../emit/backend.ts";
import { objectTable, type ProfileBehavior } from "./behavior-modules.ts";
import { BehaviorWriter } from "./behavior-values.ts";
import { memberAccess } from "../../bindings/identifiers.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../../emit/module/generated-module.ts";
import { jsdoc } from "../../emit/module/jsdoc.ts";
import { listLiteral, objectLiteral, stringLiteral } from "../../emit/module/literals.ts";
import { memberName, runtimeName, type ExportedName } from "../../emit/module/names.ts";
import { providerMethods } from "../../emit/providers/members.ts";

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

export function givenName({ class: cls }: JobContract, { names }: EmitModel): ExportedName {
  return names.added(`reference/${names.fileName(cls)}`, `${names.classType(cls).name}_Given`);
}

export function jobProviderName({ class: cls }: JobContract, { names }: EmitModel): ExportedName {
  return names.added(`reference/${names.fileName(cls)}`, `${names.classType(cls).name}_Jobs`);
}

export function jobBehavior(contract: JobContract, profile: string, model: EmitModel): ProfileBehavior {
  const { class: cls, state, request, kill, removal, errors } = contract;
  const stateList = (values: readonly bigint[], writer: BehaviorWriter): string =>
    listLiteral(values.map((value) => writer.stateCode(state, value)));
  const requestCode = (value: bigint, writer: BehaviorWriter): string =>
    writer.parameterCode(request.method, request.requested, value);
  const code = (value: bigint, writer: BehaviorWriter): string => writer.returnCode(request.method, value);
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
  return {
    profile,
    class: cls,
    source: contract.source,
    about: `jobs of ${cls.name} behave`,
    type: ({ module, types }) =>
      `${module.type(runtimeName("jobs/job-behavior", "JobBehavior"))}<${types.classType(cls)}, ${module.type(givenName(contract, model))}>`,
    entries: {
      descriptor: ({ module }) => module.value(model.names.classType(cls)),
      key: () => stringLiteral(memberName(contract.key)),
      granted: (writer) => code(request.granted, writer),
      kill: (writer) => killText(contract, writer, requestCode(kill.request, writer)),
      removal: () =>
        objectLiteral({
          after: stringLiteral(memberName(removal.after)),
          onlyIf: removal.onlyIf === null ? null : stringLiteral(memberName(removal.onlyIf)),
        }),
      passing: (writer) => {
        const rows = contract.passing.map(
          ({ state: passed, milliseconds }) => `[${writer.stateCode(state, passed)}, ${milliseconds}]`,
        );
        return `new Map<number, number>(${listLiteral(rows)})`;
      },
      writable: () => listLiteral(contract.writable.map((property) => stringLiteral(memberName(property)))),
      states: objectTable(
        Object.entries(contract.states).map(([role, value]) => [role, (writer) => writer.stateCode(state, value)]),
      ),
      requests: {
        kind: "map",
        rows: new Map(
          request.requests.map(({ value, from, path, to, effect, isSupported, needsCancellable }) => [
            String(value),
            (writer) => {
              const parts = {
                from: stateList(from, writer),
                path: path.length === 0 ? null : stateList(path, writer),
                to: writer.stateCode(state, to),
                effect: stringLiteral(effect),
                isSupported: String(isSupported),
                needsCancellable: String(needsCancellable),
              };
              return `[${requestCode(value, writer)}, ${objectLiteral(parts)}]`;
            },
          ]),
        ),
      },
      requestChecks: (writer) =>
        listLiteral(
          request.checks.map(({ check, otherwise }) =>
            objectLiteral({ check: stringLiteral(check), otherwise: code(otherwise, writer) }),
          ),
        ),
      stopped: objectTable(Object.entries(contract.stopped).map(([how, error]) => [how, () => errorText(error)])),
      properties: (writer) =>
        `(job) => (${writer.instance(cls, [...givenAssignments, stateAssignment, ...contract.properties])})`,
      error: (writer) =>
        `(error): ${writer.types.classType(errors.class)} => (${writer.instance(errors.class, errors.properties)})`,
    },
  };
}

function killText({ kill }: JobContract, writer: BehaviorWriter, request: string): string {
  const code = (value: bigint): string => writer.returnCode(kill.method, value);
  if (!kill.isSupported) return objectLiteral({ isSupported: "false", notSupported: code(kill.notSupported) });
  return objectLiteral({ isSupported: "true", killed: code(kill.killed), refused: code(kill.refused), request });
}

function errorText({ code, description, messageId, errorType }: StoppedContract): string {
  const texts = { description, messageId, errorType };
  const entries = Object.entries(texts).map(([name, text]) => [name, stringLiteral(text)] as const);
  return objectLiteral({ code: String(code), ...Object.fromEntries(entries) });
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
    doc: jsdoc(`Serves the jobs of ${cls.name} that an engine runs.`, provenanceTags(cls.path), 0),
    name: provider.name,
    base: module.value(names.provider(cls)),
    engineType: `${module.type(runtimeName("jobs/job-engine", "JobEngine"))}<${instance}, ${module.type(givenName(contract, model))}>`,
    instance,
    keys: module.type(names.keys(cls)),
    key: memberAccess("keys", memberName(contract.key)),
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
  const id = memberAccess("keys", memberName(key));
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
    const body = bodies.get(method.name);
    if (body === undefined) return [];
    const input = module.type(names.input(method));
    const context = `${module.type(runtimeName("provider", "MethodContext"))}<${module.type(names.keys(cls))}>`;
    const first = body.inputs.length === 0 ? `_input: ${input}` : `{ ${body.inputs.join(", ")} }: ${input}`;
    const result = module.type(names.result(method));
    return [{ name, parameters: `${first}, { keys }: ${context}`, result, body: body.body }];
  });
}
