import { expect, test } from "vitest";
import { allMethods, allProperties, describeClass, isSubclassOf, lineage } from "../../src/runtime/descriptor.ts";

const element = describeClass({
  name: "CIM_ManagedElement",
  superclass: null,
  isAbstract: true,
  properties: [
    { name: "InstanceID", type: "string", isKey: true, isRequired: true },
    { name: "Caption", type: "string", limits: { maxLength: 64 } },
  ],
  methods: [{ name: "Reset", returnType: "uint32" }],
});
const job = describeClass({
  name: "CIM_Job",
  superclass: element,
  properties: [
    { name: "caption", type: "string", origin: "CIM_ManagedElement", isWritable: true },
    { name: "Steps", type: "uint64", array: { order: "Indexed" }, limits: { maxValue: 7n } },
  ],
  methods: [{ name: "Kill", returnType: null, parameters: [{ name: "Now", type: "boolean" }] }],
});

test("what is not said has its default", () => {
  expect(element.properties[1]).toEqual({
    name: "Caption",
    type: "string",
    array: null,
    origin: "CIM_ManagedElement",
    isKey: false,
    isRequired: false,
    isReadable: true,
    isWritable: false,
    limits: { minValue: null, maxValue: null, minLength: null, maxLength: 64 },
    valueMap: null,
    bitMap: null,
    default: null,
    deprecated: null,
  });
  expect(job.methods[0]?.parameters[0]).toMatchObject({ name: "Now", isIn: true, isOut: false });
  expect(job.properties[1]?.array).toEqual({ size: null, order: "Indexed" });
});

test("inherited members come first, an override in place of what it overrides", () => {
  expect(allProperties(job).map(({ name, isWritable }) => [name, isWritable])).toEqual([
    ["InstanceID", false],
    ["caption", true],
    ["Steps", false],
  ]);
  expect(allMethods(job).map(({ name }) => name)).toEqual(["Reset", "Kill"]);
});

test("a class is below itself and its superclasses", () => {
  expect(lineage(job)).toEqual([job, element]);
  expect(isSubclassOf(job, "cim_managedelement")).toBe(true);
  expect(isSubclassOf(element, "CIM_Job")).toBe(false);
});

test("a descriptor is frozen through and through", () => {
  const seen: unknown[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.includes(value)) return;
    seen.push(value);
    expect(Object.isFrozen(value)).toBe(true);
    Object.values(value).forEach(walk);
  };
  walk(job);
  expect(seen.length).toBeGreaterThan(10);
});
