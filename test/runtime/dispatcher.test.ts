import { describe, expect, test } from "vitest";
import { CimError, CimStatus, statusName } from "../../src/runtime/cim-error.ts";
import { type ClassDescriptor, describeClass } from "../../src/runtime/descriptor.ts";
import { Dispatcher } from "../../src/runtime/dispatcher.ts";
import { completed, failed, jobStarted, type MadeResult, vendorCode } from "../../src/runtime/provider-result.ts";
import { AssociationProvider, InstanceProvider, type MethodContext, type OperationContext } from "../../src/runtime/provider.ts";
import { type Reference, reference } from "../../src/runtime/reference.ts";
import { valueMap } from "../../src/runtime/value-map.ts";

const element = describeClass({
  name: "Element",
  superclass: null,
  isAbstract: true,
  properties: [{ name: "Id", type: "string", isKey: true, isRequired: true }],
});

const disk = describeClass({
  name: "Disk",
  superclass: element,
  properties: [
    { name: "Size", type: "uint64", isWritable: true },
    { name: "Model", type: "string" },
  ],
  methods: [
    {
      name: "Check",
      returnType: "uint32",
      valueMap: valueMap([
        { value: 0, label: "OK" },
        { value: 1, label: "Busy" },
        { label: "DMTF Reserved" },
        { value: 4096, label: "Job Started" },
        { low: 32768, high: 65535, label: "Vendor Specific" },
      ]),
      parameters: [
        { name: "Deep", type: "boolean", isRequired: true },
        { name: "Level", type: "uint8", limits: { maxValue: 9 } },
        { name: "Bad", type: "uint64", array: {}, isIn: false, isOut: true, isRequired: true },
        { name: "Job", type: { reference: "Job" }, isIn: false, isOut: true },
      ],
    },
    { name: "Eject", returnType: null },
  ],
});

const job = reference("Job", { Id: "7" });

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Answers Check with whatever the test wants. */
class Disks extends InstanceProvider<object, { readonly Id: string }, object> {
  override readonly descriptor: ClassDescriptor = disk;
  readonly calls: unknown[] = [];
  answer: (context: OperationContext) => unknown = () => completed({ Bad: [] });

  async Check(input: object, context: MethodContext<{ readonly Id: string }>): Promise<unknown> {
    this.calls.push([context.keys, input]);
    return this.answer(context);
  }

  override async *enumerateInstances(): AsyncIterable<object> {
    for (let id = 1; id <= 3; id++) yield { Id: String(id), Size: 5n, Model: null };
  }

  override async getInstance(keys: { readonly Id: string }): Promise<object | null> {
    return keys.Id === "1" ? { Id: "1", Size: 5n, Model: null } : null;
  }
}

async function check(answer: (context: OperationContext) => unknown, signal?: AbortSignal): Promise<unknown> {
  const disks = new Disks();
  disks.answer = answer;
  const call = { className: "Disk", keys: { Id: "1" }, method: "Check", input: { Deep: true } };
  return new Dispatcher([disks]).invoke(signal === undefined ? call : { ...call, signal });
}

