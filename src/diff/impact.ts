/** Whom a change hurts. */

export const impacts = ["wire", "source", "behaviour", "safe"] as const;

/**
 * `wire`: a client or provider of the old schema misreads what it gets, or is misread. `source`: code against the
 * bindings stops compiling. `behaviour`: it compiles and means something else. `safe`: none of these.
 */
export type Impact = (typeof impacts)[number];

/** What each class says to somebody who reads it for the first time. */
export const meanings: Readonly<Record<Impact, string>> = {
  wire: "clients or providers of the old schema misread it",
  source: "code against the bindings stops compiling",
  behaviour: "code compiles and means something else",
  safe: "nobody is hurt",
};

export function isImpact(name: string): name is Impact {
  return (impacts as readonly string[]).includes(name);
}

/** The step of semantic versioning that changes ask for. */
export type Step = "major" | "minor" | "patch" | "none";
