/** The wire form, and the interface that other libraries use. */
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type * as Datetime from "../../../src/runtime/datetime.ts";
import type * as References from "../../../src/runtime/reference.ts";
import type { StandardSchemaV1 } from "../../../src/runtime/standard-schema.ts";
import type { Validator } from "../../../src/runtime/validation.ts";
import { type Generated, loadGenerated } from "../load-generated.ts";

const schema = `
  class Disk { [Key] string Id; uint64 Size; };
  class Drive : Disk { datetime Bought; real32 Price; };
  class Host {
    [Key] string Name; uint64 Memory; sint64 Offset; uint16 Cores; real64 Load; char16 Letter; datetime Started; sint64 History[];
    [EmbeddedInstance("Disk")] string Disks[]; Disk REF Boot; boolean On;
  };`;

let host: Validator<object>;
let DateTime: typeof Datetime.DateTime;
let reference: typeof References.reference;

beforeAll(async () => {
  const code: Generated = await loadGenerated(schema);
  host = code["Host_Validator"] as Validator<object>;
  DateTime = code["DateTime"] as typeof DateTime;
  reference = code["reference"] as typeof reference;
});

const wire = {
  Name: "h",
  Memory: "18446744073709551615",
  Offset: -5,
  Cores: "8",
  Load: "NaN",
  Letter: "C",
  Started: "20260101000000.000000+060",
  History: ["1", 2],
  Disks: [
    { Id: "a", Size: "1" },
    { Id: "b", Size: "2", Bought: "2026****000000.000000+000", Price: 1.5 },
  ],
  Boot: 'Disk.Id="a"',
};

test("parse reads exact types, and NULL for what is not there", () => {
  expect(() => host.parse({ ...wire, Disks: [wire.Disks[0], { ...wire.Disks[1], Bought: "2026" }] })).toThrow(
    'Not a valid Host at Disks.1.Bought: Expected a datetime, received "2026".',
  );
  expect(host.parse({ ...wire, Disks: [wire.Disks[0]] })).toEqual({
    Name: "h",
    Memory: 18446744073709551615n,
    Offset: -5n,
    Cores: 8,
    Load: NaN,
    Letter: "C",
    Started: DateTime.parse("20260101000000.000000+060"),
    History: [1n, 2n],
    Disks: [{ Id: "a", Size: 1n }],
    Boot: reference("Disk", { Id: "a" }),
    On: null,
  });
});

test.each([
  ["a number that may have been rounded", { Memory: 2 ** 53 }, "type"],
  ["digits beyond the type", { Memory: "18446744073709551616" }, "range"],
  ["no digits", { Memory: "0x10" }, "type"],
  ["no datetime", { Started: "yesterday" }, "type"],
  ["no object path", { Boot: "Disk" }, "type"],
  ["a member that the class does not have", { Extra: 1 }, "unknown-member"],
])("tryParse complains of %s", (_what, change, code) => {
  expect(host.tryParse({ Name: "h", ...change }).issues.map((issue) => [issue.code, issue.path])).toEqual([
    [code, Object.keys(change)],
  ]);
});

test("toJSON gives what JSON keeps", () => {
  const value = host.parse({
    Name: "h",
    Memory: "9007199254740993",
    Load: "-0",
    Boot: 'Disk.Id="a"',
    Disks: [{ Id: "b", Size: null, Bought: null, Price: "Infinity" }],
  });
  expect(JSON.parse(JSON.stringify(host.toJSON(value)))).toEqual({
    Name: "h",
    Memory: "9007199254740993",
    Offset: null,
    Cores: null,
    Load: "-0",
    Letter: null,
    Started: null,
    History: null,
    Disks: [{ Id: "b", Size: null, Bought: null, Price: "Infinity" }],
    Boot: 'Disk.Id="a"',
    On: null,
  });
});

test("the keys of a reference have the names and types of the class, as far as it has keys", async () => {
  const mof = `
    class Part { [Key] uint8 Slot; [Key] uint64 Serial; [Key] real32 Load; [Key] datetime Made; [Key] boolean On; [Key] char16 Letter; [Key] Disk REF In; };
    [Abstract] class Thing { }; class Disk : Thing { [Key] uint32 Id; }; class Drive : Disk { };
    class Uses { Part REF Of; Disk REF At[]; Thing REF Any; };`;
  const code = await loadGenerated(mof);
  const uses = code["Uses_Validator"] as Validator<object>;
  const time = code["DateTime"] as typeof DateTime;
  const part = 'Part.slot=1,SERIAL=2,Load=1,Made="20260101000000.000000+000",On=TRUE,Letter="x",In="Drive.Id=3"';
  expect(uses.parse({ Of: part, At: ["Drive=4"], Any: "Disk.Id=5" })).toMatchObject({
    Of: {
      keys: {
        Slot: 1,
        Serial: 2n,
        Load: 1,
        Made: time.parse("20260101000000.000000+000"),
        On: true,
        Letter: "x",
        In: { className: "Drive", keys: { Id: 3 } },
      },
    },
    At: [{ className: "Drive", keys: { Id: 4 } }],
    Any: { keys: { Id: 5n } },
  });
});

