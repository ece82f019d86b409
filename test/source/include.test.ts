import { describe, expect, test } from "vitest";
import { type Compilation, compile } from "../../src/compile.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import { type MemoryHost, memoryHost } from "./memory-host.ts";

function compileFiles(
  host: MemoryHost,
  inputs: readonly string[],
  includeFolders: readonly string[] = [],
): Compilation {
  return compile({ inputs, includeFolders, dialect: "wmi", locale: "409" }, host);
}

function classesOf({ model }: Compilation): string[] {
  return model.classes.values().map(({ name }) => name);
}

function errorsOf({ findings }: Compilation): string[] {
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ span, code, message }) => `${span === null ? "" : renderPlace(span)} ${code}: ${message}`);
}

describe("include", () => {
  test.each([
    [
      "beside the including file",
      "in/a.mof",
      '#pragma include ("b.mof")',
      { "in/b.mof": "class B {};", "b.mof": "class Wrong {};" },
    ],
    ["below the including file", "in/a.mof", '#pragma include ("x/b.mof")', { "in/x/b.mof": "class B {};" }],
    ["above the including file", "in/a.mof", '#pragma include ("../b.mof")', { "b.mof": "class B {};" }],
    ["as #include", "in/a.mof", '#include ("b.mof")', { "in/b.mof": "class B {};" }],
    ["with backslashes", "in/a.mof", '#pragma include ("x\\\\b.mof")', { "in/x/b.mof": "class B {};" }],
    ["with single backslashes", "in/a.mof", '#pragma include ("X\\CIM_b.mof")', { "in/x/cim_B.mof": "class B {};" }],
    ["in another case", "in/a.mof", '#pragma include ("X/B.MOF")', { "in/x/b.mof": "class B {};" }],
    [
      "as written before another case",
      "in/a.mof",
      '#pragma include ("b.mof")',
      { "in/B.mof": "class Wrong {};", "in/b.mof": "class B {};" },
    ],
    [
      "in the include folders",
      "in/a.mof",
      '#pragma include ("x/b.mof")',
      { "lib1/x/b.mof": "class B {};", "lib2/x/b.mof": "class Wrong {};" },
    ],
    [
      "in the second include folder",
      "in/a.mof",
      '#pragma include ("b.mof")',
      { "lib1/c.mof": "class Wrong {};", "lib2/b.mof": "class B {};" },
    ],
    [
      "beside before the include folders",
      "in/a.mof",
      '#pragma include ("b.mof")',
      { "in/b.mof": "class B {};", "lib1/b.mof": "class Wrong {};" },
    ],
  ])("is found %s", (_, path, directive, files) => {
    const library = { "lib1/other.txt": "", "lib2/other.txt": "" };
    const compilation = compileFiles(
      memoryHost({ [path]: `${directive}\nclass A {};`, ...library, ...files }),
      [path],
      ["lib1", "lib2"],
    );
    expect(classesOf(compilation)).toEqual(["B", "A"]);
    expect(errorsOf(compilation)).toEqual([]);
  });

  test("an include folder that is not there is an error", () => {
    const compilation = compileFiles(memoryHost({ "a.mof": "class A {};" }), ["a.mof"], ["lib"]);
    expect(errorsOf(compilation)).toEqual([' include-folder-missing: the include folder "lib" does not exist']);
  });

  test("a file that is not there is an error at the include, and compilation goes on", () => {
    const compilation = compileFiles(
      memoryHost({ "a.mof": 'class A {};\n#pragma include ("no/such.mof")\nclass B {};' }),
      ["a.mof"],
    );
    expect(errorsOf(compilation)).toEqual(['a.mof:2:18 inc-missing: the included file "no/such.mof" was not found']);
    expect(classesOf(compilation)).toEqual(["A", "B"]);
  });

  test("a cycle is an error at the include that closes it", () => {
    const host = memoryHost({
      "a.mof": '#pragma include ("b.mof")\nclass A {};',
      "b.mof": 'class B {};\n#pragma include ("a.mof")\nclass C {};',
    });
    const compilation = compileFiles(host, ["a.mof"]);
    expect(errorsOf(compilation)).toEqual(['b.mof:2:18 inc-cycle: "a.mof" includes itself']);
    expect(classesOf(compilation)).toEqual(["B", "C", "A"]);
  });

  test("a file that includes itself", () => {
    const compilation = compileFiles(memoryHost({ "a.mof": '#pragma include ("A.mof")\nclass A {};' }), ["a.mof"]);
    expect(errorsOf(compilation)).toEqual(['a.mof:1:18 inc-cycle: "a.mof" includes itself']);
    expect(classesOf(compilation)).toEqual(["A"]);
  });

  test("a file that is included on two ways is read once and declares nothing twice", () => {
    const host = memoryHost({
      "a.mof": '#pragma include ("b.mof")\n#pragma include ("c.mof")\n',
      "b.mof": '#pragma include ("d.mof")\nclass B {};',
      "c.mof": '#pragma include ("d.mof")\nclass C {};',
      "d.mof": "class D {};",
    });
    const compilation = compileFiles(host, ["."]);
    expect(errorsOf(compilation)).toEqual([]);
    expect(classesOf(compilation)).toEqual(["D", "B", "C"]);
    expect(host.reads.filter((path) => path === "d.mof")).toHaveLength(1);
  });

  test("a file that is included in two namespaces has its classes in both", () => {
    const host = memoryHost({
      "a.mof":
        '#pragma namespace ("root/one")\n#pragma include ("b.mof")\n#pragma namespace ("\\\\\\\\.\\\\root\\\\two")\n#pragma include ("b.mof")\n',
      "b.mof": "class B {};",
    });
    const compilation = compileFiles(host, ["a.mof"]);
    expect(errorsOf(compilation)).toEqual([]);
    expect(compilation.model.classes.get("B")?.namespaces).toEqual(["root/one", "root/two"]);
  });

  test("macros hold in included files, whatever the order of the inputs", () => {
    const files = { "z.mof": '#define TYPE uint8\n#include "a.mof"\n', "a.mof": "class A { TYPE P; };" };
    for (const inputs of [["."], ["a.mof", "z.mof"], ["z.mof", "a.mof"]]) {
      const compilation = compileFiles(memoryHost(files), inputs);
      expect(errorsOf(compilation)).toEqual([]);
      expect(compilation.model.classes.get("A")?.properties.get("P")?.type).toEqual({
        kind: "intrinsic",
        name: "uint8",
      });
    }
  });

  test("an included file's macros hold behind the include", () => {
    const host = memoryHost({ "a.mof": '#include "b.mof"\nclass A { TYPE P; };', "b.mof": "#define TYPE uint8\n" });
    expect(errorsOf(compileFiles(host, ["a.mof"]))).toEqual([]);
  });
});

