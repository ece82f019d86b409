/** Resources of Desired State Configuration: what their authors agree on, and who sets their properties. */
import { describe, expect, test } from "vitest";
import { codesOf, compileText, findingsIn, modelOf } from "../compile-text.ts";

const head = '[ClassVersion("1.0.0.0"), FriendlyName("Site")] class ACME_Site : OMI_BaseResource';

test.each([
  [`${head} { [Key] string Name; [Write] uint16 Port; [Read] string State; };`, []],
  [`${head} { [Required] string Name; };`, []],
  [`${head} { [Write] uint16 Port; };`, ["warning dsc-no-key"]],
  [`${head} { [Key] string Name; uint16 Port; };`, ["warning dsc-access"]],
  ['[FriendlyName("S")] class ACME_Site : OMI_BaseResource { [Key] string Name; };', ["warning dsc-class-version"]],
  ['[ClassVersion("1.0.0")] class ACME_Site : OMI_BaseResource { [Key] string Name; };', ["warning dsc-friendly-name"]],
  ['[ClassVersion("1.0.0")] class ACME_Binding { [Write] uint16 Port; };', []],
  [
    `${head} { [Key] string Name; [Write, EmbeddedInstance("ACME_Bindng")] string Binding; };`,
    ["error emb-unknown-class"],
  ],
])("%s", (mof, codes) => {
  expect(codesOf(compileText(mof, { dialect: "auto" }))).toEqual(codes);
});

describe("who sets a property", () => {
  test.each([
    ["a resource", `${head} {`],
    ["what a resource embeds", '[ClassVersion("1.0.0")] class ACME_Site {'],
  ])("of %s: the configuration, unless it is read", (_, start) => {
    const { classes } = modelOf(
      `${start} [Key] string Name; [Required] string Path; [Write] string Text; [Read] string State; };`,
    );
    const own = classes.get("ACME_Site")!.declaredProperties;
    expect(own.filter(({ isWritable }) => isWritable).map(({ name }) => name)).toEqual(["Name", "Path", "Text"]);
  });

  test.each([
    ["class ACME_Disk { [Key] string Name; };"],
    ['[ClassVersion("1.0.0")] class ACME_Disk { [Key, Read] string Name; };'],
    ['[ClassVersion("1.0.0")] class ACME_Disk { [Key] string Name; uint32 Size; };'],
  ])("of management classes: nobody, without Write (%s)", (mof) => {
    expect(modelOf(mof).classes.get("ACME_Disk")!.properties.get("Name")!.isWritable).toBe(false);
  });
});

test("descriptions are asked for where a team wants them", () => {
  const mof = `[Description("A fan.")] class ACME_Fan {
    [Key] string Name;
    [Description("Starts it.")] boolean Start([In] uint32 Speed);
  };`;
  expect(codesOf(compileText(mof, { dialect: "wmi" }))).toEqual([]);
  expect(findingsIn(mof, "wmi", "desc-missing").map(({ message }) => message)).toEqual([
    'the property "Name" has no Description',
    'the parameter "Speed" has no Description',
  ]);
});
