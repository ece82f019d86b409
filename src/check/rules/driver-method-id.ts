import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOfDriver, numbersOf } from "../driver-classes.ts";
import type { Rule } from "../rule.ts";

export const driverMethodId: Rule = {
  code: "driver-method-id",
  class(item, { report }) {
    if (!isOfDriver(item)) return;
    const { repeated, missing } = numbersOf(item.declaredMethods, "WmiMethodId");
    for (const { name, declaration } of missing)
      report(diagnostic("driver-method-id", declaration.name.span, { name, fault: "missing" }));
    for (const { member, qualifier, number, other } of repeated)
      report(
        diagnostic("driver-method-id", qualifier.node.span, {
          name: member.name,
          fault: { repeated: number, other: other.name },
        }),
      );
  },
};
