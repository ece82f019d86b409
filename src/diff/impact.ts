/** Who is affected by a change. */

export const impacts = ["wire", "source", "behavior", "safe"] as const;

/**
 * `wire`: a client or provider of the old schema misreads what it gets, or is misread. `source`: code against the
 * bindings stops compiling. `behavior`: it compiles and means something else. `safe`: none of these.
 */
export type Impact = (typeof impacts)[number];

/** What each class says to somebody who reads it for the first time. */
export const meanings: Readonly<Record<Impact, string>> = {
  wire: "clients or providers of the old schema misread it",
  source: "code against the bindings stops compiling",
  behavior: "code compiles and means something else",
  safe: "nobody is affected",
};

export function isImpact(name: string): name is Impact {
  return (impacts as readonly string[]).includes(name);
}

/** The step of semantic versioning that changes ask for. */
export type Step = "major" | "minor" | "patch" | "none";
