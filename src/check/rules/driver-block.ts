import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { hasTrue } from "../../schema/element.ts";
import { textOf } from "../../schema/value.ts";
import { isOfDriver } from "../driver-classes.ts";
import type { Rule } from "../rule.ts";

/**
 * A class that has a part of what makes a block has all of it. Without any it is a structure within one, and other
 * providers than that of drivers have ways of their own.
 */
export const driverBlock: Rule = {
  code: "driver-block",
  class(item, { report }) {
    const { name, qualifiers, properties, declaration, isComplete } = item;
    if (!isOfDriver(item) || !isComplete) return;
    const provider = textOf(qualifiers.get("Provider")?.value);
    if (provider !== null && provider.toLowerCase() !== "wmiprov") return;
    const parts: readonly [string, boolean][] = [
      ["Dynamic", hasTrue(qualifiers, "Dynamic")],
      ['Provider("WmiProv")', provider !== null],
      ["the key InstanceName", properties.get("InstanceName")?.isKey === true],
      ["the boolean Active", properties.has("Active")],
    ];
    const missing = parts.filter(([, isThere]) => !isThere).map(([part]) => part);
    if (missing.length > 0 && missing.length < parts.length)
      report(diagnostic("driver-block", declaration.name.span, { name, missing }));
  },
};
