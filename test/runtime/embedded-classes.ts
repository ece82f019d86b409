/** Classes for tests of embedded instances: every type, and instances inside of instances. */
import { type ClassDescriptor, describeClass } from "../../src/runtime/descriptor.ts";
import type { FindClass } from "../../src/runtime/embedded/embedded-instance.ts";

const base = describeClass({
  name: "Setting",
  superclass: null,
  isAbstract: true,
  properties: [{ name: "InstanceID", type: "string", isKey: true }],
});

export const move = describeClass({
  name: "Move",
  superclass: null,
  properties: [
    { name: "Source", type: "string" },
    { name: "Size", type: "uint64" },
  ],
});

const fastMove = describeClass({ name: "FastMove", superclass: move, properties: [{ name: "Speed", type: "uint32" }] });

export const everything = describeClass({
  name: "Everything",
  superclass: base,
  properties: [
    { name: "Text", type: "string" },
    { name: "Letter", type: "char16" },
    { name: "Flag", type: "boolean" },
    { name: "Small", type: "sint8" },
    { name: "Count", type: "uint16" },
    { name: "Big", type: "uint64" },
    { name: "Low", type: "sint64" },
    { name: "Ratio", type: "real64" },
    { name: "When", type: "datetime" },
    { name: "Names", type: "string", array: {} },
    { name: "Counts", type: "uint16", array: {} },
    { name: "Target", type: { reference: "Setting" } },
    { name: "Moves", type: { embedded: "Move", as: "string" }, array: {} },
    { name: "First", type: { embedded: "Move", as: "object" } },
    { name: "All", type: { embedded: "Move", as: "object" }, array: {} },
    { name: "Anything", type: { embedded: null, as: "string" } },
    { name: "Inner", type: { embedded: "Everything", as: "string" } },
  ],
});

const classes: readonly ClassDescriptor[] = [base, move, fastMove, everything];

export const findClass: FindClass = (name) =>
  classes.find((descriptor) => descriptor.name.toLowerCase() === name.toLowerCase());
