/** Whatever clients give, and providers give back or throw: nothing but a CimError leaves the dispatcher. */
import { describe, expect, test } from "vitest";
import type * as errors from "../../src/runtime/cim-error.ts";
import type * as dispatchers from "../../src/runtime/dispatcher.ts";
import { loadGenerated } from "../emit/load-generated.ts";
import { oddities } from "./oddities.ts";

const schema = `
  class Disk { [Key] string Id; [Write] uint64 Size; uint32 Check([In] boolean Deep, [In(false), Out] uint64 Bad[]); };
  class Person { [Key] string Name; };
  [Association] class Owns { [Key] Person REF Owner; [Key] Disk REF Owned; };`;

/** A provider whose every answer a test chooses. */
type Answers = { answer: () => unknown };
type Provider = new () => Answers & Record<string, unknown>;
type Code = typeof errors & typeof dispatchers & { readonly Disk_Provider: Provider; readonly Owns_Provider: Provider };
const code = (await loadGenerated(schema, { backends: ["providers"] })) as unknown as Code;
const { CimError, CimStatus, Dispatcher } = code;

const operations = ["Check", "getInstance", "createInstance", "modifyInstance", "deleteInstance"];
const lists = ["enumerateInstances", "references", "associatorNames"];

function answering(Base: Provider, answer: () => unknown): never {
  class Answering extends Base {}
  for (const name of [...operations, ...lists])
    if (name !== "Check" || Base === code.Disk_Provider)
      Object.defineProperty(Answering.prototype, name, { value: answer });
  return new Answering() as never;
}

type Dispatching = InstanceType<typeof Dispatcher>;

function dispatcherFor(answer: () => unknown = () => null): Dispatching {
  return new Dispatcher([answering(code.Disk_Provider, answer), answering(code.Owns_Provider, answer)]);
}

async function readAll(list: AsyncIterable<unknown>): Promise<unknown> {
  let last: unknown;
  for await (const item of list) last = item;
  return last;
}

/** Every operation, with one of its arguments as a test wants it. */
const keys = { Id: "1" };
const element = { className: "Disk", namespace: null, host: null, keys } as never;
const calls: Readonly<Record<string, (dispatcher: Dispatching, odd: never) => Promise<unknown>>> = {
  "invoke, the call": (dispatcher, odd) => dispatcher.invoke(odd),
  "invoke, className": (dispatcher, odd) => dispatcher.invoke({ className: odd, keys, method: "Check" }),
  "invoke, keys": (dispatcher, odd) => dispatcher.invoke({ className: "Disk", keys: odd, method: "Check" }),
  "invoke, method": (dispatcher, odd) => dispatcher.invoke({ className: "Disk", keys, method: odd }),
  "invoke, input": (dispatcher, odd) => dispatcher.invoke({ className: "Disk", keys, method: "Check", input: odd }),
  "invoke, a parameter": (dispatcher, odd) =>
    dispatcher.invoke({ className: "Disk", keys, method: "Check", input: { Deep: odd } }),
  "invoke, signal": (dispatcher, odd) =>
    dispatcher.invoke({ className: "Disk", keys, method: "Check", input: {}, signal: odd }),
  "getInstance, className": (dispatcher, odd) => dispatcher.getInstance(odd, keys),
  "getInstance, keys": (dispatcher, odd) => dispatcher.getInstance("Disk", odd),
  "getInstance, options": (dispatcher, odd) => dispatcher.getInstance("Disk", keys, odd),
  "enumerateInstances, className": (dispatcher, odd) => readAll(dispatcher.enumerateInstances(odd)),
  "enumerateInstances, options": (dispatcher, odd) => readAll(dispatcher.enumerateInstances("Disk", odd)),
  "createInstance, className": (dispatcher, odd) => dispatcher.createInstance(odd, {}),
  "createInstance, instance": (dispatcher, odd) => dispatcher.createInstance("Disk", odd),
  "createInstance, options": (dispatcher, odd) => dispatcher.createInstance("Disk", keys, odd),
  "modifyInstance, keys": (dispatcher, odd) => dispatcher.modifyInstance("Disk", odd, {}),
  "modifyInstance, changes": (dispatcher, odd) => dispatcher.modifyInstance("Disk", keys, odd),
  "deleteInstance, keys": (dispatcher, odd) => dispatcher.deleteInstance("Disk", odd),
  "references, element": (dispatcher, odd) => readAll(dispatcher.references(odd)),
  "references, filter": (dispatcher, odd) => readAll(dispatcher.references(element, odd)),
  "associatorNames, element": (dispatcher, odd) => readAll(dispatcher.associatorNames(odd)),
  "associatorNames, className": (dispatcher, odd) =>
    readAll(dispatcher.associatorNames({ className: odd, keys } as never)),
  "associatorNames, filter": (dispatcher, odd) => readAll(dispatcher.associatorNames(element, odd)),
  "associatorNames, role": (dispatcher, odd) => readAll(dispatcher.associatorNames(element, { role: odd })),
  "associators, resultClass": (dispatcher, odd) => readAll(dispatcher.associators(element, { resultClass: odd })),
  nameOf: async (dispatcher, odd) => dispatcher.nameOf(odd),
};