test("a chain of includes that is too long is cut with one error", () => {
  const files = Object.fromEntries(
    Array.from({ length: 150 }, (_, index) => [
      `f${index}.mof`,
      `#pragma include ("f${index + 1}.mof")\nclass C_${index} {};`,
    ]),
  );
  const compilation = compileFiles(memoryHost({ ...files, "f150.mof": "class C_150 {};" }), ["f0.mof"]);
  expect(errorsOf(compilation)).toEqual([
    "f100.mof:1:18 inc-depth: the file is not read: the chain of includes that leads to it is longer than 100 files",
  ]);
});

describe("classes that are needed", () => {
  test("a misspelt name is held against the names of the include folders", () => {
    const host = memoryHost({
      "a.mof": "class A_Fan : CIM_LogicalElment {};",
      "lib/CIM_LogicalElement.mof": "class CIM_LogicalElement {};",
    });
    expect(compileFiles(host, ["a.mof"], ["lib"]).findings.map(({ code, help }) => `${code}: ${help}`)).toContain(
      'inh-unknown-superclass: did you mean "CIM_LogicalElement"?',
    );
  });

  test("are looked up anywhere below the include folders, with what they need", () => {
    const host = memoryHost({
      "a.mof":
        'class A : CIM_B { CIM_R REF R; [EmbeddedInstance("CIM_E")] string E; CIM_R REF M(CIM_P REF P); };\ninstance of CIM_I {};',
      "lib/core/cim_b.mof": "class CIM_B : CIM_C {};",
      "lib/CIM_C.mof": "class CIM_C {};",
      "lib/CIM_R.mof": "class CIM_R {};",
      "lib/x/y/CIM_E.mof": "class CIM_E {};",
      "lib/CIM_P.MOF": "class CIM_P {};",
      "lib/CIM_I.mof": "class CIM_I {};",
      "lib/CIM_Unneeded.mof": "class CIM_Unneeded {};",
    });
    const compilation = compileFiles(host, ["a.mof"], ["lib"]);
    expect(errorsOf(compilation)).toEqual([]);
    expect(classesOf(compilation).sort()).toEqual(["A", "CIM_B", "CIM_C", "CIM_E", "CIM_I", "CIM_P", "CIM_R"]);
    expect(host.reads).not.toContain("lib/CIM_Unneeded.mof");
  });

  test("a declaration in the input comes before a file of the include folders", () => {
    const host = memoryHost({
      "a.mof": "class A : B {};\nclass B { uint8 Own; };",
      "lib/B.mof": "class B { uint8 Other; };",
    });
    const compilation = compileFiles(host, ["a.mof"], ["lib"]);
    expect(errorsOf(compilation)).toEqual([]);
    expect(
      compilation.model.classes
        .get("A")
        ?.properties.values()
        .map(({ name }) => name),
    ).toEqual(["Own"]);
  });

  test("hidden folders are not looked through", () => {
    const compilation = compileFiles(
      memoryHost({ "a.mof": "class A : B {};", "lib/.git/B.mof": "class B {};" }),
      ["a.mof"],
      ["lib"],
    );
    expect(errorsOf(compilation)).toHaveLength(1);
  });
});

