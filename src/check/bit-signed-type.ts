import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isIntegerType } from "../schema/value-map.ts";
import type { Rule } from "./rule.ts";
import { writtenMaps } from "./value-maps.ts";

export const bitSignedType: Rule = {
  code: "bit-signed-type",
  typed(element, { report }) {
    for (const { type, values, labels, names } of writtenMaps(element)) {
      if (names.values !== "BitMap" || type.kind !== "intrinsic" || !isIntegerType(type.name) || type.name.startsWith("u")) continue;
      const written = values?.isInherited === false ? values : labels;
      if (written !== undefined) report(diagnostic("bit-signed-type", written.node.name.span, { name: written.name, type: type.name }));
    }
  },
};
