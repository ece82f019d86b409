/** What references are given: paths of objects as texts, and aliases. */
import { expect, test } from "vitest";
import { compileText, findingLines, findingsIn } from "../compile-text.ts";

const schema = `
class TEST_Person { [Key] string Name; };
class TEST_Child : TEST_Person { };
class TEST_Place { [Key] string Street; [Key] uint32 Number; };
[Association] class TEST_Knows { [Key] TEST_Person REF A; [Key] object REF B; };
[Abstract] class TEST_Thing { };
[Association] class TEST_Owns { [Key] TEST_Person REF Owner; [Key] TEST_Thing REF Thing; };`;

function messagesOf(property: string, value: string): string[] {
  return findingsIn(`${schema}\ninstance of TEST_Knows { A = "TEST_Person.Name=\\"A\\""; ${property} = ${value}; };`)
    .filter(({ code }) => code === "ref-text")
    .map(({ message }) => message);
}

test.each([
  ['"TEST_Person.Name=\\"B\\""'],
  ['"test_person.name=\\"B\\""'],
  ['"TEST_Person=\\"B\\""'],
  ['"TEST_Child.Name=\\"B\\""'],
  ['"\\\\\\\\HOST\\\\root\\\\cimv2:TEST_Person.Name=\\"B\\""'],
  ['"//host/root/cimv2:TEST_Person.Name=\\"B\\""'],
  ['"TEST_Place.Street=\\"Main\\",Number=5"'],
  ['"root/other:TEST_Unknown.Id=1"'],
  ['"TEST_Person"'],
  ["NULL"],
])("%s refers to an instance", (value) => {
  expect(messagesOf("B", value)).toEqual([]);
});

test.each([
  ['"no path at all"', '"no path at all" is not the path of an instance: " path at all" is not ".Key=value"'],
  ['"TEST_Person.Nam=\\"B\\""', '"B" refers to an instance by "Nam", which is not a key of "TEST_Person"'],
  ['"TEST_Place.Street=\\"Main\\""', '"B" refers to an instance of "TEST_Place" without its key "Number"'],
  ['"TEST_Place=\\"Main\\""', '"B" gives one value without a name, and "TEST_Place" has 2 keys'],
])("%s does not", (value, message) => {
  expect(messagesOf("B", value)).toEqual([message]);
});

test("the class is the reference's or derives from it", () => {
  const lines = findingLines(
    compileText(`${schema}
instance of TEST_Place as $Place { Street = "Main"; Number = 5; };
instance of TEST_Child as $Child { Name = "C"; };
instance of TEST_Knows { A = $Place; B = $Child; };
instance of TEST_Knows { A = $Child; B = $Place; };
instance of TEST_Knows { A = "TEST_Persn.Name=\\"B\\""; B = $Child; };
instance of TEST_Owns { Owner = $Child; Thing = "TEST_Place.Street=\\"Main\\",Number=5"; };
instance of TEST_Owns { Owner = "TEST_Person.Name=\\"B\\""; Thing = "TEST_Thing.Id=5"; };`),
  );
  expect(lines).toEqual([
    'test.mof:10:30 ref-text: "A" refers to an instance of "TEST_Place", which does not derive from "TEST_Person"',
    'test.mof:12:30 ref-text: "A" refers to the class "TEST_Persn", which is not declared',
    'test.mof:13:49 ref-text: "Thing" refers to an instance of "TEST_Place", which does not derive from "TEST_Thing"',
  ]);
});

test("defaults and embedded instances have references too", () => {
  const lines = findingLines(
    compileText(`${schema}
[Association] class TEST_Likes : TEST_Knows { [Override("A")] TEST_Person REF A = "TEST_Person.Id=1"; };
[Abstract] class TEST_Holder { [EmbeddedInstance("TEST_Knows")] string Knows = "instance of TEST_Knows { A = \\"?\\"; };"; };`),
  );
  expect(lines.map((line) => line.replace(/^\S+ /, ""))).toEqual([
    'ref-text: "A" refers to an instance by "Id", which is not a key of "TEST_Person"',
    'emb-value: the text of "Knows" is not a valid instance: "?" is not the path of an instance: it does not begin with a namespace or a class',
  ]);
});

test.each([
  ["Active = maybe;", '"maybe" is not a value: it has no quotes, and no macro has this name'],
  ["}; instance of TEST_Lamp {", "it has more than one instance"],
])("an embedded instance with %s is told", (text, fault) => {
  const mof = `class TEST_Lamp { [Key] string Id; boolean Active; };
[Abstract] class TEST_Holder { [EmbeddedInstance("TEST_Lamp")] string Lamp = "instance of TEST_Lamp { ${text} };"; };`;
  expect(findingsIn(mof).map(({ message }) => message)).toEqual([
    `the text of "Lamp" is not a valid instance: ${fault}`,
  ]);
});
