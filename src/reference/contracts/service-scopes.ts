/** What expressions in the contract of a service may be made of; the runtime's `HostMoment` and its kin have the same. */
import type { Property } from "../../schema/model.ts";
import type { Scope, VariableType } from "./expression.ts";

export const instanceScopes = ["host", "machine", "planned", "kind", "job", "added"] as const;
/** There is one instance for each of these. */
export type InstanceScope = (typeof instanceScopes)[number];

/** @param named the instances that the contract has made so far, with what there is one of them for */
export function hostScope(
  per: InstanceScope,
  kind: Property,
  slots: readonly string[],
  named: readonly { readonly name: string; readonly per: InstanceScope }[],
): Scope {
  const variables = new Map<string, VariableType>([
    ["host.name", { kind: "text" }],
    ["host.listenerAddresses", { kind: "texts" }],
  ]);
  for (const slot of slots) variables.set(`host.taken(${slot})`, { kind: "number" });
  if (per === "kind") variables.set("kind", { kind: "property", property: kind });
  if (per === "machine" || per === "planned" || per === "job") {
    variables.set("machine.id", { kind: "text" });
    variables.set("machine.name", { kind: "text" });
    variables.set("machine.power", { kind: "words", words: ["running", "off", "paused", "saved"] });
    variables.set("machine.isMigrating", { kind: "boolean" });
    variables.set("machine.isPlanned", { kind: "boolean" });
  }
  const reachable: readonly InstanceScope[] = per === "job" ? ["host", "machine", "job"] : ["host", per];
  return {
    variables,
    instances: new Set(named.filter((each) => reachable.includes(each.per)).map(({ name }) => name)),
  };
}

/** The runtime's `FeatureVector`. */
export const vectorScope: Scope = {
  variables: new Map<string, VariableType>([
    ["vector.id", { kind: "number" }],
    ["vector.value", { kind: "number" }],
    [
      "vector.comparison",
      {
        kind: "words",
        words: [
          ...[
            "equal",
            "superset",
            "subset",
            "disjoint",
            "greater-than",
            "greater-than-or-equal",
            "less-than",
            "less-than-or-equal",
          ],
          ...["multiple", "divisible"],
        ],
      },
    ],
  ]),
  instances: new Set(),
};
