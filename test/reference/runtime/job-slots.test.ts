import { expect, test } from "vitest";
import { JobSlots, type SlotTaker } from "../../../src/reference/runtime/jobs/job-slots.ts";

const limits: Record<string, number> = {};
const begun: string[] = [];

function taker(name: string, ...slots: readonly string[]): SlotTaker {
  return { slots, begin: () => void begun.push(name) };
}

function newSlots(given: Readonly<Record<string, number>>): JobSlots {
  begun.length = 0;
  Object.assign(limits, given);
  return new JobSlots((kind) => limits[kind] ?? Infinity);
}

test("who finds no slot waits in line, and a later one with other needs passes", () => {
  const slots = newSlots({ machine: 1, storage: 1 });
  const [a, b, c] = [taker("a", "machine"), taker("b", "machine"), taker("c", "storage")];
  [a, b, c].forEach((each) => slots.enter(each));
  expect(begun).toEqual(["a", "c"]);
  slots.leave(a);
  expect(begun).toEqual(["a", "c", "b"]);
  expect([slots.taken("machine"), slots.taken("storage")]).toEqual([1, 1]);
});

test("who needs two slots is not passed over for ever by those who need one", () => {
  const slots = newSlots({ machine: 1, storage: 1 });
  const [a, both, b] = [taker("a", "machine"), taker("both", "machine", "storage"), taker("b", "storage")];
  [a, both, b].forEach((each) => slots.enter(each));
  expect(begun).toEqual(["a"]);
  slots.leave(a);
  expect(begun).toEqual(["a", "both"]);
  slots.leave(both);
  expect(begun).toEqual(["a", "both", "b"]);
});

test("a limit that has risen counts once somebody looks, and one that has fallen drives nobody out", () => {
  const slots = newSlots({ machine: 1 });
  const all = ["a", "b", "c"].map((name) => taker(name, "machine"));
  all.forEach((each) => slots.enter(each));
  limits["machine"] = 2;
  slots.examine();
  expect(begun).toEqual(["a", "b"]);
  limits["machine"] = 0;
  slots.leave(all[0]!);
  expect([begun, slots.taken("machine")]).toEqual([["a", "b"], 1]);
});

test("leaving twice, or without having entered, changes nothing", () => {
  const slots = newSlots({ machine: 1 });
  const a = taker("a", "machine");
  slots.leave(a);
  slots.enter(a);
  slots.leave(a);
  slots.leave(a);
  expect(slots.taken("machine")).toBe(0);
});
