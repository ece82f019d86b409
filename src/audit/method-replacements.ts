/**
 * How a method that the schema replaces by another one is called as that: what the Deprecated qualifier does not say. A row
 * counts wherever a schema replaces a method of the first name by one of the second.
 */
export interface MethodReplacement {
  readonly method: string;
  readonly by: string;
  /** The input for which both do the same; a parameter that is not given is `null`. */
  readonly given: Readonly<Record<string, readonly (boolean | null)[]>>;
  /** What the other one is given: labels of the parameter's value map, or `null`. */
  readonly input: Readonly<Record<string, string | null>>;
}

export const methodReplacements: readonly MethodReplacement[] = [
  // DeleteOnKill true has no counterpart: DeleteOnCompletion of the job has to be written for that.
  {
    method: "KillJob",
    by: "RequestStateChange",
    given: { DeleteOnKill: [false, null] },
    input: { RequestedState: "Kill", TimeoutPeriod: null },
  },
  {
    method: "StartService",
    by: "RequestStateChange",
    given: {},
    input: { RequestedState: "Enabled", TimeoutPeriod: null },
  },
  {
    method: "StopService",
    by: "RequestStateChange",
    given: {},
    input: { RequestedState: "Disabled", TimeoutPeriod: null },
  },
  {
    method: "EnableDevice",
    by: "RequestStateChange",
    given: { Enabled: [true] },
    input: { RequestedState: "Enabled", TimeoutPeriod: null },
  },
  {
    method: "EnableDevice",
    by: "RequestStateChange",
    given: { Enabled: [false] },
    input: { RequestedState: "Disabled", TimeoutPeriod: null },
  },
];
