import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const valChar16: Rule = {
  code: "val-char16",
  scalar(value, node, { type }, { report }) {
    // A character in place of something else has its own code.
    if (type.kind !== "intrinsic" || type.name !== "char16") return;
    const isWrong =
      value.kind === "char16"
        ? value.value.length !== 1
        : value.kind === "string" || (value.kind === "integer" && (value.value < 0n || value.value > 0xffffn));
    if (isWrong) report(diagnostic("val-char16", node.span, { isString: value.kind === "string" }));
  },
};
