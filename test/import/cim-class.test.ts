/** Classes as `Get-CimClass | ConvertTo-Json` prints them, with made-up names. */
import { expect, test } from "vitest";
import { importPages } from "../../src/import.ts";
import { memoryHost } from "../source/memory-host.ts";
import { findingLines, mofOf } from "./pages.ts";

const qualifier = (Name: string, Value: unknown = true): object => ({ Name, Value, CimType: 1, Flags: 0 });

function cimClass(name: string, superclass: string | null, members: object): object {
  return {
    CimSuperClassName: superclass,
    CimClassProperties: [],
    CimClassQualifiers: [],
    CimClassMethods: [],
    CimSystemProperties: { Namespace: "ROOT/Acme", ServerName: "HOST", ClassName: name, Path: null },
    ...members,
  };
}

const id = {
  Name: "Id",
  Value: null,
  CimType: 14,
  Qualifiers: [qualifier("key"), qualifier("read")],
  ReferenceClassName: null,
};

const device = cimClass("ACME_Device", null, { CimClassQualifiers: [qualifier("abstract")], CimClassProperties: [id] });

const fan = cimClass("ACME_Fan", "ACME_Device", {
  CimClassQualifiers: [qualifier("dynamic"), qualifier("provider", "AcmeProv"), qualifier("Description", "It turns.")],
  CimClassProperties: [
    id,
    {
      Name: "Modes",
      CimType: 20,
      Qualifiers: [qualifier("write"), qualifier("ValueMap", ["0", "1"]), qualifier("Values", ["Idle", "Busy"])],
    },
    {
      Name: "Slot",
      CimType: 16,
      ReferenceClassName: "ACME_Slot",
      Qualifiers: [qualifier("CIMTYPE", "object:ACME_Slot")],
    },
  ],
  CimClassMethods: [
    {
      Name: "Stop",
      ReturnType: 6,
      Qualifiers: [qualifier("implemented")],
      Parameters: [
        { Name: "Grace", CimType: 4, Qualifiers: [qualifier("ID", 0), qualifier("in")] },
        {
          Name: "Job",
          CimType: 15,
          ReferenceClassName: "ACME_Job",
          Qualifiers: [qualifier("ID", 1), qualifier("out")],
        },
      ],
    },
  ],
});

function importJson(value: unknown): ReturnType<typeof importPages> {
  return importPages(
    { inputs: ["v2.json"], namespace: null, classes: [], withDescriptions: true, withStandIns: false, origin: null },
    memoryHost({ "v2.json": `\ufeff${JSON.stringify(value, null, 2)}` }),
  );
}

test("members are declared where they are introduced, with their qualifiers and directions", () => {
  const result = importJson([device, fan]);
  expect(result.files.map(({ path }) => path)).toEqual([
    "root/acme.mof",
    "root/acme/ACME_Device.mof",
    "root/acme/ACME_Fan.mof",
  ]);
  expect(mofOf(result, "ACME_Fan")).toBe(`[Dynamic, Provider("AcmeProv"), Description("It turns.")]
class ACME_Fan : ACME_Device {
  [Write, ValueMap {"0", "1"}, Values {"Idle", "Busy"}]
  uint16 Modes[];

  ACME_Slot Slot;

  [Implemented]
  uint32 Stop(
    [In]
    uint16 Grace,
    [In(false), Out]
    ACME_Job REF Job);
};
`);
});

test("types by name, and one class alone", () => {
  const one = cimClass("ACME_Fan", null, {
    CimClassProperties: [
      { Name: "Names", CimType: "StringArray", Qualifiers: [] },
      { Name: "Built", CimType: "DateTime", Qualifiers: [] },
    ],
  });
  expect(mofOf(importJson(one), "ACME_Fan")).toBe("class ACME_Fan {\n  string Names[];\n  datetime Built;\n};\n");
});

test("a file of something else", () => {
  expect(findingLines(importJson({ name: "acme" }))).toEqual(["v2.json:1:1 page-json-unknown"]);
});
