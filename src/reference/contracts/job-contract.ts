/** The contract of a job class: its states, what clients may ask of it, its errors, and how each property comes about. */
import { checksOfRequests, type JobEffect, jobEffects, type JobRequestCheck } from "../runtime/jobs/job-behavior.ts";
import type { Class, Method, Parameter, Property } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { ContractReader, Parts } from "./contract-reader.ts";
import { fail, type Placed, shown } from "./contract-text.ts";
import { type Expression, readExpression, type Scope, type VariableType } from "./expression.ts";
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

const stops = ["terminate", "kill", "break"] as const;
type JobStop = (typeof stops)[number];

export interface StoppedContract {
  readonly code: number;
  readonly description: string;
  readonly messageId: string;
  readonly errorType: string;
}

const stateRoles = ["initial", "starting", "running", "asking", "completed", "warning", "failed"] as const;
export type JobStateRole = (typeof stateRoles)[number];

const keys = [
  "kind",
  "class",
  "given",
  "state",
  "states",
  "passing",
  "request",
  "kill",
  "errors",
  "removal",
  "writable",
  "stopped",
  "properties",
] as const;

export function readJobContract(reader: ContractReader, at: Placed): JobContract {
  const parts = reader.parts(at, keys);
  const cls = reader.class(parts.need("class"));
  const given = reader.list(parts.need("given"), (item) => reader.property(cls, item));
  const state = reader.property(cls, parts.need("state"));
  const scope = jobScope(given, state);
  return {
    kind: "job",
    source: at.file,
    class: cls,
    key: keyOf(cls, parts.need("class")),
    given,
    state,
    states: readStates(reader, parts.need("states"), state),
    passing: reader.each(parts.need("passing"), ({ key, value }) => ({
      state: stateOf(key, state),
      milliseconds: reader.number(value),
    })),
    request: readRequests(reader, parts.need("request"), cls, state),
    kill: readKill(reader, parts, cls),
    errors: readErrors(reader, parts.need("errors"), cls),
    removal: readRemoval(reader, parts.need("removal"), cls),
    writable: reader.list(parts.need("writable"), (item) => reader.property(cls, item)),
    stopped: readStopped(reader, parts.need("stopped")),
    properties: readAssignments(reader, parts.need("properties"), cls, scope),
  };
}

function keyOf(cls: Class, at: Placed): Property {
  const [key, other] = cls.keys;
  if (key === undefined || other !== undefined)
    fail("contract-value", at, { expected: "a class with one key", found: `${cls.name} with ${cls.keys.length}` });
  return key;
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
    ["error.errorSource", { kind: "text" }],
  ]),
  instances: new Set(),
};

export function readAssignments(reader: ContractReader, at: Placed, cls: Class, scope: Scope): Assignment[] {
  return reader.each(at, ({ name, key, value }) => {
    const property = reader.property(cls, key, name);
    return { property, value: readExpression(reader, value, property, scope) };
  });
}

/** A code of a method by its label. */
export function codeOf(reader: ContractReader, method: Method, given: Placed): bigint {
  return integer(
    readLabel(method.valueMap, reader.resolve(given), `${method.declaringClass.name}.${method.name}()`),
    given,
  );
}

function stateOf(at: Placed, state: Property): bigint {
  return integer(readLabel(state.valueMap, at, state.name), at);
}

function integer(value: bigint | string, at: Placed): bigint {
  return typeof value === "bigint"
    ? value
    : fail("contract-value", at, { expected: "the label of an integer", found: shown(at) });
}

function readStates(reader: ContractReader, at: Placed, state: Property): JobContract["states"] {
  const parts = reader.parts(at, stateRoles);
  return Object.fromEntries(stateRoles.map((role) => [role, stateOf(parts.need(role), state)])) as Record<
    JobStateRole,
    bigint
  >;
}