test("parse gives back what toJSON wrote", () => {
  const orNull = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(values);
  const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  const sint64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const date = fc.date({ min: new Date("0001-01-02"), max: new Date("9999-12-30"), noInvalidDate: true });
  const datetime = fc.oneof(
    fc.tuple(date, fc.integer({ min: -720, max: 720 })).map(([at, offset]) => DateTime.fromDate(at, offset)),
    fc.integer({ min: 0, max: 1e9 }).map((seconds) => DateTime.interval({ seconds })),
  );
  const disk = fc.record({ Id: fc.string(), Size: orNull(uint64) });
  const drive = fc.record({
    Id: fc.string(),
    Size: orNull(uint64),
    Bought: orNull(datetime),
    Price: orNull(fc.float()),
  });
  const key = fc.oneof(fc.string({ unit: "grapheme-ascii" }), uint64, fc.boolean());
  const instance = fc.record({
    Name: fc.string(),
    Memory: orNull(uint64),
    Offset: orNull(sint64),
    Cores: orNull(fc.nat(65535)),
    Load: orNull(fc.double()),
    Letter: orNull(fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 })),
    Started: orNull(datetime),
    History: orNull(fc.array(sint64)),
    Disks: orNull(fc.array(fc.oneof(disk, drive))),
    Boot: orNull(key.map((id) => reference("Disk", { Id: id }, { namespace: "root/v2" }))),
    On: orNull(fc.boolean()),
  });
  fc.assert(
    fc.property(instance, (value) => {
      expect(host.is(value)).toBe(true);
      expect(host.parse(JSON.parse(JSON.stringify(host.toJSON(value))))).toEqual(value);
    }),
  );
});

test("is and validate agree", () => {
  const anything = fc.oneof(
    fc.anything({ withBigInt: true }),
    fc.constant(null),
    fc.integer(),
    fc.bigInt(),
    fc.string(),
  );
  const names = [
    "Name",
    "Memory",
    "Offset",
    "Cores",
    "Load",
    "Letter",
    "Started",
    "History",
    "Disks",
    "Boot",
    "On",
    "Extra",
  ];
  const right = host.parse({ Name: "h" });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), anything), (changes) => {
      const value = { ...right, ...changes };
      expect(host.validate(value).issues.length === 0).toBe(host.is(value));
    }),
  );
});

/** What a form or RPC library does with whatever schema it is given. */
async function consume<T>(given: StandardSchemaV1<unknown, T>, value: unknown): Promise<T | string[]> {
  const { "~standard": standard } = given;
  if (standard.version !== 1) throw new Error("The version is unknown.");
  // oxlint-disable-next-line typescript/await-thenable -- the interface lets other schemas answer with a promise
  const result = await standard.validate(value);
  return result.issues === undefined
    ? result.value
    : result.issues.map(({ message, path = [] }) => `${path.join("/")}: ${message}`);
}

describe("Standard Schema", () => {
  test("has version and vendor", () => {
    expect(host["~standard"]).toMatchObject({ version: 1, vendor: "mofc", validate: expect.any(Function) as unknown });
  });

  test("takes exact values", async () => {
    const value = host.parse({ Name: "h" });
    expect(await consume(host as StandardSchemaV1<unknown, object>, value)).toBe(value);
    expect(await consume(host as StandardSchemaV1<unknown, object>, { ...value, Cores: -1 })).toEqual([
      "Cores: Expected an integer from 0 to 65535 (number), received -1.",
    ]);
  });

  test("takes JSON by way of wire", async () => {
    expect(await consume(host.wire, { Name: "h", Memory: "7" })).toMatchObject({ Name: "h", Memory: 7n });
    expect(await consume(host.wire, { Disks: [{ Id: 1 }] })).toEqual([
      "Name: Expected a string, received NULL.",
      "Disks/0/Id: Expected a string, received 1.",
    ]);
  });
});
