/** Names of MOF that every object of JavaScript has too: no table of mofc has them. */
import { expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { describeClass } from "../../src/schema/describe.ts";
import { modelToJson } from "../../src/schema/json.ts";
import { memoryHost } from "../source/memory-host.ts";

const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf", "__proto__"];

test.each(names)("%s as a type, a qualifier, a flavor, a class and a member", (name) => {
  const text = `class A { [Key, ${name}("x") : ${name}] string K; ${name} Size; [EmbeddedInstance("${name}")] string E; };
    class ${name} : ${name}_Base { [Key] string ${name}; uint8 ${name}(uint8 ${name}); };
    instance of ${name} { ${name} = "x"; };`;
  const { model, findings } = compile(
    { inputs: ["a.mof"], includeFolders: [], dialect: "wmi", locale: "409" },
    memoryHost({ "a.mof": text }),
  );
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  for (const { edits } of fixes) for (const edit of edits) expect(edit.text).toMatch(/^[\w;"(), ]*$/);
  expect(findings.map(({ message }) => message).join("\n")).not.toContain("native code");
  expect(model.classes.values().map(describeClass).join("\n")).toContain(name);
  expect(JSON.stringify(modelToJson(model))).toContain(`"${name}"`);
});
