import { describe, expect, test } from "vitest";
import type * as errors from "../../src/runtime/cim-error.ts";
import type { ClassDescriptor } from "../../src/runtime/descriptor.ts";
import type * as dispatchers from "../../src/runtime/dispatcher.ts";
import type * as results from "../../src/runtime/provider-result.ts";
import type {
  AssociationProvider,
  InstanceProvider,
  MethodContext,
  OperationContext,
  ProviderValidators,
} from "../../src/runtime/provider.ts";
import type * as references from "../../src/runtime/reference.ts";
import { loadGenerated } from "../emit/load-generated.ts";

const schema = `
  [Abstract] class Element { [Key] string Id; };
  class Job { [Key] string Id; };
  class Person { [Key] string Name; };
  class Disk : Element {
    [Write] uint64 Size;
    string Model;
    [ValueMap { "0", "1", "..", "4096", "32768..65535" }, Values { "OK", "Busy", "DMTF Reserved", "Job Started", "Vendor Specific" }]
    uint32 Check(
      [Required, In] boolean Deep, [In, MaxValue(9)] uint8 Level,
      [Required, In(false), Out] uint64 Bad[], [In(false), Out] Job REF Job);
    void Eject();
  };
  class Tape : Disk { };
  [Association] class Owns { [Key] Person REF Owner; [Key] Element REF Owned; };
  class Settings { [Write, MaxLen(2)] string Language; };`;

/** Providers as they are generated: with all that is abstract in what they extend. */
declare class Generated<Keys extends object = object> extends InstanceProvider<object, Keys> {
  override readonly descriptor: ClassDescriptor;
  override readonly validators: ProviderValidators;
}
declare class GeneratedAssociation<
  Roles extends { readonly [Role in keyof Roles]: object },
> extends AssociationProvider<object, object, object, Roles> {
  override readonly descriptor: ClassDescriptor;
  override readonly validators: ProviderValidators;
}

type DiskKeys = { readonly Id: string };
type Ends = { readonly Owner: object; readonly Owned: object };
/** What the generated code of the schema exports, as far as it is used here. */
type Code = typeof errors &
  typeof dispatchers &
  typeof results &
  typeof references & {
    readonly Disk_Provider: typeof Generated<DiskKeys>;
    readonly Tape_Provider: typeof Generated;
    readonly Person_Provider: typeof Generated<{ readonly Name: string }>;
    readonly Owns_Provider: typeof GeneratedAssociation<Ends>;
    readonly Settings_Provider: typeof Generated;
  };

const code = (await loadGenerated(schema, { backends: ["providers"] })) as unknown as Code;
const { CimError, CimStatus, completed, Dispatcher, failed, jobStarted, reference, statusName, vendorCode } = code;

const job = reference("Job", { Id: "7" });

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Answers Check with whatever the test wants. */
class Disks extends code.Disk_Provider {
  readonly calls: unknown[] = [];
  answer: (context: OperationContext) => unknown = () => completed({ Bad: [] });

  async Check(input: object, context: MethodContext<DiskKeys>): Promise<unknown> {
    this.calls.push([context.keys, input]);
    return this.answer(context);
  }

  override async *enumerateInstances(): AsyncIterable<object> {
    for (let id = 1; id <= 3; id++) yield { Id: String(id), Size: 5n, Model: null };
  }

