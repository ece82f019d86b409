import { describe, expect, test } from "vitest";
import { classOf, compileFiles, findingLines, type TextOptions } from "../compile-text.ts";

const mof =
  '#pragma namespace ("root/x")\n[Description("own")] class A { [ValueMap{"0","1"}] uint8 P; uint32 M([In] string X); };\nclass B : A {};\n';

function describeA(files: Readonly<Record<string, string>>, options?: TextOptions): unknown {
  const compilation = compileFiles({ "a.mof": mof, ...files }, options);
  const item = classOf(compilation.model, "A");
  return {
    description: item.description,
    labels: item.properties.get("P")!.valueMap!.entries.map(({ label }) => label),
    parameter: item.methods.get("M")!.parameters.get("X")!.description,
    namespaces: item.namespaces,
    amendments: item.amendments.length,
  };
}

const body =
  '{ [Values{"Null","Eins"} : Amended ToSubclass] uint8 P; [Description("m")] uint32 M([Description("x")] string X); };\n';
const german = {
  description: "deutsch",
  labels: ["Null", "Eins"],
  parameter: "x",
  namespaces: ["root/x"],
  amendments: 1,
};
const untouched = { description: "own", labels: [null, null], parameter: null, namespaces: ["root/x"], amendments: 0 };

describe("an amendment is merged into its class", () => {
  test.each([
    ["in a namespace of its locale", `#pragma namespace ("root/x/ms_407")\n[Description("deutsch")] class A ${body}`],
    [
      "below the pragma amendment",
      `#pragma amendment ("MS_407")\n#pragma namespace ("root/x")\n[Description("deutsch")] class A ${body}`,
    ],
    [
      "with the qualifiers AMENDMENT and LOCALE",
      `#pragma namespace ("root/x")\n[Description("deutsch"): Amended, AMENDMENT, LOCALE(0x0407)] class A ${body}`,
    ],
  ])("%s", (_, mfl) => {
    expect(describeA({ "a.mfl": mfl }, { locale: "407" })).toEqual(german);
    expect(describeA({ "a.mfl": mfl }, { locale: "409" })).toEqual(untouched);
  });

  test("the locale chooses among several", () => {
    const files = {
      "a.de.mfl": `#pragma namespace ("root/x/ms_407")\n[Description("deutsch")] class A ${body}`,
      "a.en.mfl":
        '#pragma namespace ("root/x/MS_409")\n[Description("english")] class A { [Values{"Zero","One"}] uint8 P; };\n',
    };
    expect(describeA(files, { locale: "407" })).toEqual(german);
    expect(describeA(files, { locale: "409" })).toEqual({
      ...untouched,
      description: "english",
      labels: ["Zero", "One"],
      amendments: 1,
    });
  });

  test("subclasses see the amended labels", () => {
    const { model } = compileFiles({ "a.mof": mof, "a.mfl": `#pragma namespace ("root/x/ms_409")\nclass A ${body}` });
    expect(
      classOf(model, "B")
        .properties.get("P")!
        .valueMap!.entries.map(({ label }) => label),
    ).toEqual(["Null", "Eins"]);
  });

  test("the pragma amendment ends with its file", () => {
    const compilation = compileFiles({
      "a.mfl": '#pragma amendment ("MS_409")\n[Description("d")] class A {};',
      "b.mof": "class A {};\nclass B {};",
    });
    expect(compilation.model.classes.values().map(({ name, description }) => [name, description])).toEqual([
      ["A", "d"],
      ["B", null],
    ]);
    expect(findingLines(compilation).filter((finding) => finding.includes("amend"))).toEqual([]);
  });
});

test("what amends nothing is said", () => {
  const compilation = compileFiles({ "a.mfl": '#pragma namespace ("root/x/ms_409")\nclass Missing {};' });
  expect(findingLines(compilation).filter((finding) => finding.includes("amend-nothing"))).toEqual([
    'a.mfl:2:7 amend-nothing: the input does not contain the class "Missing", which this amends',
  ]);
});

test("a reference page's AMENDMENT beside Provider is a class of its own", () => {
  const compilation = compileFiles({ "a.mof": '[Dynamic, Provider("P"), AMENDMENT] class A {};' });
  expect(compilation.model.classes.values().map(({ name }) => name)).toEqual(["A"]);
});
