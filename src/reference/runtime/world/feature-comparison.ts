import type { FeatureVector } from "./migration-world.ts";

type Comparison = FeatureVector["comparison"];

/** The machine's value is the left one. Nothing is a multiple of zero, and zero divides nothing. */
const comparisons: Readonly<Record<Comparison, (machine: bigint, host: bigint) => boolean>> = {
  equal: (machine, host) => machine === host,
  superset: (machine, host) => (machine & host) === host,
  subset: (machine, host) => (machine & host) === machine,
  disjoint: (machine, host) => (machine & host) === 0n,
  "greater-than": (machine, host) => machine > host,
  "greater-than-or-equal": (machine, host) => machine >= host,
  "less-than": (machine, host) => machine < host,
  "less-than-or-equal": (machine, host) => machine <= host,
  multiple: (machine, host) => host !== 0n && machine % host === 0n,
  divisible: (machine, host) => machine !== 0n && host % machine === 0n,
};

/** The needs of a machine that what a host offers does not meet; one that the host does not know of is not met. */
export function unmetFeatures(
  needed: readonly FeatureVector[],
  offered: readonly FeatureVector[],
): FeatureVector[] {
  return needed.filter(({ id, comparison, value }) => {
    const offer = offered.find((each) => each.id === id);
    return offer === undefined || !comparisons[comparison](value, offer.value);
  });
}