  override async getInstance(keys: DiskKeys): Promise<object | null> {
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
    const output = await new Dispatcher([disks]).invoke({
      className: "DISK",
      keys: { id: "1" },
      method: "check",
      input: { DEEP: false },
    });
    expect(output).toEqual({ ReturnValue: 0, Bad: [], Job: null });
    expect(disks.calls).toEqual([[{ Id: "1" }, { Deep: false, Level: null }]]);
  });

  test.each<[string, object, object]>([
    ["a job", jobStarted(job), { ReturnValue: 4096, Bad: null, Job: job }],
    ["a failure", failed(1), { ReturnValue: 1, Bad: null, Job: null }],
    ["a failure that explains itself", failed(1, { Bad: [3n] }), { ReturnValue: 1, Bad: [3n], Job: null }],
    ["a vendor's code", vendorCode(32768), { ReturnValue: 32768, Bad: null, Job: null }],
  ])("gives back %s", async (_what, result, output) => {
    expect(await check(() => result)).toEqual(output);
  });

  test.each([
    [{ Deep: null }, "Deep: Expected a boolean, received NULL."],
    [{}, "Deep: Expected a boolean, received NULL."],
    [{ Deep: "yes" }, 'Deep: Expected a boolean, received "yes".'],
    [{ Deep: true, Level: 10 }, "Level: Expected at most 9, received 10."],
    [{ Deep: true, Level: 256 }, "Level: Expected an integer from 0 to 255 (number), received 256."],
    [{ Deep: true, deep: true }, "deep: input of Disk.Check() has no member of this name."],
    [{ Deep: true, Bad: [] }, "Bad: input of Disk.Check() has no member of this name."],
    ["Deep", 'Expected an object with the members of input of Disk.Check(), received "Deep".'],
  ])("with the input %j is an invalid parameter", async (input, message) => {
    const call = new Dispatcher([new Disks()]).invoke({ className: "Disk", keys: { Id: "1" }, method: "Check", input });
    await expect(call).rejects.toMatchObject({
      status: CimStatus.INVALID_PARAMETER,
      message: `The input of Disk.Check() is not valid: ${message}`,
    });
  });

  test.each<[string, unknown, string]>([
    [
      "an undeclared code",
      failed(5),
      "The provider of Disk.Check() returned the return value 5, which the schema does not declare.",
    ],
    [
      "a code of another type",
      failed(1.5),
      "The provider of Disk.Check() returned the return value 1.5, which the schema does not declare.",
    ],
    ["no result", undefined, "The provider of Disk.Check() returned nothing in place of a result."],
    [
      "a missing out-parameter",
      completed(),
      "The provider of Disk.Check() returned 0 with a wrong out-parameter: Bad: Expected an array, each element an integer from 0 to 18446744073709551615 (bigint), received NULL.",
    ],
    [
      "a wrong out-parameter",
      completed({ Bad: [1] }),
      "The provider of Disk.Check() returned 0 with a wrong out-parameter: Bad.0: Expected an integer from 0 to 18446744073709551615 (bigint), received 1.",
    ],
    [
      "a wrong out-parameter in a failure",
      failed(1, { Bad: [1] }),
      "The provider of Disk.Check() returned 1 with a wrong out-parameter: Bad.0: Expected an integer from 0 to 18446744073709551615 (bigint), received 1.",
    ],
    [
      "an unknown out-parameter",
      completed({ Bad: [], Worse: 1 }),
      "The provider of Disk.Check() returned 0 with a wrong out-parameter: Worse: output of Disk.Check() has no member of this name.",
    ],
    [
      "a job of another class",
      jobStarted(reference("Disk", { Id: "1" })),
      "The provider of Disk.Check() returned 4096 with a wrong out-parameter: Job: Expected a reference to Job or a class below it, received a reference to Disk.",
    ],
  ])("that gives back %s is the provider's fault", async (_what, result, message) => {
    await expect(check(() => result)).rejects.toMatchObject({ status: CimStatus.FAILED, message });
  });
});

describe("an error", () => {
  const dispatcher = new Dispatcher([new Disks()]);
  const on = (className: string, method: string): Promise<unknown> =>
    dispatcher.invoke({ className, keys: { Id: "1" }, method, input: { Deep: true } });

  test.each([
    ["Tape", "Check", CimStatus.INVALID_CLASS, 'No provider knows the class "Tape".'],
    ["Element", "Check", CimStatus.NOT_SUPPORTED, "Element has no provider of its own; only its subclasses have one."],
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
      message: "These are not the keys of an instance of Disk: Id: Expected a string, received NULL.",
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
          for (;;) yield { Id: "1", Size: null, Model: null };
        } finally {
          isClosed = true;
        }
      }
    }
    const dispatcher = new Dispatcher([new Endless()]);
    const read = async (): Promise<void> => {
      for await (const _instance of dispatcher.enumerateInstances("Disk", { signal: controller.signal }))
        controller.abort();
    };
    await expect(read()).rejects.toThrow("enumerateInstances of Disk was cancelled.");
    expect(isClosed).toBe(true);
    isClosed = false;
    for await (const _instance of dispatcher.enumerateInstances("Disk")) break;
    expect(isClosed).toBe(true);
  });
});

