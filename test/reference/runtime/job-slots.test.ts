import { expect, test } from "vitest";
import { JobSlots, type SlotTaker } from "../../../src/reference/runtime/jobs/job-slots.ts";

const limits: Record<string, number> = {};
const begun: string[] = [];

function taker(name: string, ...places: readonly string[]): SlotTaker {
  return { places, begin: () => void begun.push(name) };
}

function newPlaces(given: Readonly<Record<string, number>>): JobSlots {
  begun.length = 0;
  Object.assign(limits, given);
  return new JobSlots((kind) => limits[kind] ?? Infinity);
}

test("who finds no place waits in line, and a later one with other needs passes", () => {
  const places = newPlaces({ machine: 1, storage: 1 });
  const [a, b, c] = [taker("a", "machine"), taker("b", "machine"), taker("c", "storage")];
  [a, b, c].forEach((each) => places.enter(each));
  expect(begun).toEqual(["a", "c"]);
  places.leave(a);
  expect(begun).toEqual(["a", "c", "b"]);
  expect([places.taken("machine"), places.taken("storage")]).toEqual([1, 1]);
});

test("who needs two places is not passed over for ever by those who need one", () => {
  const places = newPlaces({ machine: 1, storage: 1 });
  const [a, both, b] = [taker("a", "machine"), taker("both", "machine", "storage"), taker("b", "storage")];
  [a, both, b].forEach((each) => places.enter(each));
  expect(begun).toEqual(["a"]);
  places.leave(a);
  expect(begun).toEqual(["a", "both"]);
  places.leave(both);
  expect(begun).toEqual(["a", "both", "b"]);
});

test("a limit that has risen counts once somebody looks, and one that has fallen drives nobody out", () => {
  const places = newPlaces({ machine: 1 });
  const all = ["a", "b", "c"].map((name) => taker(name, "machine"));
  all.forEach((each) => places.enter(each));
  limits["machine"] = 2;
  places.examine();
  expect(begun).toEqual(["a", "b"]);
  limits["machine"] = 0;
  places.leave(all[0]!);
  expect([begun, places.taken("machine")]).toEqual([["a", "b"], 1]);
});

test("leaving twice, or without having entered, changes nothing", () => {
  const places = newPlaces({ machine: 1 });
  const a = taker("a", "machine");
  places.leave(a);
  places.enter(a);
  places.leave(a);
  places.leave(a);
  expect(places.taken("machine")).toBe(0);
});
