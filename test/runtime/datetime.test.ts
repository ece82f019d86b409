import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DateTime } from "../../src/runtime/datetime.ts";

describe("a point in time", () => {
  test("has its fields as numbers", () => {
    expect(DateTime.parse("20240229235958.123456-420").fields).toEqual({
      kind: "timestamp",
      year: 2024,
      month: 2,
      day: 29,
      hour: 23,
      minute: 59,
      second: 58,
      microsecond: 123456,
      utcOffset: -420,
    });
  });

  test("has null where asterisks stand", () => {
    const { fields } = DateTime.parse("20240229******.******+000");
    expect(fields).toMatchObject({ year: 2024, month: 2, day: 29, hour: null, second: null, microsecond: null });
  });

  test.each([
    ["20240101120000.000000+060", "2024-01-01T11:00:00.000Z"],
    ["19691231235959.999999+000", "1969-12-31T23:59:59.999Z"],
    ["00500101000000.000000+000", "0050-01-01T00:00:00.000Z"],
  ])("%s is the Date %s", (text, iso) => {
    expect(DateTime.parse(text).toDate()?.toISOString()).toBe(iso);
  });

  test.each(["20240101******.******+000", "00000001000000.000000:000", "20240101000000.00****+000"])(
    "%s is no Date",
    (text) => {
      expect(DateTime.parse(text).toDate()).toBeNull();
    },
  );

  test("may be a time of each day, as WMI writes it", () => {
    const daily = DateTime.parse("********143000.000000-420");
    expect(daily.fields).toMatchObject({ year: null, month: null, day: null, hour: 14, minute: 30, utcOffset: -420 });
    expect(daily.toDate()).toBeNull();
  });

  test("of zeros only is not set, as in WMI", () => {
    const unset = DateTime.parse("00000000000000.000000+000");
    expect(unset.fields).toMatchObject({ year: 0, month: 0, day: 0, hour: 0 });
    expect(unset.toDate()).toBeNull();
    expect(unset.compare(DateTime.parse("20240101120000.000000+000"))).toBeNull();
    expect(unset.equals(DateTime.parse("00000000000000.000000+000"))).toBe(true);
  });

  test("comes from a Date, with an offset", () => {
    const date = new Date("2024-01-01T23:30:00.250Z");
    expect(DateTime.fromDate(date).toString()).toBe("20240101233000.250000+000");
    expect(DateTime.fromDate(date, 60).toString()).toBe("20240102003000.250000+060");
    expect(DateTime.fromDate(date, -90).toString()).toBe("20240101220000.250000-090");
    expect(() => DateTime.fromDate(new Date("+010000-01-01T00:00:00Z"))).toThrow(RangeError);
    expect(() => DateTime.fromDate(date, 0.5)).toThrow(RangeError);
  });
});

describe("an interval", () => {
  test("has its fields and its length", () => {
    const interval = DateTime.parse("00000001020304.000005:000");
    expect(interval.isInterval).toBe(true);
    expect(interval.fields).toEqual({ kind: "interval", days: 1, hours: 2, minutes: 3, seconds: 4, microseconds: 5 });
    expect(interval.totalMicroseconds).toBe(93784000005n);
  });

  test("is made of parts of any size", () => {
    expect(DateTime.interval({ minutes: 5 }).toString()).toBe("00000000000500.000000:000");
    expect(DateTime.interval({ hours: 36, microseconds: 1_500_000n }).toString()).toBe("00000001120001.500000:000");
    expect(() => DateTime.interval({ seconds: -1 })).toThrow(RangeError);
    expect(() => DateTime.interval({ days: 100_000_000 })).toThrow(RangeError);
  });
});

test.each([
  ["20240230000000.000000+000", RangeError, "the day 30 is not from 1 to 29"],
  ["20230229000000.000000+000", RangeError, "the day 29 is not from 1 to 28"],
  ["20241301000000.000000+000", RangeError, "the month 13 is not from 1 to 12"],
  ["20240101240000.000000+000", RangeError, "the hour 24 is not from 0 to 23"],
  ["00000000006000.000000:000", RangeError, "the minute 60 is not from 0 to 59"],
  ["2024010112*000.000000+000", SyntaxError, "asterisks replace whole fields"],
  ["20240101120000.00*000+000", SyntaxError, "asterisks replace whole fields"],
  ["********010000.000000:000", SyntaxError, "asterisks replace whole fields from the right only"],
  ["00000000010000.000000+000", RangeError, "the month 00 is not from 1 to 12"],
  ["20240101120000.000000", SyntaxError, "it has neither the form"],
  ["00000000000000.000000:001", SyntaxError, "it has neither the form"],
  ["", SyntaxError, "it has neither the form"],
])("%j is refused", (text, kind, reason) => {
  expect(() => DateTime.parse(text)).toThrow(kind);
  expect(() => DateTime.parse(text)).toThrow(reason);
  expect(DateTime.tryParse(text)).toBeNull();
});

test.each([
  ["20240101120000.000000+060", "20240101110000.000001+000", -1],
  ["20240101120000.000000+060", "20240101110000.000000+000", 0],
  ["00000000000001.000000:000", "00000000000000.999999:000", 1],
  ["00000000000001.000000:000", "20240101110000.000000+000", null],
  ["20240101******.******+000", "20240101110000.000000+000", null],
])("%s against %s is %j", (left, right, order) => {
  expect(DateTime.parse(left).compare(DateTime.parse(right))).toBe(order);
  expect(DateTime.parse(left).equals(DateTime.parse(right))).toBe(order === 0);
});

test("a datetime is its text in JSON, and equal to itself with asterisks too", () => {
  const open = DateTime.parse("2024**********.******+000");
  expect(JSON.stringify({ open })).toBe('{"open":"2024**********.******+000"}');
  expect(open.equals(DateTime.parse("2024**********.******+000"))).toBe(true);
});

const milliseconds = fc.integer({ min: -62_167_000_000_000, max: 253_402_000_000_000 });

test("every Date goes through and comes back", () => {
  fc.assert(
    fc.property(milliseconds, fc.integer({ min: -720, max: 840 }), (time, offset) => {
      const year = new Date(time + offset * 60_000).getUTCFullYear();
      fc.pre(year >= 0 && year <= 9999);
      const written = DateTime.fromDate(new Date(time), offset);
      expect(written.toString()).toHaveLength(25);
      expect(DateTime.parse(written.toString()).toDate()?.getTime()).toBe(time);
    }),
  );
});

test("every length goes through and comes back", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 8_639_999_999_999_999_999n }), (microseconds) => {
      const written = DateTime.interval({ microseconds });
      expect(DateTime.parse(written.toString()).totalMicroseconds).toBe(microseconds);
    }),
  );
});
