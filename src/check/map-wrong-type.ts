import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Type } from "../schema/model.ts";
import { isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { writtenMaps } from "./value-maps.ts";

export const mapWrongType: Rule = {
  code: "map-wrong-type",
  typed(element, { report }) {
    for (const { type, values, labels } of writtenMaps(element)) {
      if (type.kind === "intrinsic" && (isIntegerType(type.name) || type.name === "string" || type.name === "char16")) continue;
      const qualifier = values?.isInherited === false ? values : labels;
      if (qualifier !== undefined) report(diagnostic("map-wrong-type", qualifier.node.span, { type: describe(type) }));
    }
  },
};

function describe(type: Type): string {
  if (type.kind === "intrinsic") return `a ${type.name}`;
  return type.kind === "reference" ? "a reference" : "an embedded instance";
}
