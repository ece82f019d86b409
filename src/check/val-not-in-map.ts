import { diagnostic } from "../diagnostics/diagnostic.ts";
import { coverageOf } from "./coverage.ts";
import { nearestIn } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const valNotInMap: Rule = {
  code: "val-not-in-map",
  scalar(value, node, { element, type }, { model, report }) {
    if ((value.kind !== "integer" && value.kind !== "string") || type.kind !== "intrinsic" || !element.qualifiers.has("ValueMap")) return;
    if (value.kind === "string" && type.name !== "string") return;
    const map = element.valueMap;
    if (map === null || map.entries.length === 0 || coverageOf(map).has(value.value)) return;
    const guess = value.kind === "string" ? nearestIn(model, value.value, () => map.entries.map(({ text }) => text)) : null;
    const notes = [{ message: "the ValueMap is here", span: element.qualifiers.get("ValueMap")!.node.span }];
    report(diagnostic("val-not-in-map", node.span, { name: element.name, value: String(value.value), nearest: guess }, notes));
  },
};
