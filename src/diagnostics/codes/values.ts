import { define, unlessDmtf, unlessPage } from "./definition.ts";
import { didYouMean } from "../nearest.ts";
import { count, quote } from "./words.ts";

/** Values that do not fit their type, and the qualifiers that limit them. */
export const values = {
  "val-array-shape": define<{
    name: string;
    fault: "scalar" | "array" | "size" | { readonly size: number; readonly count: number };
  }>({
    ...unlessPage,
    source: "DSP0004, array declarations",
    message: ({ name, fault }) =>
      fault === "scalar"
        ? `"${name}" is an array but has a single value`
        : fault === "array"
          ? `"${name}" is not an array but has a list of values`
          : fault === "size"
            ? `the array "${name}" has no room for a value`
            : `"${name}" has room for ${count(fault.size, "value", "values")} but has ${fault.count}`,
    help: ({ fault }) =>
      fault === "scalar" ? "write it in braces: { ... }" : fault === "array" ? "write the value without braces" : null,
  }),
  "val-null-element": define<{ name: string }>({
    severity: "warning",
    source: "WMI SDK, mofcomp",
    message: ({ name }) => `an element of the array "${name}" is NULL`,
  }),
  "val-type": define<{ name: string; expected: string; found: string; isString: boolean }>({
    ...unlessDmtf,
    source: "DSP0004, initializers",
    message: ({ name, expected, found }) => `"${name}" is ${expected}, but this is ${found}`,
    help: ({ isString }) => (isString ? "put it in quotes" : null),
  }),
  "val-range": define<{ name: string; type: string; low: bigint | number; high: bigint | number }>({
    severity: "error",
    source: "DSP0004, data types",
    message: ({ name, type, low, high }) =>
      `the value of "${name}" does not fit in ${type}, which ranges from ${low} to ${high}`,
  }),
  "val-fraction": define<{ name: string; type: string }>({
    severity: "warning",
    source: "WMI SDK, floating-point values",
    message: ({ name, type }) => `"${name}" is a ${type}, but this is not an integer`,
    help: () => "compilers round it, or reject it",
  }),
  "val-datetime": define<{ name: string; text: string; fault: string }>({
    ...unlessPage,
    source: "DSP0004, datetime",
    message: ({ text, fault }) => `${quote(text)} is not a datetime: ${fault}`,
  }),
  "val-interval-kind": define<{ name: string; isInterval: boolean }>({
    severity: "warning",
    source: "WMI SDK, interval format",
    message: ({ name, isInterval }) =>
      isInterval
        ? `"${name}" is a point in time according to its SubType, but this is an interval`
        : `"${name}" is an interval according to its SubType, but this is a point in time`,
  }),
  "val-char16": define<{ isString: boolean }>({
    severity: "error",
    source: "DSP0004, char16",
    message: () => "a char16 is exactly one character of 16 bits",
    help: ({ isString }) => (isString ? "write it in single quotes" : null),
  }),
  "val-not-in-map": define<{ name: string; value: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ name, value }) =>
      `the ValueMap of "${name}" does not contain the value ${value === "" ? '""' : quote(value)}`,
    help: didYouMean,
  }),
  "val-constraint": define<{
    name: string;
    limit: "MinValue" | "MaxValue" | "MinLen" | "MaxLen";
    bound: bigint | number;
  }>({
    ...unlessDmtf,
    source: "DSP0004, MinValue, MaxValue, MinLen and MaxLen",
    message: ({ name, limit, bound }) => {
      const relation = { MinValue: "less", MaxValue: "greater", MinLen: "shorter", MaxLen: "longer" }[limit];
      return `the value of "${name}" is ${relation} than its ${limit} ${bound}`;
    },
  }),
  "con-wrong-type": define<{ name: string; wants: string; type: string }>({
    severity: "warning",
    because: "DMTF's published schema has limits on datetimes, so it is not an error.",
    source: "DSP0004, MinValue, MaxValue, MinLen and MaxLen",
    message: ({ name, wants, type }) => `"${name}" has no effect on ${type}: it is for ${wants}s`,
  }),
  "con-min-gt-max": define<{ low: string; high: string }>({
    severity: "error",
    source: "DSP0004, MinValue, MaxValue, MinLen and MaxLen",
    message: ({ low, high }) => `${low} is greater than ${high}: no value is left`,
  }),
  "con-arraytype": define<{ fault: "scalar" | "value"; name: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, ArrayType",
    message: ({ fault, name }) =>
      fault === "scalar" ? `"${name}" is not an array and cannot have an ArrayType` : `"${name}" is not an ArrayType`,
    help: (p) => didYouMean(p) ?? (p.fault === "value" ? 'write "Bag", "Ordered" or "Indexed"' : null),
  }),
};
