import { expect, test } from "vitest";
import type { Instance, Value } from "../../src/schema/model.ts";
import { compileFiles, findingLines, modelOf } from "../compile-text.ts";

function valueOf(instance: Instance | undefined, name: string): Value | undefined {
  return instance?.properties.get(name)?.value;
}

test("values are exact and know their property", () => {
  const [instance] = modelOf(
    "class A { uint64 P; };\ninstance of a { p = 18446744073709551615; Q = {1.5, 'x', true, null}; R; };",
  ).instances;
  expect(instance!.class?.name).toBe("A");
  expect(instance!.properties.get("P")).toMatchObject({
    name: "p",
    property: { name: "P" },
    value: { kind: "integer", value: 18446744073709551615n },
  });
  expect(instance!.properties.get("Q")!.property).toBeNull();
  expect(valueOf(instance, "Q")).toEqual({
    kind: "array",
    elements: [
      { kind: "real", value: 1.5 },
      { kind: "char16", value: "x" },
      { kind: "boolean", value: true },
      { kind: "null" },
    ],
  });
  expect(valueOf(instance, "R")).toEqual({ kind: "null" });
});

test("an alias is the instance that has it: an earlier, a later or a nested one", () => {
  const { instances } = modelOf(
    "class A { A REF N; };\ninstance of A as $First { N = $Later; };\ninstance of A as $Later { N = $Inner; };\ninstance of A { N = instance of A as $Inner { N = $first; }; };",
  );
  const [first, later, outer] = instances;
  expect(instances).toHaveLength(3);
  expect(valueOf(first, "N")).toMatchObject({ kind: "alias", name: "Later", target: later });
  const inner = valueOf(outer, "N");
  expect(inner?.kind).toBe("instance");
  const nested = inner?.kind === "instance" ? inner.instance : undefined;
  expect(valueOf(later, "N")).toMatchObject({ kind: "alias", target: nested });
  expect(valueOf(nested, "N")).toMatchObject({ kind: "alias", target: first });
});

test("aliases that name each other in a circle are a finite model", () => {
  const [a, b] = modelOf(
    "class A { A REF N; };\ninstance of A as $A { N = $B; };\ninstance of A as $B { N = $A; };",
  ).instances;
  expect(valueOf(a, "N")).toMatchObject({ target: b });
  expect(valueOf(b, "N")).toMatchObject({ target: a });
});

test("an alias holds in its own file and what that includes, not in other files", () => {
  const compilation = compileFiles({
    "a.mof": "class A { A REF N; };\ninstance of A as $X { N = $Y; };",
    "b.mof": "instance of A as $Y { N = $X; };",
  });
  expect(findingLines(compilation).filter((finding) => finding.includes("alias"))).toEqual([
    'a.mof:2:27 alias-undefined: the alias "$Y" is not defined',
    'b.mof:1:27 alias-undefined: the alias "$X" is not defined',
  ]);
});

test("an alias that is given twice is the first one", () => {
  const compilation = compileFiles({
    "a.mof": "class A { A REF N; };\ninstance of A as $X {};\ninstance of A as $x {};\ninstance of A { N = $X; };",
  });
  expect(findingLines(compilation).filter((finding) => finding.includes("alias"))).toEqual([
    'a.mof:3:18 name-dup-alias: the alias "$x" is defined twice',
  ]);
  const [first, , last] = compilation.model.instances;
  expect(valueOf(last, "N")).toMatchObject({ target: first });
});

test("instances have the namespace that the pragma before them names", () => {
  const { instances } = modelOf(
    'class A {};\ninstance of A {};\n#pragma namespace ("\\\\\\\\.\\\\Root\\\\Virtualization\\\\V2")\ninstance of A {};\n#pragma namespace ("/root/x/")\ninstance of A {};',
  );
  expect(instances.map(({ namespace }) => namespace)).toEqual([null, "Root/Virtualization/V2", "root/x"]);
});

test("default values may be instances", () => {
  const item = modelOf("class B { uint8 K; };\nclass A { B E = instance of B { K = 3; }; };").classes.get("A")!;
  const value = item.properties.get("E")!.default;
  expect(value?.kind === "instance" && valueOf(value.instance, "K")).toEqual({ kind: "integer", value: 3n });
});
