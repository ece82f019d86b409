import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { textOf } from "../../schema/value.ts";
import { isOfDriver } from "../driver-classes.ts";
import { type Rule, valueNodeOf } from "../rule.ts";

/** With braces or without: both are in use. */
const form = /^(?:\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

export const driverGuid: Rule = {
  code: "driver-guid",
  class(item, { report }) {
    const { name, qualifiers, declaration } = item;
    const qualifier = qualifiers.get("Guid");
    if (qualifier === undefined || qualifier.isInherited) {
      if (isOfDriver(item)) report(diagnostic("driver-guid", declaration.name.span, { name, text: null }));
      return;
    }
    const text = textOf(qualifier.value);
    if (text !== null && !form.test(text))
      report(diagnostic("driver-guid", valueNodeOf(qualifier).span, { name, text }));
  },
};
