import { expect, test } from "vitest";
import { inflate } from "../../src/binary/inflate.ts";
import { bits, literal, number, signature, syncMark } from "./encode.ts";

function inflated(size: number, ...codes: string[]): { data: number[]; faults: string[] } {
  const { data, faults } = inflate(Uint8Array.from([...signature, ...bits(...codes)]), size);
  return { data: [...data], faults: faults.map(({ reason, at }) => `${reason} at ${at}`) };
}

test("the bits of a byte are read from the lowest one on", () => {
  // 0x1A is 0 1 0 1 1 0 0 0 from its lowest bit, and 0x7D 1 0 1 1 1 1 1 0: the literal 0x46 and the beginning of 0x4F.
  const stream = Uint8Array.from([...signature, 0x1a, 0x7d, 0xda]);
  expect([...inflate(stream, 2).data]).toEqual([0x46, 0x4f]);
});

test.each([
  ["literals of both halves", 2, ["01 1000001", "10 0000001"], [0x41, 0xc0]],
  ["the shortest match, one back", 3, ["01 1000001", "00 100000", "1"], [0x41, 0x41, 0x41]],
  [
    "a match that overlaps itself: 2^2 + 1 + 3 long",
    10,
    [literal(1), literal(2), "00 010000", "001 11"],
    [1, 2, 1, 2, 1, 2, 1, 2, 1, 2],
  ],
])("%s", (_, size, codes, expected) => {
  expect(inflated(size, ...codes, syncMark)).toEqual({ data: expected, faults: [] });
});

test("distances of 8 and 12 bits begin where the shorter ones end", () => {
  const bytes = Array.from({ length: 330 }, (_, index) => index % 256);
  const literals = bytes.map(literal);
  const near = inflated(332, ...literals, `11 0 ${number(0, 8)}`, "1", syncMark);
  expect(near).toEqual({ data: [...bytes, 330 - 64, 331 - 64].map((value) => value % 256), faults: [] });
  const far = inflated(332, ...literals, `11 1 ${number(5, 12)}`, "1", syncMark);
  expect(far).toEqual({ data: [...bytes, 330 - 325, 331 - 325], faults: [] });
});

test("a sync mark follows each 512 bytes, and one the last byte", () => {
  const zeros = (count: number): string[] => Array.from({ length: count }, () => literal(0));
  expect(inflated(513, ...zeros(512), syncMark, ...zeros(1), syncMark).faults).toEqual([]);
  expect(inflated(512, ...zeros(512), syncMark).faults).toEqual([]);
  expect(inflated(3, ...zeros(1), syncMark, ...zeros(2), syncMark).faults).toEqual(["sync at 7"]);
  expect(inflated(1, ...zeros(1)).faults).toEqual(["end-mark at 5"]);
});

test.each([
  ["the end within a code", 2, [literal(1), "01"], "end"],
  ["a distance of zero", 3, [literal(1), "00 000000 1"], "distance"],
  ["a distance to before the beginning", 3, [literal(1), "00 010000 1"], "distance"],
  ["nine zeros", 3, [literal(1), "00 100000 000000000", "1", "0".repeat(16)], "length"],
  ["a match over the end", 2, [literal(1), "00 100000 1"], "overrun"],
])("%s ends the data there", (_, size, codes, reason) => {
  const { data, faults } = inflated(size, ...codes);
  expect(data).toEqual(reason === "overrun" ? [1, 1] : [1]);
  expect(faults).toEqual([expect.stringContaining(`${reason} at`)]);
});

test("without its signature nothing is read", () => {
  expect(inflate(Uint8Array.from([0x44, 0x53, 0x00, 0x02, 0x1a]), 1)).toMatchObject({
    faults: [{ reason: "signature", at: 0 }],
  });
});
