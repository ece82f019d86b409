import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isFilledIn, isOfDriver, numbersOf } from "../driver-classes.ts";
import type { Rule } from "../rule.ts";

/** A class's own properties; those of a superclass have been looked at there, and their numbers come first. */
export const driverDataId: Rule = {
  code: "driver-data-id",
  class(item, { report }) {
    if (!isOfDriver(item) || !item.isComplete) return;
    const isOwn = ({ declaringClass }: { readonly declaringClass: unknown }): boolean => declaringClass === item;
    const properties = item.properties.values().filter((property) => !isFilledIn(property));
    const { repeated, missing, first } = numbersOf([...properties], "WmiDataId");
    for (const property of missing.filter(isOwn))
      report(diagnostic("driver-data-id", property.declaration.name.span, { name: property.name, fault: "missing" }));
    for (const { member, qualifier, number, other } of repeated.filter(({ member: property }) => isOwn(property)))
      report(
        diagnostic("driver-data-id", qualifier.node.span, {
          name: member.name,
          fault: { repeated: number, other: other.name },
        }),
      );
    for (const [number, property] of first) {
      if (number === 1n || first.has(number - 1n) || !isOwn(property)) continue;
      const { span } = property.qualifiers.get("WmiDataId")!.node;
      report(diagnostic("driver-data-id", span, { name: property.name, fault: { gap: number } }));
    }
  },
};
