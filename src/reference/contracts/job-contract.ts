/** The contract of a job class: its states, what clients may ask of it, its errors, and how each property comes about. */
import type { JobEffect, JobRequestCheck } from "../runtime/jobs/job-behavior.ts";
import type { Class, Method, Parameter, Property } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { Entry } from "../../json/shape.ts";
import { failValue } from "./contract-fault.ts";
import type { Name, Written } from "./contract-forms.ts";
import type { ContractReader } from "./contract-reader.ts";
import type { JobText } from "./contract-shape.ts";
import { type Expression, readExpression, type Scope, type VariableType } from "./expression.ts";
import { stateRoles, type stops } from "./job-shape.ts";
import { readLabel } from "./labels.ts";

/** A property with how its value comes about. */
export interface Assignment {
  readonly property: Property;
  readonly value: Expression;
}

export interface RequestContract {
  /** Of the parameter that names the request. */
  readonly value: bigint;
  readonly label: string;
  readonly from: readonly bigint[];
  readonly path: readonly bigint[];
  readonly to: bigint;
  readonly effect: JobEffect;
  readonly isSupported: boolean;
  readonly needsCancellable: boolean;
}

export interface JobContract {
  readonly kind: "job";
  readonly source: SourceFile;
  readonly class: Class;
  /** The one key of the class. */
  readonly key: Property;
  /** Properties that whoever starts a job gives a value for. */
  readonly given: readonly Property[];
  readonly state: Property;
  readonly states: Readonly<Record<JobStateRole, bigint>>;
  readonly passing: readonly { readonly state: bigint; readonly milliseconds: number }[];
  readonly request: {
    readonly method: Method;
    readonly requested: Parameter;
    readonly timeout: Parameter;
    readonly granted: bigint;
    readonly checks: readonly { readonly check: JobRequestCheck; readonly otherwise: bigint }[];
    readonly requests: readonly RequestContract[];
  };
  readonly kill: {
    readonly method: Method;
    readonly deleteAfterwards: Parameter;
    readonly isSupported: boolean;
    readonly notSupported: bigint;
    readonly killed: bigint;
    readonly refused: bigint;
    readonly request: bigint;
  };
  readonly errors: {
    readonly class: Class;
    readonly properties: readonly Assignment[];
    /** Methods that give the errors, with the parameter for them: an array for all, else the first. */
    readonly methods: readonly ErrorMethod[];
  };
  readonly removal: { readonly after: Property; readonly onlyIf: Property | null };
  readonly writable: readonly Property[];
  readonly stopped: Readonly<Record<JobStop, StoppedContract>>;
  /** All properties that are not given, nor the state, nor NULL. */
  readonly properties: readonly Assignment[];
}

export interface ErrorMethod {
  readonly method: Method;
  readonly out: Parameter;
  readonly code: bigint;
}

type JobStop = (typeof stops)[number];

export interface StoppedContract {
  readonly code: number;
  readonly description: string;
  readonly messageId: string;
  readonly errorType: string;
}

export type JobStateRole = (typeof stateRoles)[number];

export function readJobContract(reader: ContractReader, text: JobText, source: SourceFile): JobContract {
  const cls = reader.class(text.class);
  const given = reader.each(text.given, (name) => reader.property(cls, name));
  const state = reader.property(cls, text.state);
  const request = readRequests(reader, text.request, cls, state);
  return {
    ...{ kind: "job", source, class: cls, given, state },
    key: keyOf(cls, text.class),
    states: readStates(text.states, state),
    passing: reader.each(text.passing, ({ key, value }) => ({ state: stateOf(key, state), milliseconds: value })),
    request,
    kill: readKill(reader, text.kill, cls, request.requested),
    errors: readErrors(reader, text.errors, cls),
    removal: readRemoval(reader, text.removal, cls),
    writable: reader.each(text.writable, (name) => reader.property(cls, name)),
    stopped: text.stopped,
    properties: readAssignments(reader, text.properties, cls, jobScope(given, state)),
  };
}

function keyOf(cls: Class, { at }: Name): Property {
  const [key, other] = cls.keys;
  return key === undefined || other !== undefined
    ? failValue(at, "a class with one key", `${cls.name} with ${cls.keys.length}`)
    : key;
}

