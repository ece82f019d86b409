import { expect, test } from "vitest";
import { unmetFeatures } from "../../../src/reference/runtime/world/feature-comparison.ts";
import type { FeatureVector } from "../../../src/reference/runtime/world/migration-world.ts";

function isMet(comparison: FeatureVector["comparison"], machine: bigint, host: bigint): boolean {
  return unmetFeatures([{ id: 1, comparison, value: machine }], [{ id: 1, comparison, value: host }]).length === 0;
}

/** The machine's value stands left. */
test.each<
  [
    FeatureVector["comparison"],
    readonly (readonly [machine: bigint, host: bigint])[],
    readonly (readonly [machine: bigint, host: bigint])[],
  ]
>([
  [
    "equal",
    [
      [5n, 5n],
      [2n ** 64n - 1n, 2n ** 64n - 1n],
    ],
    [[5n, 4n]],
  ],
  [
    "superset",
    [
      [0b111n, 0b101n],
      [0b1n, 0n],
    ],
    [[0b100n, 0b101n]],
  ],
  [
    "subset",
    [
      [0b101n, 0b111n],
      [0n, 0b1n],
    ],
    [[0b101n, 0b100n]],
  ],
  [
    "disjoint",
    [
      [0b101n, 0b010n],
      [0n, 0n],
    ],
    [[0b101n, 0b100n]],
  ],
  [
    "greater-than",
    [[2n, 1n]],
    [
      [1n, 1n],
      [0n, 1n],
    ],
  ],
  [
    "greater-than-or-equal",
    [
      [2n, 1n],
      [1n, 1n],
    ],
    [[0n, 1n]],
  ],
  [
    "less-than",
    [[1n, 2n]],
    [
      [1n, 1n],
      [2n, 1n],
    ],
  ],
  [
    "less-than-or-equal",
    [
      [1n, 2n],
      [1n, 1n],
    ],
    [[2n, 1n]],
  ],
  [
    "multiple",
    [
      [64n, 32n],
      [0n, 32n],
    ],
    [
      [48n, 32n],
      [64n, 0n],
      [0n, 0n],
    ],
  ],
  [
    "divisible",
    [
      [32n, 64n],
      [32n, 0n],
    ],
    [
      [32n, 48n],
      [0n, 64n],
      [0n, 0n],
    ],
  ],
])("%s", (comparison, met, unmet) => {
  for (const [machine, host] of met) expect(isMet(comparison, machine, host), `${machine} ${host}`).toBe(true);
  for (const [machine, host] of unmet) expect(isMet(comparison, machine, host), `${machine} ${host}`).toBe(false);
});

test("what the host knows nothing of is not there", () => {
  expect(
    unmetFeatures([{ id: 7, comparison: "subset", value: 0n }], [{ id: 1, comparison: "subset", value: 0n }]),
  ).toHaveLength(1);
  expect(unmetFeatures([], [])).toEqual([]);
});
