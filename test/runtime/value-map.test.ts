import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classify,
  covers,
  entryOf,
  isMember,
  labelOf,
  mergedRanges,
  reservedRanges,
  standingOf,
  valueMap,
  type ValueMapEntry,
  valueOf,
  vendor,
  vendorRanges,
} from "../../src/runtime/value-map.ts";

const states = valueMap<number>([
  { value: 2, label: "New" },
  { value: 10, label: "Exception", text: "0xA" },
  { value: 11, label: "New" },
  { low: 13, high: 32767, label: "DMTF Reserved" },
  { low: 32768, high: 65535, label: "Vendor Reserved", text: "32768.." },
  { label: "Unclaimed" },
]);

test.each([
  [2, { kind: "exact", label: "New" }],
  [13, { kind: "range", label: "DMTF Reserved" }],
  [65535, { kind: "range", label: "Vendor Reserved" }],
  [0, { kind: "unclaimed", label: "Unclaimed" }],
])("%d is %j", (value, expected) => {
  expect(classify(states, value)).toEqual(expected);
  expect(labelOf(states, value)).toBe(expected.label);
});

test("a label has the first value that bears it, and ranges have none", () => {
  expect(valueOf(states, "New")).toBe(2);
  expect(valueOf(states, "Exception")).toBe(10);
  expect(valueOf(states, "DMTF Reserved")).toBeNull();
  expect(valueOf(states, "exception")).toBeNull();
});

test("only exact values are members", () => {
  expect(isMember(states, 10)).toBe(true);
  expect(isMember(states, 13)).toBe(false);
});

describe("an entry", () => {
  test("is found for a value that it has", () => {
    expect(entryOf(states, 10)).toBe(states.entries[1]);
    expect(entryOf(states, 40000)).toBe(states.entries[4]);
    expect(entryOf(states, 0)).toBe(states.entries[5]);
    expect(entryOf(valueMap<number>([{ value: 1, label: null }]), 2)).toBeNull();
  });

  // The labels of DMTF's schemas and of providers' own.
  test.each([
    ["Vendor Reserved", "vendor"],
    ["Vendor_Reserved", "vendor"],
    ["Vendor Specific", "vendor"],
    ["Vendor Defined", "vendor"],
    ["Vendor_ Specified", "vendor"],
    ["Vendor Unique", "vendor"],
    ["vendor extensions", "vendor"],
    ["Reserved for Mfgs", "vendor"],
    ["Reserved", "reserved"],
    ["DMTF Reserved", "reserved"],
    ["DMTF_ Reserved", "reserved"],
    ["DMTF Rserved", "reserved"],
    ["DMTF/IANA Reserved", "reserved"],
    ["Method_Reserved", "reserved"],
    ["Standard Group - Reserved", "reserved"],
    ["OpenPegasus Reserved For Profiles", "reserved"],
    ["Preserved", "named"],
    ["Unavailable", "named"],
    [null, "named"],
  ] as const)("of several values labeled %j is %s", (label, standing) => {
    expect(standingOf({ kind: "range", label })).toBe(standing);
    expect(standingOf({ kind: "unclaimed", label })).toBe(standing);
  });

  test.each([
    ["Vendor Reserved", "vendor"],
    ["Vendor Specific", "vendor"],
    ["Vendor_Defined", "vendor"],
    ["Vendor Unique", "vendor"],
    ["Reserved", "reserved"],
    ["DMTF Reserved", "reserved"],
    ["Reserved (V.58)", "reserved"],
    ["SMBIOS Reserved", "reserved"],
    ["Reserved for Sparing", "named"],
    ["Reserved by Migration Services", "named"],
    ["Targets require reserved elements", "named"],
    ["Case-indifferent but preserved", "named"],
    ["Vendor Class Identifier", "named"],
    ["Vendor not supported", "named"],
    ["Required -- vendor default", "named"],
    [null, "named"],
  ] as const)("of a single value labeled %j is %s", (label, standing) => {
    expect(standingOf({ kind: "value", label })).toBe(standing);
  });
});

test("vendor ranges are told from reserved ones by their labels", () => {
  expect(vendorRanges(states)).toEqual([{ low: 32768, high: 65535, label: "Vendor Reserved" }]);
  expect(reservedRanges(states)).toEqual([{ low: 13, high: 32767, label: "DMTF Reserved" }]);
});

