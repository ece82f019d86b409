import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import type { Rule } from "../rule.ts";

export const bitSignedType: Rule = {
  code: "bit-signed-type",
  valueMap({ type, values, labels, names }, { report }) {
    if (
      names.values !== "BitMap" ||
      type.kind !== "intrinsic" ||
      !isIntegerType(type.name) ||
      type.name.startsWith("u")
    )
      return;
    const written = values?.isInherited === false ? values : labels;
    if (written !== undefined)
      report(diagnostic("bit-signed-type", written.node.name.span, { name: written.name, type: type.name }));
  },
};
