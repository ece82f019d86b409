/** Numbers and names that look random and are the same for the same seed. */

/** Gives numbers from 0 to below 1 (Marsaglia's xorshift with 32 bits of state, mixed first so that near seeds differ). */
export function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Gives GUIDs of version 4 in capitals and without braces, as Hyper-V writes them. */
export function guids(seed: number): () => string {
  const random = randomNumbers(seed);
  const digits = (count: number): string =>
    Array.from({ length: count }, () => Math.floor(random() * 16).toString(16))
      .join("")
      .toUpperCase();
  return () =>
    `${digits(8)}-${digits(4)}-4${digits(3)}-${"89AB"[Math.floor(random() * 4)]}${digits(3)}-${digits(12)}`;
}
