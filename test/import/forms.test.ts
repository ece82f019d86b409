/** The forms in which pages put the same fact. */
import { describe, expect, test } from "vitest";
import { findingLines, importTexts, mofOf, page, properties } from "./pages.ts";

/** The ValueMap of a property whose section has these lines. */
function valuesFrom(list: string, type = "uint16"): string {
  const text = page({
    title: "ACME_Fan class",
    syntax: `class ACME_Fan\n{\n  ${type} Mode;\n};`,
    body: properties({ Mode: { facts: `Data type: **${type}**`, text: list } }),
  });
  const mof = mofOf(importTexts({ "fan.md": text }), "ACME_Fan");
  return /\[([^]*)\]\n/.exec(mof)?.[1]?.replace(/\s+/g, " ") ?? "";
}

const term = (name: string, meaning = ""): string => `<dt>\n\n${name}\n</dt> <dd>\n\n${meaning}\n\n</dd>`;

describe("an entry of a list of values", () => {
  test.each<[string, string, string]>([
    ["the number behind the name", term("**Idle** (3)"), 'ValueMap {"3"}, Values {"Idle"}'],
    [
      "marks around the name",
      term('<span id="Idle"></span><span id="idle"></span>**Idle** ( 3 )'),
      'ValueMap {"3"}, Values {"Idle"}',
    ],
    ["an escaped name", term("**ACME\\_IDLE** (0x3)"), 'ValueMap {"0x3"}, Values {"ACME_IDLE"}'],
    ["a minus that stands before the name", term("**-Idle** ( 7)"), 'ValueMap {"-7"}, Values {"-Idle"}'],
    ["the number below the name", term("**Idle**", "3"), 'ValueMap {"3"}, Values {"Idle"}'],
    [
      "the number and a text below the name",
      term("**Idle**", "3\n\nThe fan rests."),
      'ValueMap {"3"}, Values {"Idle"}',
    ],
    ["the name below the number", term("3", "Idle."), 'ValueMap {"3"}, Values {"Idle"}'],
    ["the number in parentheses above the name", term("(3)", "Idle."), 'ValueMap {"3"}, Values {"Idle"}'],
    ["the number before the name", term("**3** (Idle)"), 'ValueMap {"3"}, Values {"Idle"}'],
    ["an empty term", term("", "3\n\nIdle"), 'ValueMap {"3"}, Values {"Idle"}'],
    ["a number alone", term("(3)"), 'ValueMap {"3"}, Values {"3"}'],
    [
      "a row with the number and the name in one cell",
      "| Value | Meaning |\n|---|---|\n| <dl> <dt>**Idle**</dt> <dt>3</dt> </dl> | It rests. |",
      'ValueMap {"3"}, Values {"Idle"}',
    ],
    [
      "a row with the number alone",
      "| Value | Meaning |\n|---|---|\n| <dl> <dt>3</dt> </dl> | Idle.<br/> |",
      'ValueMap {"3"}, Values {"Idle"}',
    ],
    [
      "a row without marks",
      "| Value | Meaning |\n|---|---|\n| **Idle** 3 | It rests. |",
      'ValueMap {"3"}, Values {"Idle"}',
    ],
    [
      "a row of a table in HTML",
      "<table>\n<tr>\n<td><dl> <dt><strong>Idle</strong></dt> <dt>3</dt> </dl></td>\n<td>It rests.</td>\n</tr>\n</table>",
      'ValueMap {"3"}, Values {"Idle"}',
    ],
    ["a paragraph", "**Idle** (3)", 'ValueMap {"3"}, Values {"Idle"}'],
    [
      "items of a list",
      "-   ACME\\_IDLE (0x3)\n-   ACME\\_BUSY (0x4)",
      'ValueMap {"0x3", "0x4"}, Values {"ACME_IDLE", "ACME_BUSY"}',
    ],
    ["a line with the number first", "3 - Idle\n\n4: Busy.", 'ValueMap {"3", "4"}, Values {"Idle", "Busy"}'],
  ])("%s", (_, list, expected) => {
    expect(valuesFrom(list)).toBe(expected);
  });

  test("a text in place of a number", () => {
    expect(valuesFrom(`${term('("Idle")')}${term('**"Busy"**')}`, "string")).toBe(
      'ValueMap {"Idle", "Busy"}, Values {"Idle", "Busy"}',
    );
  });
});

describe("a spelling of a range", () => {
  test.each<[string, string]>([
    ["8..32767", "8..32767"],
    ["8 32767", "8..32767"],
    ["8-32767", "8..32767"],
    ["8\u201332767", "8..32767"],
    ["8 to 32767", "8..32767"],
    ["8..", "8.."],
    ["8 ...", "8.."],
    ["8 = *value*", "8.."],
    ["0x8000..", "0x8000.."],
    ["7 )x7FFF)", "7..0x7FFF"],
    ["..", ".."],
    ['"..', ".."],
    ["16 0x10", "16"],
    ["16 (0x10)", "16"],
  ])("%s is %s", (written, expected) => {
    expect(valuesFrom(term("**Reserved**", written))).toBe(`ValueMap {"${expected}"}, Values {"Reserved"}`);
  });
});

