/** From reference pages to the files of an import. */
import { expect, test } from "vitest";
import { findingLines, importTexts, mofOf, page, properties } from "./pages.ts";

const fan = page({
  title: "ACME\\_Fan class",
  syntax:
    '[Dynamic, Provider("AcmeProv"), AMENDMENT]\nclass ACME_Fan : ACME_Device\n{\n  string Name;\n  uint16 State;\n};',
  body: properties({
    Name: { facts: "Data type: **string**\nAccess type: Read-only\nQualifiers: [**Key**](/x)" },
    State: {
      facts: "Data type: **uint16**\nAccess type: Read/write",
      text: "What it does now.\n\n<dt>\n\n**Idle** (0)\n\n</dt> <dd></dd> <dt>\n\n**Busy** (1)\n\n</dt> <dd>\n\nIt turns.\n\n</dd>",
    },
  }),
});

const device = page({ title: "ACME_Device class", syntax: "[Abstract]\nclass ACME_Device\n{\n};" });

const stop = page({
  title: "Stop method of the ACME\\_Fan class",
  language: "mof",
  syntax: "uint32 Stop(\n  [in]  uint16 Grace,\n  [out] string Note\n);",
  body: "## Return value\n\n<dl> <dt>\n\n**Done** (0)\n</dt> <dt>\n\n**Too hot** (5)\n</dt> </dl>",
});

test("a class page and the page of its method become one class", () => {
  const result = importTexts({ "acme-fan.md": fan, "acme-device.md": device, "stop-acme-fan.md": stop });
  expect(mofOf(result, "ACME_Fan")).toBe(`[Dynamic, Provider("AcmeProv")]
class ACME_Fan : ACME_Device {
  [Key]
  string Name;

  [Write, ValueMap {"0", "1"}, Values {"Idle", "Busy"}]
  uint16 State;

  [ValueMap {"0", "5"}, Values {"Done", "Too hot"}]
  uint32 Stop(
    [In]
    uint16 Grace,
    [In(false), Out]
    string Note);
};
`);
  expect(result.counts).toEqual({ classPages: 2, methodPages: 1, otherPages: 0, classes: 2 });
});

test("files stand in folders of their namespaces, and one for each namespace includes them, superclasses first", () => {
  const { files } = importTexts({ "acme-fan.md": fan, "acme-device.md": device });
  expect(files.map(({ path }) => path)).toEqual([
    "root/acme.mof",
    "root/acme/ACME_Device.mof",
    "root/acme/ACME_Fan.mof",
  ]);
  expect(files[0]!.text).toBe(`// Imported by mofc: the classes in root/acme, superclasses first.
#pragma namespace ("root\\\\acme")
#pragma include ("acme/ACME_Device.mof")
#pragma include ("acme/ACME_Fan.mof")
`);
});

test("the head of a file names its pages with their dates, and says what is copied", () => {
  const { files } = importTexts({ "acme-device.md": device }, { withDescriptions: true, origin: "acme/docs @ 1f2e3d" });
  expect(files[1]!.text)
    .toBe(`// Imported by mofc: ACME_Device in root/acme, from reference pages of acme/docs @ 1f2e3d:
//   pages/acme-device.md (05/31/2018)
// Descriptions and labels are copied from these pages, whose license applies to them.
[Abstract, Description("What it is for.")]
class ACME_Device {
};
`);
});

test("pages of something else are skipped, and each is named", () => {
  const tutorial = page({ title: "Writing a class", syntax: "class MyClass\n{\n  string Name;\n};" });
  const com = page({
    title: "Stop method of the IFan class",
    language: "C++",
    syntax: "HRESULT Stop(\n  [in] BSTR *pName\n);",
    namespace: null,
  });
  const result = importTexts({ "com.md": com, "tutorial.md": tutorial });
  expect(findingLines(result)).toEqual(["com.md:1:1 page-skipped", "tutorial.md:1:1 page-skipped"]);
});

test("--class takes the classes that a class needs along", () => {
  const other = page({ title: "ACME_Other class", syntax: "class ACME_Other\n{\n};" });
  const pages = { "fan.md": fan, "device.md": device, "other.md": other };
  const { files } = importTexts(pages, { classes: ["*_fan"] });
  expect(files.map(({ path }) => path)).toEqual([
    "root/acme.mof",
    "root/acme/ACME_Device.mof",
    "root/acme/ACME_Fan.mof",
  ]);
});