describe("instances", () => {
  class Tapes extends code.Tape_Provider {}
  const dispatcher = new Dispatcher([new Disks(), new Tapes()]);
  const ids = async (list: AsyncIterable<object>): Promise<unknown[]> =>
    (await listOf(list)).map((item) => "Id" in item && item.Id);

  test("of a class are those of all classes below it", async () => {
    expect(await ids(dispatcher.enumerateInstances("element"))).toEqual(["1", "2", "3"]);
    await expect(ids(dispatcher.enumerateInstances("Tape"))).rejects.toMatchObject({
      status: CimStatus.NOT_SUPPORTED,
      message: "Tape does not support enumerateInstances.",
    });
    await expect(ids(dispatcher.enumerateInstances("Robot"))).rejects.toMatchObject({
      status: CimStatus.INVALID_CLASS,
    });
  });

  test("are got by their keys", async () => {
    expect(await dispatcher.getInstance("disk", { ID: "1" })).toEqual({ Id: "1", Size: 5n, Model: null });
    await expect(dispatcher.getInstance("Disk", { Id: "9" })).rejects.toMatchObject({ status: CimStatus.NOT_FOUND });
  });

  test("that are wrong are the provider's fault", async () => {
    class Wrong extends Disks {
      override async getInstance(): Promise<object> {
        return { Id: "1", Size: 5, Model: null };
      }
    }
    await expect(new Dispatcher([new Wrong()]).getInstance("Disk", { Id: "1" })).rejects.toMatchObject({
      status: CimStatus.FAILED,
      message:
        "The provider of Disk returned a wrong instance: Size: Expected an integer from 0 to 18446744073709551615 (bigint), received 5.",
    });
  });

  test("change in writable properties only", async () => {
    const change = dispatcher.modifyInstance("Disk", { Id: "1" }, { Model: "X" });
    await expect(change).rejects.toMatchObject({
      status: CimStatus.INVALID_PARAMETER,
      message: "The input of modifyInstance of Disk is not valid: Model: This property cannot be modified.",
    });
    await expect(dispatcher.modifyInstance("Disk", { Id: "1" }, { size: 6n })).rejects.toMatchObject({
      status: CimStatus.NOT_SUPPORTED,
    });
  });

  test("are made of what the client gives, and the provider names them", async () => {
    class Makers extends Disks {
      name = reference("Disk", { Id: "new" });
      override async createInstance(given: object): Promise<references.Reference> {
        this.calls.push(given);
        return this.name;
      }
    }
    const makers = new Makers();
    const making = new Dispatcher([makers]);
    expect(await making.createInstance("disk", { size: 6n })).toMatchObject({ keys: { Id: "new" } });
    expect(makers.calls).toEqual([{ Size: 6n }]);
    makers.name = reference("Person", { Name: "Ann" });
    await expect(making.createInstance("Disk", {})).rejects.toMatchObject({
      status: CimStatus.FAILED,
      message:
        "The provider of createInstance of Disk returned the name of an instance of Person, which does not name an instance of its class.",
    });
    await expect(making.createInstance("Disk", { Id: null })).rejects.toMatchObject({
      issues: [{ path: ["Id"], code: "null" }],
    });
    await expect(making.createInstance("Disk", { Colour: "red" })).rejects.toMatchObject({
      issues: [{ code: "unknown-member" }],
    });
  });

  test("of a class without keys have none", async () => {
    class OneSettings extends code.Settings_Provider {
      override async getInstance(): Promise<object> {
        return { Language: "en" };
      }
    }
    const one = new Dispatcher([new OneSettings()]);
    expect(await one.getInstance("Settings", {})).toEqual({ Language: "en" });
    await expect(one.getInstance("Settings", { Id: "1" })).rejects.toThrow(
      "These are not the keys of an instance of Settings: Id: Settings has no keys.",
    );
  });

  test("have a name as soon as the dispatcher gave them out", async () => {
    const [first = {}] = await listOf(dispatcher.enumerateInstances("Element"));
    expect(dispatcher.nameOf(first)).toEqual(reference("Disk", { Id: "1" }));
    expect(() => dispatcher.nameOf({ Id: "1" })).toThrow(CimError);
  });

  test("have one provider a class", () => {
    expect(() => new Dispatcher([new Disks(), new Disks()])).toThrow("Disk already has a provider.");
  });
});

describe("associations", () => {
  const ann = reference("Person", { Name: "Ann" });
  const first = reference("Disk", { Id: "1" });
  const gone = reference("Disk", { Id: "9" });
  class People extends code.Person_Provider {
    override async getInstance(keys: { readonly Name: string }): Promise<object | null> {
      return keys.Name === "Ann" ? { Name: "Ann" } : null;
    }
  }
  class Owners extends code.Owns_Provider {
    override async *references(role: "Owner" | "Owned", element: references.Reference): AsyncIterable<object> {
      const owner = role === "Owner" ? element : ann;
      if (owner.keys["Name"] === "Ann") yield { Owner: ann, Owned: first };
      if (role === "Owner")
        yield* [
          { Owner: ann, Owned: gone },
          { Owner: ann, Owned: first },
        ];
    }
  }
  const dispatcher = new Dispatcher([new Disks(), new People(), new Owners()]);

  test("are found from either end", async () => {
    const [association = {}] = await listOf(dispatcher.references(first));
    expect(association).toEqual({ Owner: ann, Owned: first });
    expect(dispatcher.nameOf(association)).toEqual(reference("Owns", { Owner: ann, Owned: first }));
  });

  test("lead to the names of what stands at the other end, each once", async () => {
    expect(await listOf(dispatcher.associatorNames(first))).toEqual([ann]);
    expect(await listOf(dispatcher.associatorNames(ann, { role: "OWNER", resultRole: "owned" }))).toEqual([
      first,
      gone,
    ]);
  });

  test("lead to the instances themselves, those that are gone left out", async () => {
    expect(await listOf(dispatcher.associators(first))).toEqual([{ Name: "Ann" }]);
    expect(await listOf(dispatcher.associators(ann))).toEqual([{ Id: "1", Size: 5n, Model: null }]);
  });

  test.each([
    [{ role: "Owner" }, 0],
    [{ associationClass: "Element" }, 0],
    [{ associationClass: "owns" }, 1],
    [{ resultClass: "Disk" }, 0],
    [{ resultClass: "PERSON" }, 1],
  ])("are limited by %j", async (filter, count) => {
    expect(await listOf(dispatcher.associatorNames(first, filter))).toHaveLength(count);
  });
});
