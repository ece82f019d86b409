import fc from "fast-check";
import { expect, test } from "vitest";
import type { CIM_ComputerSystem, Msvm_ComputerSystem, Msvm_MigrationJob } from "../../generated/index.js";
import { DateTime } from "../../src/runtime/datetime.ts";
import { type Reference, formatReference, parseReference, reference } from "../../src/runtime/reference.ts";

const system = reference("CIM_System", { Name: "a", Index: 3n }, { namespace: "root\\cimv2", host: "HOST" });

test("a path has WMI's form or WBEM's", () => {
  expect(formatReference(system)).toBe('\\\\HOST\\root\\cimv2:CIM_System.Name="a",Index=3');
  expect(formatReference(system, "wbem")).toBe('//HOST/root/cimv2:CIM_System.Name="a",Index=3');
});

test.each([
  ['\\\\HOST\\root\\ns:C.K="v",Other=1', "HOST", "root/ns", { K: "v", Other: 1n }],
  ["//host:5989/root/ns:C.k=-5,b=TRUE", "host:5989", "root/ns", { k: -5n, b: true }],
  ['\\\\.\\root\\ns:C.K="a\\\\b\\"c"', ".", "root/ns", { K: 'a\\b"c' }],
  ['root/ns:C.K="x:y,z=1"', null, "root/ns", { K: "x:y,z=1" }],
  ["/root/ns:C.K=0x1F", null, "root/ns", { K: 31n }],
  ["C.K=017,L=101b,M=+1.0e+2", null, null, { K: 15n, L: 5n, M: 100 }],
  ["C.K=1.5", null, null, { K: 1.5 }],
  ["C.K='x'", null, null, { K: "x" }],
  ["C=@", null, null, {}],
  ['C="C:"', null, null, { "": "C:" }],
])("%s is read", (path, host, namespace, keys) => {
  expect(parseReference(path)).toEqual({ className: "C", host, namespace, keys });
});

test.each([
  ["", "it does not begin with a namespace or a class"],
  ["C", "it names a class and no instance"],
  ["C.", 'is not ".Key=value"'],
  ["C.K", 'is not ".Key=value"'],
  ['C.K="v', "a quote is not closed"],
  ["C.K=", "a key has no value"],
  ["C.K=abc", '"abc" is neither quoted nor a number'],
  ["C.K=08", '"08" is neither quoted nor a number'],
  ["C.K=1e5", '"1e5" is neither quoted nor a number'],
  ['C.K="v";L=1', 'is not ",Key=value"'],
  ['C="v",L=1', "follows its only key"],
])("%j is refused", (path, reason) => {
  expect(() => parseReference(path)).toThrow(SyntaxError);
  expect(() => parseReference(path)).toThrow(reason);
});

test("datetimes and references are quoted keys", () => {
  const when = DateTime.parse("00000000000500.000000:000");
  const element = reference("C", { When: when, System: system, On: false, Load: 0.5 });
  expect(formatReference(element)).toBe(
    'C.When="00000000000500.000000:000",System="\\\\\\\\HOST\\\\root\\\\cimv2:CIM_System.Name=\\"a\\",Index=3",On=FALSE,Load=0.5',
  );
});

test("a reference is frozen, and a key may have any name", () => {
  const odd = reference("C", JSON.parse('{"__proto__": "x"}') as Record<string, string>);
  expect(Object.isFrozen(odd.keys)).toBe(true);
  expect(formatReference(odd)).toBe('C.__proto__="x"');
  expect(parseReference('C.__proto__="x"').keys).toEqual(odd.keys);
});

test("a reference to a class is one to its superclass, and not the other way round", () => {
  interface Base {
    readonly Name: string;
  }
  interface Derived extends Base {
    readonly Size: number;
  }
  const derived: Reference<Derived> = reference<Derived>("D", {});
  const base: Reference<Base> = derived;
  // @ts-expect-error A base need not be a derived one.
  const back: Reference<Derived> = base;
  expect(back).toBe(derived);
});

test("what is printed is read again", () => {
  const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
  const fraction = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value));
  const key = fc.oneof(fc.string(), fc.bigInt(), fc.boolean(), fraction);
  const keys = fc.dictionary(name, key);
  fc.assert(
    fc.property(name, keys, fc.constantFrom("wmi", "wbem"), (className, record, style) => {
      const written = reference(className, record, { namespace: "root/a", host: "h" });
      expect(parseReference(formatReference(written, style))).toEqual(written);
    }),
  );
});

test("a reference to a class is one to its superclass, also where the class overrides a value map, and not the other way round", () => {
  const machine = parseReference<Msvm_ComputerSystem>(
    'Msvm_ComputerSystem.CreationClassName="Msvm_ComputerSystem",Name="A"',
  );
  const wider: Reference<CIM_ComputerSystem> = machine;
  // @ts-expect-error A system is not a job.
  const other: Reference<Msvm_MigrationJob> = wider;
  expect([wider.keys["Name"], other.className]).toEqual(["A", "Msvm_ComputerSystem"]);
});