/** What the properties of a job may be made of; the runtime's `JobMoment` has the same. */
function jobScope(given: readonly Property[], state: Property): Scope {
  const variables = new Map<string, VariableType>([
    ["job.id", { kind: "text" }],
    ["job.state", { kind: "property", property: state }],
    ["job.percent", { kind: "number" }],
    ["job.phase", { kind: "text" }],
    ["job.cancellable", { kind: "boolean" }],
    ["job.submitted", { kind: "datetime" }],
    ["job.started", { kind: "datetime" }],
    ["job.elapsed", { kind: "datetime" }],
    ["job.changed", { kind: "datetime" }],
    ["job.errorCode", { kind: "number" }],
    ["job.errorText", { kind: "text" }],
    ["job.errorSummary", { kind: "text" }],
  ]);
  for (const property of given) variables.set(`job.given.${property.name}`, { kind: "property", property });
  return { variables, instances: new Set() };
}

/** What an error may be made of; the runtime's `WorkError` has the same. */
export const errorScope: Scope = {
  variables: new Map<string, VariableType>([
    ["error.code", { kind: "number" }],
    ["error.description", { kind: "text" }],
    ["error.messageId", { kind: "text" }],
    ["error.messageArguments", { kind: "texts" }],
    ["error.errorType", { kind: "text" }],
    ["error.otherErrorType", { kind: "text" }],
    ["error.errorSource", { kind: "text" }],
  ]),
  instances: new Set(),
};

export function readAssignments(
  reader: ContractReader,
  properties: readonly Entry<Written>[],
  cls: Class,
  scope: Scope,
): Assignment[] {
  return reader.each(properties, ({ key, value }) => {
    const property = reader.property(cls, key);
    return { property, value: readExpression(reader, value, property, scope) };
  });
}

/** A code of a method by its label. */
export function codeOf(method: Method, label: Name): bigint {
  return integer(readLabel(method.valueMap, label, `${method.declaringClass.name}.${method.name}()`), label);
}

function stateOf(label: Name, state: Property): bigint {
  return integer(readLabel(state.valueMap, label, state.name), label);
}

function integer(value: bigint | string, { at }: Name): bigint {
  return typeof value === "bigint" ? value : failValue(at, "the label of an integer");
}

function readStates(labels: JobText["states"], state: Property): JobContract["states"] {
  return Object.fromEntries(stateRoles.map((role) => [role, stateOf(labels[role], state)])) as Record<
    JobStateRole,
    bigint
  >;
}

function readRequests(
  reader: ContractReader,
  text: JobText["request"],
  cls: Class,
  state: Property,
): JobContract["request"] {
  const method = reader.method(cls, text.method);
  const requested = reader.parameter(method, text.requested);
  const path = `${method.name}(${requested.name})`;
  const states = (labels: readonly Name[]): bigint[] => reader.each(labels, (label) => stateOf(label, state));
  return {
    method,
    requested,
    timeout: reader.parameter(method, text.timeout),
    granted: codeOf(method, text.granted),
    checks: reader.each(text.checks, ({ check, else: label }) => ({ check, otherwise: codeOf(method, label) })),
    requests: reader.each(text.requests, ({ key, value }) => ({
      value: integer(readLabel(requested.valueMap, key, path), key),
      label: key.value,
      from: states(value.from),
      path: states(value.path),
      to: stateOf(value.to, state),
      effect: value.effect,
      isSupported: value.supported,
      needsCancellable: value.needsCancellable,
    })),
  };
}

function readKill(
  reader: ContractReader,
  text: JobText["kill"],
  cls: Class,
  requested: Parameter,
): JobContract["kill"] {
  const method = reader.method(cls, text.method);
  return {
    method,
    deleteAfterwards: reader.parameter(method, text.deleteAfterwards),
    isSupported: text.supported,
    notSupported: codeOf(method, text.notSupported),
    killed: codeOf(method, text.killed),
    refused: codeOf(method, text.refused),
    request: integer(readLabel(requested.valueMap, text.as, requested.name), text.as),
  };
}

function readErrors(reader: ContractReader, text: JobText["errors"], cls: Class): JobContract["errors"] {
  const errorClass = reader.class(text.class);
  return {
    class: errorClass,
    properties: readAssignments(reader, text.properties, errorClass, errorScope),
    methods: reader.each(text.methods, ({ key, value }) => {
      const method = reader.method(cls, key);
      return { method, out: reader.parameter(method, value.out), code: codeOf(method, value.code) };
    }),
  };
}

function readRemoval(
  reader: ContractReader,
  { after, onlyIf }: JobText["removal"],
  cls: Class,
): JobContract["removal"] {
  return {
    after: reader.property(cls, after),
    onlyIf: onlyIf === null ? null : reader.property(cls, onlyIf),
  };
}