describe("a method", () => {
  test("is found without regard to case, as are its parameters; what is not given is NULL", async () => {
    const disks = new Disks();
    const output = await new Dispatcher([disks]).invoke({ className: "DISK", keys: { id: "1" }, method: "check", input: { DEEP: false } });
    expect(output).toEqual({ ReturnValue: 0, Bad: [], Job: null });
    expect(disks.calls).toEqual([[{ Id: "1" }, { Deep: false, Level: null }]]);
  });

  test.each<[string, MadeResult<unknown, object> | object, object]>([
    ["a job", jobStarted(job), { ReturnValue: 4096, Bad: null, Job: job }],
    ["a failure", failed(1), { ReturnValue: 1, Bad: null, Job: null }],
    ["a failure that explains itself", failed(1, { Bad: [3n] }), { ReturnValue: 1, Bad: [3n], Job: null }],
    ["a vendor's code", vendorCode(32768), { ReturnValue: 32768, Bad: null, Job: null }],
  ])("gives back %s", async (_what, result, output) => {
    expect(await check(() => result)).toEqual(output);
  });

  test.each([
    [{ Deep: null }, "Deep: It is required and NULL."],
    [{ Deep: "yes" }, 'Deep: Expected a boolean, received "yes".'],
    [{ Deep: true, Level: 10 }, "Level: 10 is greater than 9."],
    [{ Deep: true, Level: 256 }, "Level: Expected a uint8, received 256."],
    [{ Deep: true, deep: true }, "deep: Deep is given twice."],
    [{ Deep: true, Bad: [] }, "Bad: The schema has no such name here."],
    ["Deep", 'Expected an object, received "Deep". Deep: It is required and NULL.'],
  ])("with the input %j is an invalid parameter", async (input, message) => {
    const call = new Dispatcher([new Disks()]).invoke({ className: "Disk", keys: { Id: "1" }, method: "Check", input });
    await expect(call).rejects.toMatchObject({
      status: CimStatus.INVALID_PARAMETER,
      message: `The input of Disk.Check() is not valid: ${message.replace(/ Deep: It is required.*/, "")}`,
    });
  });

  test.each<[string, unknown, string]>([
    ["an undeclared code", failed(5), "The provider of Disk.Check() gave back the return value 5, which the schema does not declare."],
    ["no result", undefined, "The provider of Disk.Check() gave back nothing in place of a result."],
    ["a missing out-parameter", completed(), "The provider of Disk.Check() gave back 0 with a wrong out-parameter: Bad: It is required and NULL."],
    ["a wrong out-parameter", completed({ Bad: [1] }), "The provider of Disk.Check() gave back 0 with a wrong out-parameter: Bad.0: Expected a uint64 as bigint, received 1."],
    ["an unknown out-parameter", completed({ Bad: [], Worse: 1 }), "The provider of Disk.Check() gave back 0 with a wrong out-parameter: Worse: The schema has no such name here."],
  ])("that gives back %s is the provider's fault", async (_what, result, message) => {
    await expect(check(() => result)).rejects.toMatchObject({ status: CimStatus.FAILED, message });
  });

  test("is checked by generated validators too where there are any", async () => {
    const deep = { issues: [{ path: ["Deep"], message: "Not on a Monday.", code: "day" }] };
    const fine: typeof deep = { issues: [] };
    const call = { className: "disk", keys: { Id: "1" }, method: "check", input: { Deep: true } };
    const dispatcher = (input: typeof deep, output: typeof deep): Dispatcher => {
      class Checked extends Disks {
        override readonly validators = { Check: { input: { validate: () => input }, output: { validate: () => output } } };
      }
      return new Dispatcher([new Checked()]);
    };
    expect(await dispatcher(fine, fine).invoke(call)).toMatchObject({ ReturnValue: 0 });
    await expect(dispatcher(deep, fine).invoke(call)).rejects.toMatchObject({ status: CimStatus.INVALID_PARAMETER, issues: deep.issues });
    await expect(dispatcher(fine, deep).invoke(call)).rejects.toMatchObject({ status: CimStatus.FAILED, issues: deep.issues });
  });
});

describe("an error", () => {
  const dispatcher = new Dispatcher([new Disks()]);
  const on = (className: string, method: string): Promise<unknown> => dispatcher.invoke({ className, keys: { Id: "1" }, method, input: { Deep: true } });

  test.each([
    ["Tape", "Check", CimStatus.INVALID_CLASS, 'No provider knows the class "Tape".'],
    ["Element", "Check", CimStatus.NOT_SUPPORTED, "Element has no provider of its own, only classes below it have."],
    ["Disk", "Format", CimStatus.METHOD_NOT_FOUND, 'Disk has no method "Format".'],
    ["Disk", "constructor", CimStatus.METHOD_NOT_FOUND, 'Disk has no method "constructor".'],
  ])("of %s.%s()", async (className, method, status, message) => {
    await expect(on(className, method)).rejects.toMatchObject({ status, message });
  });

  test("of a method that is not written", async () => {
    const call = dispatcher.invoke({ className: "Disk", keys: { Id: "1" }, method: "Eject" });
    await expect(call).rejects.toMatchObject({ status: CimStatus.NOT_SUPPORTED });
  });

  test("of wrong keys", async () => {
    await expect(dispatcher.getInstance("Disk", {})).rejects.toMatchObject({
      status: CimStatus.INVALID_PARAMETER,
      message: "These are not the keys of an instance of Disk: Id: It is required and NULL.",
    });
  });

  test("that the provider chose stays as it is", async () => {
    const error = new CimError(CimStatus.ACCESS_DENIED, "Not you.");
    await expect(check(() => Promise.reject(error))).rejects.toBe(error);
  });

  test("of another kind becomes FAILED with the original as cause", async () => {
    const cause = new TypeError("x is undefined");
    const call = check(() => {
      throw cause;
    });
    await expect(call).rejects.toMatchObject({
      status: CimStatus.FAILED,
      message: "The provider of Disk.Check() failed: x is undefined",
      cause,
    });
  });

  test("is written as JSON without its cause", () => {
    const error = new CimError(CimStatus.NOT_FOUND, "Gone.", { cause: new Error("secret") });
    expect(JSON.stringify(error)).toBe('{"status":6,"name":"CIM_ERR_NOT_FOUND","message":"Gone.","issues":[]}');
    expect(Object.values(CimStatus).map(statusName)).toHaveLength(29);
  });
});