describe("the file of a needed class", () => {
  const from = (files: Readonly<Record<string, string>>): Compilation =>
    compileFiles(memoryHost({ "a.mof": "class A : B {};", ...files }), ["a.mof"], ["lib"]);

  test("is the first one of its name that declares it", () => {
    const compilation = from({
      "lib/B.mof": '#pragma include ("system/C.mof")',
      "lib/core/B.mof": "class B {};",
      "lib/system/C.mof": "class C {};",
    });
    expect(classesOf(compilation).toSorted()).toEqual(["A", "B", "C"]);
    expect(errorsOf(compilation)).toEqual([]);
  });

  test("may end in .schema.mof", () => {
    expect(classesOf(from({ "lib/B/B.schema.mof": "class B {};" })).toSorted()).toEqual(["A", "B"]);
  });

  const versionsIn = (files: Readonly<Record<string, string>>): string[] =>
    from(files)
      .findings.filter(({ code }) => code === "inc-versions")
      .map(({ message }) => message);

  test("of which there are two versions is told", () => {
    expect(versionsIn({ "lib/v1/B.mof": "class B {};", "lib/v2/B.mof": "class B { string C; };" })).toEqual([
      'the include folders have two versions of the class "B": "lib/v1/B.mof" was read, "lib/v2/B.mof" was not',
    ]);
  });

  test("may be there as a copy, or by its name alone", () => {
    expect(versionsIn({ "lib/v1/B.mof": "class B {};", "lib/v2/B.mof": "class B {};" })).toEqual([]);
    expect(versionsIn({ "lib/v1/B.mof": "class B {};", "lib/v2/B.mof": "class BB {};" })).toEqual([]);
  });
});

test("a file without declarations is a warning, and nothing where it is included", () => {
  const host = memoryHost({ "a.mof": '#pragma include ("b.mof")\nclass A {};', "b.mof": "// nothing", "c.mof": "" });
  const empty = compileFiles(host, ["a.mof", "c.mof"]).findings.filter(({ code }) => code === "file-empty");
  expect(empty.map(({ severity, span }) => `${severity} ${span?.file.path}`)).toEqual(["warning c.mof"]);
});
