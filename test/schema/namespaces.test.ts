/** A class is named by namespace and name: the same name in two namespaces is two classes. */
import { describe, expect, test } from "vitest";
import type { Class } from "../../src/schema/model.ts";
import { classOf, codesOf, compileFiles, compileText, modelOf } from "../compile-text.ts";

const disks = `
#pragma namespace ("\\\\\\\\.\\\\root\\\\a")
class Disk { [Key] string Id; uint32 Size; };
[Association] class Holder { [Key] string Id; Disk REF Held; Holder REF Other; [EmbeddedInstance("Disk")] string Copy; };
instance of Disk { Id = "1"; Size = 1; };
#pragma namespace ("\\\\\\\\.\\\\root\\\\a\\\\sub")
class Disk { [Key] string Id; string Label; };
class SmallDisk : Disk { };
instance of Disk { Id = "1"; Label = "x"; };
instance of Holder { Id = "2"; };
`;

/** The one class with a path. */
function at(path: string, mof = disks): Class {
  const item = modelOf(mof)
    .classes.values()
    .find((cls) => cls.path === path);
  if (item === undefined) throw new Error(`There is no class ${path}.`);
  return item;
}

test("all of them are in the model, told apart by their paths", () => {
  expect(
    modelOf(disks)
      .classes.values()
      .map(({ name, path }) => `${name} ${path}`),
  ).toEqual(["Disk root/a:Disk", "Holder Holder", "Disk root/a/sub:Disk", "SmallDisk SmallDisk"]);
  expect(
    at("root/a:Disk")
      .properties.values()
      .map(({ name }) => name),
  ).toEqual(["Id", "Size"]);
  expect(
    at("root/a/sub:Disk")
      .properties.values()
      .map(({ name }) => name),
  ).toEqual(["Id", "Label"]);
});

test("nothing is wrong with them, nor with their instances of the same key", () => {
  expect(codesOf(compileText(disks, { dialect: "wmi" }))).toEqual([]);
});

test("superclasses, references, embedded classes and instances are those of their own namespace", () => {
  const [inner, outer] = [at("root/a/sub:Disk"), at("root/a:Disk")];
  const model = modelOf(disks);
  expect(
    classOf(model, "SmallDisk")
      .properties.values()
      .map(({ name }) => name),
  ).toEqual(["Id", "Label"]);
  for (const name of ["Held", "Copy"])
    expect(classOf(model, "Holder").properties.get(name)!.type).toMatchObject({ target: { path: outer.path } });
  expect(model.instances.map((instance) => instance.class?.path)).toEqual([outer.path, inner.path, "Holder"]);
});

test("a name that the own namespace does not have means the class of another, whatever the order of files", () => {
  const files = {
    "a.mof": '#pragma namespace ("root/a")\nclass Base { };',
    "b.mof": '#pragma namespace ("root/b")\nclass Base { };',
    "c.mof": '#pragma namespace ("root/c")\nclass Sub : Base { };',
  };
  for (const inputs of [Object.keys(files), Object.keys(files).reverse()]) {
    const { model } = compileFiles(files, { inputs });
    expect(classOf(model, "Sub").superclass?.path).toBe("root/a:Base");
  }
});

test("a name and a path find classes", () => {
  const { classes } = modelOf(disks);
  const found = (text: string): string[] => classes.named(text).map(({ path }) => path);
  expect(found("disk")).toEqual(["root/a:Disk", "root/a/sub:Disk"]);
  expect(found("ROOT/A/Sub:disk")).toEqual(["root/a/sub:Disk"]);
  expect(found("root/a:Holder")).toEqual(["Holder"]);
  expect(found("root/b:Disk")).toEqual([]);
});

test("an embedded text has the classes of where it stands", () => {
  const value = 'instance of Disk { Id = \\"1\\"; Label = \\"x\\"; };';
  const mof = disks.replace('Id = "2";', `Id = "2"; Copy = "${value}";`);
  expect(codesOf(compileText(mof, { dialect: "wmi" }))).toEqual(["warning emb-value"]);
  const own = mof.replace('Label = \\"x\\"', "Size = 1");
  expect(codesOf(compileText(own, { dialect: "wmi" }))).toEqual([]);
});

test("amendments go to the class of their namespace", () => {
  const mof = `#pragma namespace ("root/a")\nclass Disk { };\n#pragma namespace ("root/b")\nclass Disk { };
    #pragma namespace ("root/b/ms_409")\n[Description("b"), Amendment, Locale(1033)] class Disk { };`;
  expect(at("root/b:Disk", mof).description).toBe("b");
  expect(at("root/a:Disk", mof).description).toBe(null);
});

test("a class that is compiled into two namespaces is one", () => {
  const { model, findings } = compileFiles(
    {
      "all.mof":
        '#pragma namespace ("root/a")\n#pragma include ("disk.mof")\n#pragma namespace ("root/b")\n#pragma include ("disk.mof")',
      "disk.mof": "class Disk { [Key] string Id; };",
    },
    { inputs: ["all.mof"], dialect: "wmi" },
  );
  expect(findings).toEqual([]);
  expect(model.classes.values().map(({ path, namespaces }) => [path, namespaces])).toEqual([
    ["Disk", ["root/a", "root/b"]],
  ]);
});

describe("in one namespace the name is taken, and a note says how the declarations differ", () => {
  const first = '[Version("1")] class Disk : Base { [Key] string Id; uint32 Size = 1; uint8 M([In] string P); };';
  test.each([
    [
      '[VERSION("1")]\nclass DISK : base { uint8 m([In] string p); uint32 Size = 0x1; [key] STRING Id; };',
      "both declarations are the same",
    ],
    [first.replace("uint32 Size = 1;", "uint32 Size = 1; string Label;"), 'the second one adds "Label"'],
    [
      first.replace("uint32 Size = 1;", "string Label; uint8 Use;"),
      'the second one adds "Label" and "Use" and lacks "Size"',
    ],
    [
      first.replace('"1"', '"2"').replace(" : Base", ""),
      "the second one changes the superclass and the qualifiers of the class",
    ],
    [
      first.replace("[Key] ", "").replace("Size = 1", "Size = 2").replace("string P", "string P[]"),
      'the second one changes "Id", "Size" and "M"',
    ],
  ])("%s", (second, expected) => {
    const { findings } = compileText(`class Base { };\n${first}\n${second}`, { dialect: "wmi" });
    const [found] = findings.filter(({ code }) => code === "name-dup-class");
    expect(found?.notes.map(({ message }) => message)).toEqual([`first declared here; ${expected}`]);
  });

  test("a class without a namespace may stand in any", () => {
    const files = { "a.mof": "class Disk { };", "b.mof": '#pragma namespace ("root/b")\nclass Disk { };' };
    for (const inputs of [Object.keys(files), Object.keys(files).reverse()])
      expect(codesOf(compileFiles(files, { inputs, dialect: "wmi" }))).toEqual(["warning name-dup-class"]);
  });
});