describe("cancellation", () => {
  test("ends a method, whether the provider heeds it or not", async () => {
    const controller = new AbortController();
    const call = check(() => new Promise(() => undefined), controller.signal);
    controller.abort();
    await expect(call).rejects.toMatchObject({ status: CimStatus.FAILED, message: "Disk.Check() was cancelled." });
    await expect(check(() => completed({ Bad: [] }), controller.signal)).rejects.toThrow("Disk.Check() was cancelled.");
  });

  test("reaches the provider", async () => {
    const controller = new AbortController();
    let seen: AbortSignal | undefined;
    await check((context) => {
      seen = context.signal;
      return completed({ Bad: [] });
    }, controller.signal);
    expect(seen).toBe(controller.signal);
  });

  test("ends an enumeration, and the provider's generator with it", async () => {
    const controller = new AbortController();
    let isClosed = false;
    class Endless extends Disks {
      override async *enumerateInstances(): AsyncIterable<object> {
        try {
          for (;;) yield { Id: "1" };
        } finally {
          isClosed = true;
        }
      }
    }
    const dispatcher = new Dispatcher([new Endless()]);
    const read = async (): Promise<void> => {
      for await (const _instance of dispatcher.enumerateInstances("Disk", { signal: controller.signal })) controller.abort();
    };
    await expect(read()).rejects.toThrow("enumerateInstances of Disk was cancelled.");
    expect(isClosed).toBe(true);
    isClosed = false;
    for await (const _instance of dispatcher.enumerateInstances("Disk")) break;
    expect(isClosed).toBe(true);
  });
});

describe("instances", () => {
  const tapes = describeClass({ name: "Tape", superclass: disk });
  class Tapes extends InstanceProvider {
    override readonly descriptor: ClassDescriptor = tapes;
  }
  const dispatcher = new Dispatcher([new Disks(), new Tapes()]);
  const ids = async (list: AsyncIterable<object>): Promise<unknown[]> => (await listOf(list)).map((item) => "Id" in item && item.Id);

  test("of a class are those of all classes below it", async () => {
    expect(await ids(dispatcher.enumerateInstances("element"))).toEqual(["1", "2", "3"]);
    await expect(ids(dispatcher.enumerateInstances("Tape"))).rejects.toMatchObject({
      status: CimStatus.NOT_SUPPORTED,
      message: "Tape does not support enumerateInstances.",
    });
    await expect(ids(dispatcher.enumerateInstances("Robot"))).rejects.toMatchObject({ status: CimStatus.INVALID_CLASS });
  });

  test("are got by their keys", async () => {
    expect(await dispatcher.getInstance("disk", { ID: "1" })).toEqual({ Id: "1", Size: 5n, Model: null });
    await expect(dispatcher.getInstance("Disk", { Id: "9" })).rejects.toMatchObject({ status: CimStatus.NOT_FOUND });
  });

  test("that are wrong are the provider's fault", async () => {
    class Wrong extends Disks {
      override async getInstance(): Promise<object> {
        return { Id: "1", Size: 5 };
      }
    }
    await expect(new Dispatcher([new Wrong()]).getInstance("Disk", { Id: "1" })).rejects.toMatchObject({
      status: CimStatus.FAILED,
      message: "The provider of Disk gave back a wrong instance: Size: Expected a uint64 as bigint, received 5.",
    });
  });

  test("change in writable properties only", async () => {
    const change = dispatcher.modifyInstance("Disk", { Id: "1" }, { Model: "X" });
    await expect(change).rejects.toMatchObject({ status: CimStatus.INVALID_PARAMETER });
    await expect(dispatcher.modifyInstance("Disk", { Id: "1" }, { size: 6n })).rejects.toMatchObject({ status: CimStatus.NOT_SUPPORTED });
  });

  test("have one provider a class", () => {
    expect(() => new Dispatcher([new Disks(), new Disks()])).toThrow("Disk has a provider already.");
  });
});

describe("associations", () => {
  const owns = describeClass({
    name: "Owns",
    superclass: null,
    isAssociation: true,
    properties: [
      { name: "Owner", type: { reference: "Person" }, isKey: true, isRequired: true },
      { name: "Owned", type: { reference: "Element" }, isKey: true, isRequired: true },
    ],
  });
  const ann = reference("Person", { Name: "Ann" });
  const first = reference("Disk", { Id: "1" });
  class Owners extends AssociationProvider<object, object, object, { readonly Owner: object; readonly Owned: object }> {
    override readonly descriptor: ClassDescriptor = owns;
    override async *references(role: "Owner" | "Owned", element: Reference): AsyncIterable<object> {
      const owner = role === "Owner" ? element : ann;
      if (owner.keys["Name"] === "Ann") yield { Owner: ann, Owned: first };
    }
  }
  const dispatcher = new Dispatcher([new Disks(), new Owners()]);

  test("are found from either end, and what stands at the other", async () => {
    expect(await listOf(dispatcher.references(first))).toEqual([{ Owner: ann, Owned: first }]);
    expect(await listOf(dispatcher.associators(first))).toEqual([ann]);
    expect(await listOf(dispatcher.associators(ann, { role: "OWNER", resultRole: "owned" }))).toEqual([first]);
  });

  test("are limited by role and class", async () => {
    expect(await listOf(dispatcher.associators(first, { role: "Owner" }))).toEqual([]);
    expect(await listOf(dispatcher.associators(first, { associationClass: "Element" }))).toEqual([]);
    expect(await listOf(dispatcher.associators(first, { associationClass: "owns" }))).toEqual([ann]);
  });
});