test("a name without a number stays out, and the finding names the line", () => {
  const text = page({
    title: "ACME_Fan class",
    syntax: "class ACME_Fan\n{\n  uint16 Mode;\n};",
    body: properties({
      Mode: { facts: "Data type: **uint16**", text: `${term("**Idle** (0)")}${term("**Vendor Reserved**")}` },
    }),
  });
  const result = importTexts({ "fan.md": text });
  expect(mofOf(result, "ACME_Fan")).toContain('[ValueMap {"0"}, Values {"Idle"}]');
  expect(findingLines(result)).toEqual(["fan.md:36:1 page-value-unnumbered"]);
});

describe("a slip of a syntax block", () => {
  test.each<[string, string]>([
    ["string.  Caption;", "string Caption;"],
    ["uint16[] Modes;", "uint16 Modes[];"],
    ["String Array Names;", "string Names[];"],
    ["ref:ACME_Site Owner;", "ACME_Site REF Owner;"],
    ["unit16 Speed;", "uint16 Speed;"],
    ["UInt32\u00a0Noise;", "uint32 Noise;"],
    ["uint16 REF Count;", "uint16 Count;"],
    ["uint64 Size = ;", "uint64 Size;"],
    ["boolean Loud = False;", "boolean Loud = false;"],
    ["uint16 Levels[] = 3, 4;", "uint16 Levels[] = {3, 4};"],
    ["datetime Built = 20240101000000.000000+000;", 'datetime Built = "20240101000000.000000+000";'],
    ["ACME_Slot Slots[];", "ACME_Slot Slots[];"],
  ])("%s", (written, expected) => {
    const text = page({ title: "ACME_Fan class", syntax: `class ACME_Fan\n{\n  ${written}\n};` });
    expect(mofOf(importTexts({ "fan.md": text }), "ACME_Fan")).toBe(`class ACME_Fan {\n  ${expected}\n};\n`);
  });

  test.each<[string, string]>([
    ["[out, ref] ACME_Job &Job", "[In(false), Out]\nACME_Job REF Job"],
    ["[out] ACME_Job Ref REF Job", "[In(false), Out]\nACME_Job REF Job"],
    ["[in] boolean Force In", "[In]\nboolean Force"],
    ["[in, optional] uint16 Mode = ,\n  [in] uint8 Level", "[In, Optional]\nuint16 Mode,\n[In]\nuint8 Level"],
    ["[in] uint16 Mode\n  [in] uint8 Level,", "[In]\nuint16 Mode,\n[In]\nuint8 Level"],
    ["[out] string Names[o]", "[In(false), Out]\nstring Names[]"],
  ])("of a method: %s", (written, expected) => {
    const fan = page({ title: "ACME_Fan class", syntax: "class ACME_Fan\n{\n};" });
    const run = page({
      title: "Run method of the ACME_Fan class",
      language: "mof",
      syntax: `static uint32 Run(\n  ${written}\n)`,
    });
    const mof = mofOf(importTexts({ "fan.md": fan, "run.md": run }), "ACME_Fan").replace(/^ +/gm, "");
    expect(mof).toBe(`class ACME_Fan {\n[Static]\nuint32 Run(\n${expected});\n};\n`);
  });
});

describe("a section of a property", () => {
  const mode = (section: string): string =>
    mofOf(
      importTexts({
        "fan.md": page({ title: "ACME_Fan class", syntax: "class ACME_Fan\n{\n  uint16 Mode;\n};", body: section }),
      }),
      "ACME_Fan",
    );
  test.each<[string, string]>([
    [
      "a list",
      properties({
        Mode: { facts: 'Data type: **uint16**\nAccess type: Read/write\nQualifiers: **Units** ("Percent")' },
      }),
    ],
    [
      "a link as the name",
      properties({
        "[Mode](/x)": {
          facts: 'Data type: **uint16**\nAccess type: Read/write\nQualifiers: [**Units**](/x) ("Percent")',
        },
      }),
    ],
    [
      "a heading and paragraphs",
      '#### Mode\n\nData type: **uint16**\n\nAccess type: Read/write\n\nQualifiers: **Units** ("Percent")',
    ],
    [
      "lines with code marks",
      ' `Mode`  \n Data type: `UInt16`  \n\n Access type: Read/Write  \n\n Qualifiers: [units("Percent")]',
    ],
    [
      "a list on one line with links by number",
      '<dl><dt><b>Mode</b></dt><dd><dl><dt>Data type: <b>uint16</b></dt><dt>Access type: Read/write</dt><dt>Qualifiers: [<b>Units</b>][1] ("Percent")</dt></dl></dd></dl>',
    ],
  ])("%s", (_, section) => {
    expect(mode(section)).toBe('class ACME_Fan {\n  [Write, Units("Percent")]\n  uint16 Mode;\n};\n');
  });
});

test("a map among the qualifiers goes before the list", () => {
  const facts = 'Data type: **uint16**\nQualifiers: **ValueMap** ("0x0001", "0x0002"), **Values** ("Idle", "Busy")';
  const text = page({
    title: "ACME_Fan class",
    syntax: "class ACME_Fan\n{\n  uint16 Mode;\n};",
    body: properties({ Mode: { facts, text: term("**Other** (9)") } }),
  });
  expect(mofOf(importTexts({ "fan.md": text }), "ACME_Fan")).toContain(
    '[ValueMap {"0x0001", "0x0002"}, Values {"Idle", "Busy"}]',
  );
});
