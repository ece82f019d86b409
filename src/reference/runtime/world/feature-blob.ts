/** Features as bytes that a client carries from one host to another without reading them. */
import type { FeatureVector } from "./migration-world.ts";

/** They begin with this, so that others are not taken for them. */
const mark = "features 1\n";

export function writeFeatures(vectors: readonly FeatureVector[]): number[] {
  const rows = vectors.map(({ id, comparison, value }) => `${id} ${comparison} ${value}\n`);
  return [...new TextEncoder().encode(`${mark}${vectors.length}\n${rows.join("")}`)];
}

/** `null` where the bytes are not whole, or no features at all. */
export function readFeatures(bytes: readonly number[]): FeatureVector[] | null {
  const text = new TextDecoder().decode(new Uint8Array(bytes));
  const [count, ...rows] = text.startsWith(mark) ? text.slice(mark.length).split("\n") : [];
  const vectors = rows.slice(0, -1).map(readRow);
  if (rows.at(-1) !== "" || String(vectors.length) !== count || vectors.includes(null)) return null;
  return vectors.filter((vector) => vector !== null);
}

function readRow(row: string): FeatureVector | null {
  const [, id, comparison, value] = /^(\d+) ([a-z-]+) (\d+)$/.exec(row) ?? [];
  if (id === undefined || value === undefined || !isComparison(comparison)) return null;
  return { id: Number(id), comparison, value: BigInt(value) };
}

const comparisons: Readonly<Record<FeatureVector["comparison"], true>> = {
  equal: true,
  superset: true,
  subset: true,
  disjoint: true,
  "greater-than": true,
  "greater-than-or-equal": true,
  "less-than": true,
  "less-than-or-equal": true,
  multiple: true,
  divisible: true,
};

function isComparison(word: string | undefined): word is FeatureVector["comparison"] {
  return word !== undefined && Object.hasOwn(comparisons, word);
}
