import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { describeType } from "../describe.ts";
import { type Rule, typeNodeOf } from "../rule.ts";

export const keyType: Rule = {
  code: "key-type",
  qualifiers: {
    Key(_qualifier, element, { report }) {
      if (!("kind" in element) || element.kind !== "property" || !element.isKey) return;
      const { name, type, array } = element;
      if (type.kind === "embedded" && type.form === "object" && type.target === null && type.className !== null) return;
      const isReal = type.kind === "intrinsic" && (type.name === "real32" || type.name === "real64");
      if (array === null && !isReal && type.kind !== "embedded") return;
      report(
        diagnostic("key-type", typeNodeOf(element).span, {
          name,
          type: array !== null ? "an array" : describeType(type),
        }),
      );
    },
  },
};