function readRequests(reader: ContractReader, at: Placed, cls: Class, state: Property): JobContract["request"] {
  const parts = reader.parts(at, ["method", "requested", "timeout", "granted", "checks", "requests"]);
  const method = reader.method(cls, parts.need("method"));
  const requested = reader.parameter(method, parts.need("requested"));
  const path = `${method.name}(${requested.name})`;
  return {
    method,
    requested,
    timeout: reader.parameter(method, parts.need("timeout")),
    granted: codeOf(reader, method, parts.need("granted")),
    checks: reader.list(parts.need("checks"), (item) => {
      const check = reader.parts(item, ["check", "else"]);
      return {
        check: reader.word(check.need("check"), checksOfRequests),
        otherwise: codeOf(reader, method, check.need("else")),
      };
    }),
    requests: reader.each(parts.need("requests"), ({ name, key, value }) => {
      const request = reader.parts(value, ["from", "path", "to", "effect", "supported", "needsCancellable"]);
      return {
        value: integer(readLabel(requested.valueMap, key, path), key),
        label: name,
        from: reader.list(request.need("from"), (item) => stateOf(item, state)),
        path: reader.list(request.need("path"), (item) => stateOf(item, state)),
        to: stateOf(request.need("to"), state),
        effect: reader.word(request.need("effect"), jobEffects),
        isSupported: reader.boolean(request.need("supported")),
        needsCancellable: reader.boolean(request.need("needsCancellable")),
      };
    }),
  };
}

function readKill(reader: ContractReader, job: Parts, cls: Class): JobContract["kill"] {
  const parts = reader.parts(job.need("kill"), [
    "method",
    "deleteAfterwards",
    "supported",
    "notSupported",
    "killed",
    "refused",
    "as",
  ]);
  const request = reader.parts(job.need("request"), [
    "method",
    "requested",
    "timeout",
    "granted",
    "checks",
    "requests",
  ]);
  const requested = reader.parameter(reader.method(cls, request.need("method")), request.need("requested"));
  const method = reader.method(cls, parts.need("method"));
  return {
    method,
    deleteAfterwards: reader.parameter(method, parts.need("deleteAfterwards")),
    isSupported: reader.boolean(parts.need("supported")),
    notSupported: codeOf(reader, method, parts.need("notSupported")),
    killed: codeOf(reader, method, parts.need("killed")),
    refused: codeOf(reader, method, parts.need("refused")),
    request: integer(readLabel(requested.valueMap, parts.need("as"), requested.name), parts.need("as")),
  };
}

function readErrors(reader: ContractReader, at: Placed, cls: Class): JobContract["errors"] {
  const parts = reader.parts(at, ["class", "properties", "methods"]);
  const errorClass = reader.class(parts.need("class"));
  return {
    class: errorClass,
    properties: readAssignments(reader, parts.need("properties"), errorClass, errorScope),
    methods: reader.each(parts.need("methods"), ({ name, key, value }) => {
      const method = reader.method(cls, key, name);
      const details = reader.parts(value, ["out", "code"]);
      return {
        method,
        out: reader.parameter(method, details.need("out")),
        code: codeOf(reader, method, details.need("code")),
      };
    }),
  };
}

function readRemoval(reader: ContractReader, at: Placed, cls: Class): JobContract["removal"] {
  const parts = reader.parts(at, ["after", "onlyIf"]);
  const onlyIf = parts.may("onlyIf");
  return {
    after: reader.property(cls, parts.need("after")),
    onlyIf: onlyIf === null ? null : reader.property(cls, onlyIf),
  };
}

function readStopped(reader: ContractReader, at: Placed): JobContract["stopped"] {
  const parts = reader.parts(at, stops);
  const read = (value: Placed): StoppedContract => {
    const error = reader.parts(value, ["code", "description", "messageId", "errorType"]);
    return {
      code: reader.number(error.need("code")),
      description: reader.text(error.need("description")),
      messageId: reader.text(error.need("messageId")),
      errorType: reader.text(error.need("errorType")),
    };
  };
  return { terminate: read(parts.need("terminate")), kill: read(parts.need("kill")), break: read(parts.need("break")) };
}
