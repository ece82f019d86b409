/** What a class says anew of what it inherits, and which page counts. */
import { expect, test } from "vitest";
import { findingLines, importTexts, mofOf, page, properties } from "./pages.ts";

const term = (name: string): string => `<dt>\n\n${name}\n</dt> <dd></dd>`;

const device = page({
  title: "ACME_Device class",
  syntax: "[Abstract]\nclass ACME_Device\n{\n  string Id;\n  uint16 State;\n  string Note;\n};",
  body: properties({
    Id: { facts: "Data type: **string**\nAccess type: Read-only\nQualifiers: **Key**" },
    State: {
      facts: "Data type: **uint16**\nAccess type: Read/write",
      text: `${term("**Idle** (0)")}${term("**Busy** (1)")}`,
    },
    Note: { facts: "Data type: **string**\nAccess type: Read-only" },
  }),
});

/** What the subclass declares whose page has these members and sections, and what is said of them. */
function fan(syntax: string, body = ""): { mof: string; findings: string[] } {
  const result = importTexts({
    "device.md": device,
    "fan.md": page({ title: "ACME_Fan class", syntax: `class ACME_Fan : ACME_Device\n{\n${syntax}\n};`, body }),
  });
  return {
    mof: mofOf(result, "ACME_Fan").replace(/^class ACME_Fan : ACME_Device \{\n|^\};\n/gm, ""),
    findings: findingLines(result).map((line) => line.replace(/^.* /, "")),
  };
}

test("inherited members that the page repeats are declared once, in the class that introduces them", () => {
  expect(fan("  string Id;\n  uint16 State;\n  string Note;\n  uint8 Blades;")).toEqual({
    mof: "  uint8 Blades;\n",
    findings: [],
  });
});

test("the superclass's type counts, and the MOF says what the page has", () => {
  expect(fan("  string State;")).toEqual({ mof: "", findings: ["page-type-inherited"] });
});

test("values that the superclass lacks are added to its own", () => {
  const body = properties({
    State: { facts: "Data type: **uint16**", text: `${term("**Resting** (0)")}${term("**Hot** (7)")}` },
  });
  expect(fan("  uint16 State;", body).mof).toBe(
    '  [Override("State"), Write, ValueMap {"0", "1", "7"}, Values {"Idle", "Busy", "Hot"}]\n  uint16 State;\n',
  );
});

test("values that a subclass leaves out are still those of the superclass", () => {
  const body = properties({ State: { facts: "Data type: **uint16**", text: term("**Busy** (1)") } });
  expect(fan("  uint16 State;", body).mof).toBe("");
});

test("a key beside the superclass's keys is dropped", () => {
  const body = properties({ Note: { facts: "Data type: **string**\nQualifiers: **Key**" } });
  expect(fan("  string Note;", body)).toEqual({ mof: "", findings: ["page-key-dropped"] });
});

test("what the superclass lets be written stays writable", () => {
  const body = properties({ State: { facts: "Data type: **uint16**\nAccess type: Read-only" } });
  expect(fan("  uint16 State;", body)).toEqual({ mof: "", findings: ["page-access-inherited"] });
});

test("what a subclass lets be written is an override", () => {
  const body = properties({ Note: { facts: "Data type: **string**\nAccess type: Read/write" } });
  expect(fan("  string Note;", body).mof).toBe('  [Override("Note"), Write]\n  string Note;\n');
});

test("a method keeps the signature of the superclass, and the codes of its own page", () => {
  const stop = (className: string, parameters: string, code: string): string =>
    page({
      title: `Stop method of the ${className} class`,
      language: "mof",
      syntax: `uint32 Stop(\n  ${parameters}\n);`,
      body: `## Return value\n\n<dl> ${term(code)} </dl>`,
    });
  const result = importTexts({
    "device.md": device,
    "fan.md": page({ title: "ACME_Fan class", syntax: "class ACME_Fan : ACME_Device\n{\n};" }),
    "stop-device.md": stop("ACME_Device", "[in] uint16 Grace", "**Done** (0)"),
    "stop-fan.md": stop("ACME_Fan", "[in] uint32 Grace", "**Hot** (7)"),
  });
  expect(mofOf(result, "ACME_Fan")).toBe(`class ACME_Fan : ACME_Device {
  // The page has another signature: uint32 Stop(uint32 Grace).
  [Override("Stop"), ValueMap {"7"}, Values {"Hot"}]
  uint32 Stop(
    [In]
    uint16 Grace);
};
`);
  expect(findingLines(result)).toEqual(["stop-fan.md:13:1 page-signature-inherited"]);
});

test("an initial value of a class with a provider is what the provider gives: a comment", () => {
  const text = page({
    title: "ACME_Fan class",
    syntax: '[Dynamic, Provider("AcmeProv")]\nclass ACME_Fan\n{\n  uint16 Mode = 3;\n};',
  });
  expect(mofOf(importTexts({ "fan.md": text }), "ACME_Fan")).toBe(`[Dynamic, Provider("AcmeProv")]
class ACME_Fan {
  // Initial value in the source: Mode = 3.
  uint16 Mode;
};
`);
});

test("a class that no page describes has a stand-in of the kind of its subclass", () => {
  const text = page({
    title: "ACME_FanOf class",
    syntax: "[Association]\nclass ACME_FanOf : ACME_Part\n{\n  ACME_Fan REF Fan;\n};",
  });
  const { files } = importTexts({ "fan-of.md": text }, { withStandIns: true });
  expect(files.find(({ path }) => path.endsWith("stand-ins.mof"))?.text).toBe(
    `// Imported by mofc: classes that the pages name and do not describe. They have no members here.
class ACME_Fan {
};

[Association]
class ACME_Part {
};
`,
  );
});
