import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  classify,
  isMember,
  labelOf,
  reservedRanges,
  valueMap,
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
