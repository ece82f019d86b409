import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RealClock, VirtualClock } from "../../../src/reference/runtime/clock.ts";

describe("a virtual clock", () => {
  test("stands still until time passes, and lets alarms go off in their order and at their time", () => {
    const clock = new VirtualClock(1000);
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(`${name} at ${clock.now()}`);
    clock.at(1500, note("b"));
    clock.at(1200, note("a"));
    clock.at(1500, note("c"));
    clock.at(900, note("past"));
    expect([clock.now(), seen]).toEqual([1000, []]);
    clock.advance(500);
    expect([clock.now(), seen]).toEqual([1500, ["past at 1000", "a at 1200", "b at 1500", "c at 1500"]]);
  });

  test("forgets what it is told to forget", () => {
    const clock = new VirtualClock(0);
    const seen: number[] = [];
    const forget = [10, 20, 30].map((time) => clock.at(time, () => void seen.push(time)));
    forget[1]?.();
    clock.runOut();
    expect([seen, clock.now()]).toEqual([[10, 30], 30]);
  });

  test("runs out only where something ends", () => {
    const clock = new VirtualClock(0);
    const again = (): void => void clock.at(clock.now() + 1000, again);
    again();
    expect(() => clock.runOut(10_000)).toThrow("Something is still going on after 10000 ms.");
  });

  test("any number of alarms go off in the order of their times", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.array(fc.nat(50)), (times, forgotten) => {
        const clock = new VirtualClock(0);
        const seen: number[] = [];
        const forget = times.map((time) => clock.at(time, () => void seen.push(time)));
        forgotten.forEach((index) => forget[index]?.());
        clock.advance(50);
        const kept = times.filter((_, index) => !forgotten.includes(index));
        expect(seen).toEqual(kept.toSorted((a, b) => a - b));
      }),
    );
  });

  test("passes for all who sleep, and no more than they need", async () => {
    const clock = new VirtualClock(0);
    const seen: string[] = [];
    const client = async (name: string, ms: number): Promise<void> => {
      for (let look = 0; look < 3; look++) {
        await clock.sleep(ms);
        seen.push(`${name} ${clock.now()}`);
      }
    };
    await clock.runUntil(Promise.all([client("a", 100), client("b", 150)]));
    expect(seen).toEqual(["a 100", "b 150", "a 200", "b 300", "a 300", "b 450"]);
  });

  test("tells who waits for nothing, and gives errors on", async () => {
    const clock = new VirtualClock(0);
    await expect(clock.runUntil(new Promise(() => {}))).rejects.toThrow("Nothing is left to happen");
    await expect(clock.runUntil(Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  });
});

test("a real clock waits as long as the platform can count, and then goes on waiting", () => {
  let now = 0;
  const waits: number[] = [];
  const due: (() => void)[] = [];
  const clock = new RealClock({
    now: () => now,
    wait: (milliseconds, action) => {
      waits.push(milliseconds);
      due.push(action);
      return () => void due.splice(due.indexOf(action), 1);
    },
  });
  const seen: number[] = [];
  clock.at(2 ** 31 + 1000, () => void seen.push(now));
  now = 2 ** 31;
  due.shift()?.();
  expect(seen).toEqual([]);
  now += 1000;
  due.shift()?.();
  expect(seen).toEqual([2 ** 31 + 1000]);
  expect(waits).toEqual([2 ** 31 - 1, 1000]);
  clock.at(now + 5, () => void seen.push(0))();
  expect(due).toEqual([]);
});
