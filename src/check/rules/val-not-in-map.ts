import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { elementsOf } from "../../schema/value.ts";
import { coverageOf } from "../coverage.ts";
import { nearestIn } from "../../schema/nearest-class.ts";
import type { Rule } from "../rule.ts";

export const valNotInMap: Rule = {
  code: "val-not-in-map",
  scalar(value, node, { element, type }, { model, report }) {
    if ((value.kind !== "integer" && value.kind !== "string") || type.kind !== "intrinsic") return;
    const qualifier = element.qualifiers.get("ValueMap");
    if (value.kind === "string" && type.name !== "string") return;
    const map = element.valueMap;
    // An entry that is none may be meant for the value.
    if (qualifier === undefined || map === null || map.entries.length < elementsOf(qualifier.value).length) return;
    if (map.entries.length === 0 || coverageOf(map).has(value.value)) return;
    const guess =
      value.kind === "string" ? nearestIn(model, value.value, () => map.entries.map(({ text }) => text)) : null;
    const notes = [{ message: "the ValueMap is here", span: qualifier.node.span }];
    report(
      diagnostic(
        "val-not-in-map",
        node.span,
        { name: element.name, value: String(value.value), nearest: guess },
        notes,
      ),
    );
  },
};