describe("vendor", () => {
  test("lets the values of a vendor range pass", () => {
    expect(vendor(states, 40000)).toBe(40000);
  });

  test("refuses others with a reason", () => {
    expect(() => vendor(states, 13)).toThrow(
      new RangeError(
        '13 is "DMTF Reserved" in the value map, not a value for vendors: the map leaves them 32768..65535.',
      ),
    );
    expect(() => vendor(valueMap<number>([{ value: 1, label: null }]), 2)).toThrow(
      new RangeError("2 is not in the value map, not a value for vendors: the map leaves none to them."),
    );
  });

  test("takes what is left over where the schema leaves that to vendors", () => {
    const open = valueMap<bigint>([{ value: 1n, label: "One" }, { label: "Vendor Specific" }]);
    expect(vendor(open, 2n)).toBe(2n);
    expect(() => vendor(open, 1n)).toThrow("all values that the map does not list");
    expect(vendor(valueMap<number>([{ label: "Vendor Reserved" }]), 5)).toBe(5);
  });
});

test("a map is frozen and keeps the text of the schema", () => {
  expect(Object.isFrozen(states)).toBe(true);
  expect(states.entries.every((entry) => Object.isFrozen(entry))).toBe(true);
  expect(states.entries.map((entry) => entry.text)).toEqual(["2", "0xA", "11", "13..32767", "32768..", ".."]);
});

test("an exact entry wins over a range, wherever it stands", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (value, isFirst) => {
      const exact = { value, label: "exact" };
      const range = { low: value - 1, high: value + 1, label: "range" };
      const map = valueMap<number>(isFirst ? [exact, range] : [range, exact]);
      expect(classify(map, value)).toEqual({ kind: "exact", label: "exact" });
      expect(classify(map, value + 1)).toEqual({ kind: "range", label: "range" });
      expect(classify(map, value + 2)).toEqual({ kind: "none" });
    }),
  );
});

describe("the ranges of a map", () => {
  const single = (value: bigint | string): ValueMapEntry<bigint | string> => ({
    kind: "value",
    text: String(value),
    value,
    label: null,
  });
  const range = (low: bigint, high: bigint): ValueMapEntry<bigint | string> => ({
    kind: "range",
    text: `${low}..${high}`,
    low,
    high,
    label: null,
  });
  const rest: ValueMapEntry<bigint | string> = { kind: "unclaimed", text: "..", label: null };

  test.each([
    ["nothing", [], []],
    ["single values that touch", [single(3n), single(1n), single(2n)], [[1n, 3n]]],
    [
      "values with a gap",
      [single(1n), single(3n)],
      [
        [1n, 1n],
        [3n, 3n],
      ],
    ],
    ["a value twice", [single(1n), single(1n)], [[1n, 1n]]],
    ["ranges that overlap", [range(5n, 9n), range(0n, 6n)], [[0n, 9n]]],
    ["a range in another", [range(0n, 9n), range(2n, 3n)], [[0n, 9n]]],
    ["ranges that touch", [range(0n, 4n), range(5n, 9n)], [[0n, 9n]]],
    ["a range that is reversed", [range(9n, 5n), single(1n)], [[1n, 1n]]],
    ["the bounds of 64 bits", [range(-(2n ** 63n), -1n), range(0n, 2n ** 63n - 1n)], [[-(2n ** 63n), 2n ** 63n - 1n]]],
    ["texts and the rest", [single("a"), rest], []],
  ] as const)("merge %s", (_, entries, merged) => {
    expect(mergedRanges(entries)).toEqual(merged.map(([low, high]) => ({ low, high })));
  });

  test.each([
    [0n, 0n, true],
    [0n, 9n, true],
    [4n, 5n, true],
    [20n, 20n, true],
    [9n, 10n, false],
    [8n, 21n, false],
    [-1n, 0n, false],
    [10n, 10n, false],
    [22n, 22n, false],
  ])("from 0 to 9 and from 20 to 21 cover %d to %d: %s", (low, high, isCovered) => {
    const ranges = mergedRanges([range(0n, 4n), range(20n, 21n), range(5n, 9n)]);
    expect(covers(ranges, low, high)).toBe(isCovered);
  });

  test("cover nothing where there are none", () => {
    expect(covers([], 0n, 0n)).toBe(false);
  });
});
