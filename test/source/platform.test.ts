/** Classes that a platform brings along: known where a file uses them, without being declared anywhere. */
import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { nodeHost } from "../../src/source/host.ts";
import { baseName } from "../../src/source/path.ts";
import { codesOf, compileFiles, compileText, type TextOptions } from "../compile-text.ts";

const auto = { dialect: "auto" } as const;

function classesOf(mof: string, options: TextOptions = auto): string[] {
  return compileText(mof, options)
    .model.classes.values()
    .map(({ name }) => name)
    .sort();
}

describe("a file knows the classes of its platform", () => {
  test.each([
    [
      "DSC",
      `[ClassVersion("1.0.0"), FriendlyName("Site")] class ACME_Site : OMI_BaseResource {
         [Key] string Name;
         [Write, EmbeddedInstance("MSFT_Credential")] string Login;
         [Write, EmbeddedInstance("MSFT_KeyValuePair")] string Headers[];
       };`,
      ["ACME_Site", "MSFT_Credential", "MSFT_KeyValuePair", "OMI_BaseResource"],
    ],
    [
      "DSC, a compiled configuration",
      `/* @TargetNode='localhost' */
       instance of MSFT_Credential as $Login { UserName = "ann"; Password = "x"; };
       instance of OMI_ConfigurationDocument { Version = "2.0.0"; Name = "Web"; };`,
      ["MSFT_Credential", "OMI_ConfigurationDocument"],
    ],
    [
      "Configuration Manager",
      `[SMS_Report(TRUE)] class ACME_Inventory : SMS_Class_Template { [SMS_Report(TRUE), Key] string Name; };`,
      ["ACME_Inventory", "SMS_Class_Template"],
    ],
    [
      "drivers",
      `[WMI, Dynamic, Provider("WmiProv"), Guid("{5A142401-C6A3-40fa-BADB-8A2652834100}")]
       class ACME_KeyPressed : WMIEvent {
         [Key, Read] string InstanceName;
         [Read] boolean Active;
         [WmiDataId(1), Read] uint32 Code;
       };`,
      ["ACME_KeyPressed", "WMIEvent", "__Event", "__ExtrinsicEvent", "__IndicationRelated", "__SystemClass"],
    ],
    [
      "WMI, permanent consumers",
      `instance of __EventFilter as $Filter { Name = "f"; Query = "SELECT * FROM __TimerEvent"; QueryLanguage = "WQL"; };
       instance of LogFileEventConsumer as $Log { Name = "l"; Filename = "C:\\\\a.log"; Text = "%TimerId%"; };
       instance of __FilterToConsumerBinding { Filter = $Filter; Consumer = $Log; };`,
      [
        "LogFileEventConsumer",
        "__EventConsumer",
        "__EventFilter",
        "__FilterToConsumerBinding",
        "__IndicationRelated",
        "__SystemClass",
      ],
    ],
    [
      "WMI, system classes as types and embedded",
      `class ACME_Dropped : __ExtrinsicEvent { __TimerEvent Event; [EmbeddedInstance("__Trustee")] string Who; };`,
      [
        "ACME_Dropped",
        "__Event",
        "__ExtrinsicEvent",
        "__IndicationRelated",
        "__SecurityRelatedClass",
        "__SystemClass",
        "__TimerEvent",
        "__Trustee",
      ],
    ],
  ])("%s", (_, mof, classes) => {
    expect(codesOf(compileText(mof, auto))).toEqual([]);
    expect(classesOf(mof)).toEqual(classes);
  });
});

test("a wrong property of a platform's instance is found", () => {
  expect(codesOf(compileText('instance of __EventFilter { Name = "f"; Querry = "SELECT"; };', auto))).toEqual([
    "error inst-unknown-property",
  ]);
});

test("a class that the user declares is the user's", () => {
  const own = "#pragma autorecover\nclass WMIEvent : __ExtrinsicEvent { uint32 Own; };";
  const use = "#pragma autorecover\nclass ACME_KeyPressed : WMIEvent { };";
  const found = [
    compileText(`${own}${use}`, auto),
    compileFiles({ "lib/WMIEvent.mof": own, "a.mof": use }, { ...auto, inputs: ["a.mof"], includeFolders: ["lib"] }),
  ];
  for (const compilation of found) {
    expect(codesOf(compilation)).toEqual([]);
    expect(compilation.model.classes.get("ACME_KeyPressed")?.properties.has("Own")).toBe(true);
  }
});

test("a library's class in a file of another name is the library's", () => {
  const files = {
    "lib/ACME_Base.mof": "class SMS_Class_Template { uint32 Own; }; class ACME_Base : SMS_Class_Template { };",
    "a.mof": "#pragma autorecover\nclass ACME_Site : ACME_Base { }; class ACME_Other : SMS_Class_Template { };",
  };
  const compilation = compileFiles(files, { ...auto, inputs: ["a.mof"], includeFolders: ["lib"] });
  expect(codesOf(compilation)).toEqual([]);
  expect(compilation.model.classes.get("ACME_Other")?.properties.has("Own")).toBe(true);
});

test("DMTF's dialect has no platform", () => {
  expect(codesOf(compileText("class ACME_KeyPressed : WMIEvent { };", { dialect: "dmtf" }))).toContain(
    "error inh-unknown-superclass",
  );
});

test("each file of a platform declares the class that it is named for, in MOF without errors", () => {
  const { findings, model } = compile(
    { inputs: ["mof/platform"], includeFolders: [], dialect: "wmi", locale: "409" },
    nodeHost(process.cwd()),
  );
  // Whoever declares a system class of WMI is told not to: here they are WMI's own.
  expect(findings.filter(({ severity, code }) => severity === "error" && code !== "name-system")).toEqual([]);
  for (const { name, declaration } of model.classes) expect(baseName(declaration.span.file.path)).toBe(`${name}.mof`);
  expect(model.classes.values().length).toBeGreaterThan(80);
});
