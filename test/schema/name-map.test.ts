import fc from "fast-check";
import { expect, test } from "vitest";
import { NameMap } from "../../src/schema/name-map.ts";

test("names are found in any case, and values come in the order in which they were added", () => {
  const map = new NameMap<number>().set("One", 1).set("Two", 2).set("ONE", 3);
  expect([map.get("one"), map.has("tWO"), map.get("three"), map.size]).toEqual([3, true, undefined, 2]);
  expect([...map]).toEqual([3, 2]);
});

test("maps that are made from one another do not see each other's changes", () => {
  const base = new NameMap<number>().set("A", 1).set("B", 2);
  const first = new NameMap(base).set("C", 3);
  const second = new NameMap(base).set("C", 4).set("A", 5);
  const below = new NameMap(first).set("D", 6);
  base.set("E", 7).set("B", 8);
  expect([base, first, second, below].map((map) => map.values())).toEqual([
    [1, 8, 7],
    [1, 2, 3],
    [5, 2, 4],
    [1, 2, 3, 6],
  ]);
  expect([base.has("C"), first.has("D"), first.has("E"), below.get("c")]).toEqual([false, false, false, 3]);
});

test("a family of maps behaves as if each were a copy", () => {
  const step = fc.record({
    kind: fc.constantFrom("set", "set", "set", "derive"),
    map: fc.nat(5),
    name: fc.nat(40),
    value: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      const maps = [new NameMap<number>()];
      const copies = [new Map<string, number>()];
      for (const { kind, map, name, value } of steps) {
        const index = map % maps.length;
        if (kind === "derive") {
          maps.push(new NameMap(maps[index]));
          copies.push(new Map(copies[index]));
        } else {
          maps[index]!.set(`N${name}`, value);
          copies[index]!.set(`n${name}`, value);
        }
      }
      for (const [index, copy] of copies.entries()) {
        expect(maps[index]!.values()).toEqual([...copy.values()]);
        for (let name = 0; name <= 40; name++) expect(maps[index]!.get(`n${name}`)).toBe(copy.get(`n${name}`));
      }
    }),
  );
});
