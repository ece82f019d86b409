/** Classes of drivers: what numbers, sizes and GUIDs say of each other. */
import { expect, test } from "vitest";
import { findingsIn } from "../compile-text.ts";

const block = `[WMI, Dynamic, Provider("WmiProv"), Guid("{4a142401-c6a3-40fa-badb-8a2652834100}")]`;
const structure = '[WMI, Guid("{5a142401-c6a3-40fa-badb-8a2652834100}")]';
const filledIn = "[Key, Read] string InstanceName; [Read] boolean Active;";

function messagesOf(mof: string): string[] {
  return findingsIn(mof, "wmi")
    .filter(({ code }) => code.startsWith("driver-"))
    .map(({ message }) => message);
}

test("a block, a structure within it and an event have nothing wrong", () => {
  const mof = `
${structure} class ACME_Part { [WmiDataId(1), Read] uint32 Kind; [WmiDataId(2), Read] uint32 Speed; };
${block} class ACME_Fan {
  ${filledIn}
  [WmiDataId(2), Read, WmiSizeIs("Count")] ACME_Part Parts[];
  [WmiDataId(1), Read] uint32 Count;
  [WmiMethodId(1), Implemented] void Start([In, ID(0)] uint32 Count, [In, ID(1), WmiSizeIs("Count")] uint8 Bytes[]);
};
${block} class ACME_Stopped : WMIEvent { ${filledIn} [WmiDataId(1), Read] uint32 Code; };
${block} class ACME_Slowed : ACME_Stopped { [WmiDataId(2), Read] uint32 Speed; };
class ACME_Setting { [Key] string Name; uint32 Value; };`;
  expect(messagesOf(mof)).toEqual([]);
});

test.each([
  ["[WmiDataId(1), Read] uint32 A; [WmiDataId(1), Read] uint32 B;", 'the WmiDataId 1 of "B" is also that of "A"'],
  ["[WmiDataId(1), Read] uint32 A; [WmiDataId(3), Read] uint32 B;", 'the WmiDataId 3 of "B" leaves a gap'],
  ["[WmiDataId(2), Read] uint32 A;", 'the WmiDataId 2 of "A" leaves a gap'],
  ["[WmiDataId(1), Read] uint32 A; [Read] uint32 B;", '"B" has no WmiDataId, but other properties have one'],
  ['[WmiDataId(1), WmiSizeIs("No")] uint8 A[];', 'WmiSizeIs of "A" names "No", which does not exist here'],
  [
    '[WmiDataId(1)] string S; [WmiDataId(2), WmiSizeIs("S")] uint8 A[];',
    'WmiSizeIs of "A" names "S", which is not an integer',
  ],
  ["[WmiMethodId(1)] void A(); [WmiMethodId(1)] void B();", 'the WmiMethodId 1 of "B" is also that of "A"'],
  ["[WmiMethodId(1)] void A(); void B();", 'the method "B" has no WmiMethodId, but others have one'],
])("%s", (members, message) => {
  expect(messagesOf(`${block} class ACME_Fan { ${filledIn} ${members} };`)).toEqual([message]);
});

test.each([
  ['Guid("4a142401-c6a3")', '"4a142401-c6a3" is not the GUID of a driver\'s class'],
  [
    'Guid("{4a142401-c6a3-40fa-badb-8a265283410x}")',
    '"{4a142401-c6a3-40fa-badb-8a265283410x}" is not the GUID of a driver\'s class',
  ],
  ["Locale(1033)", 'the class "ACME_Part" of a driver has no Guid'],
])("%s", (qualifier, message) => {
  expect(messagesOf(`[WMI, ${qualifier}] class ACME_Part { [WmiDataId(1)] uint32 A; };`)).toEqual([message]);
});

test("a part of a block is not a block", () => {
  expect(messagesOf(`${structure} class ACME_Fan { ${filledIn} };`)).toEqual([
    'the class "ACME_Fan" of a driver lacks Dynamic and Provider("WmiProv")',
  ]);
  expect(messagesOf(`${block} class ACME_Fan { [Key, Read] string InstanceName; };`)).toEqual([
    'the class "ACME_Fan" of a driver lacks the boolean Active',
  ]);
});