/** What an operation fails with; `null` where it does not. */
async function errorOf(operation: () => Promise<unknown>): Promise<unknown> {
  try {
    await operation();
    return null;
  } catch (error) {
    return error;
  }
}

describe.each(Object.keys(calls))("%s", (name) => {
  test.each(Object.keys(oddities))("%s", async (kind) => {
    const error = await errorOf(() => calls[name]!(dispatcherFor(), oddities[kind]!() as never));
    expect(error === null || error instanceof CimError).toBe(true);
  });
});

test.each([
  ["invoke, the call", null, "A call is an object, not NULL."],
  ["invoke, className", 5, "The name of a class is a string, not 5."],
  ["invoke, method", undefined, "The name of a method is a string, not nothing."],
  ["invoke, signal", {}, "A signal is an AbortSignal, not an object."],
  [
    "createInstance, instance",
    5,
    "The input of createInstance of Disk is not valid: Expected an object with the members of Disk, received 5.",
  ],
  [
    "modifyInstance, changes",
    null,
    "The input of modifyInstance of Disk is not valid: Expected an object with the members of Disk changes, received NULL.",
  ],
  ["associatorNames, element", {}, "The class of an element is a string, not nothing."],
])("what clients got wrong is an invalid parameter: %s, %j", async (name, odd, message) => {
  const error = await errorOf(() => calls[name]!(dispatcherFor(), odd as never));
  expect(error).toMatchObject({ status: CimStatus.INVALID_PARAMETER, message });
});

/** What a provider answers, in whichever of the ways. */
const ways: Readonly<Record<string, (odd: unknown) => unknown>> = {
  gives: (odd) => odd,
  "throws at once": (odd) => {
    throw odd as Error;
  },
  rejects: async (odd) => {
    throw odd as Error;
  },
  lists: async function* (odd) {
    yield odd;
  },
  "lists until it throws": async function* (odd) {
    yield { Id: "1", Size: null };
    throw odd as Error;
  },
  "opens no list": (odd) => ({
    [Symbol.asyncIterator]() {
      throw odd as Error;
    },
  }),
  "has as an iterator": (odd) => ({ [Symbol.asyncIterator]: () => odd }),
  "has as a next item": (odd) => ({ [Symbol.asyncIterator]: () => ({ next: () => odd }) }),
  "closes with": (odd) => ({
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value: { Id: "1", Size: null } }),
      return: () => odd,
    }),
  }),
  "closes throwing": (odd) => ({
    [Symbol.asyncIterator]: () => ({
      next: async () => ({ done: false, value: { Id: "1", Size: null } }),
      return: () => {
        throw odd as Error;
      },
    }),
  }),
  "is a result with": (odd) => ({ ReturnValue: odd }),
  "is a result with outs": (odd) => ({ ReturnValue: 0, out: odd }),
  "is a result with a job": (odd) => ({ ReturnValue: 0, job: odd }),
};

/** Every operation as it should be called; of a list one item is read, as an endless one would not end. */
async function first(list: AsyncIterable<unknown>): Promise<unknown> {
  for await (const item of list) return item;
  return undefined;
}
const soundCalls: readonly ((dispatcher: Dispatching) => Promise<unknown>)[] = [
  (dispatcher) => dispatcher.invoke({ className: "Disk", keys, method: "Check", input: {} }),
  (dispatcher) => dispatcher.getInstance("Disk", keys),
  (dispatcher) => dispatcher.createInstance("Disk", keys),
  (dispatcher) => dispatcher.modifyInstance("Disk", keys, { Size: 1n }),
  (dispatcher) => dispatcher.deleteInstance("Disk", keys),
  (dispatcher) => first(dispatcher.enumerateInstances("Disk")),
  (dispatcher) => first(dispatcher.references(element)),
  (dispatcher) => first(dispatcher.associatorNames(element)),
  (dispatcher) => first(dispatcher.associators(element)),
];

describe.each(Object.keys(ways))("a provider that %s", (way) => {
  test.each(Object.keys(oddities).filter((kind) => kind !== "a promise that never settles"))("%s", async (kind) => {
    for (const call of soundCalls) {
      const error = await errorOf(() => call(dispatcherFor(() => ways[way]!(oddities[kind]!()))));
      expect(error === null || error instanceof CimError).toBe(true);
    }
  });
});
