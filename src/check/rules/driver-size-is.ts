import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import type { Element } from "../../schema/model.ts";
import type { NameMap } from "../../schema/name-map.ts";
import { textOf } from "../../schema/value.ts";
import { isIntegerType } from "../../schema/value-map.ts";
import { type Context, type Rule, valueNodeOf } from "../rule.ts";

/** The size of an array is another property of its class, or another parameter of its method. */
export const driverSizeIs: Rule = {
  code: "driver-size-is",
  class({ declaredProperties, declaredMethods, properties, isComplete }, context) {
    if (isComplete) for (const property of declaredProperties) check(property, properties, context);
    for (const { parameters } of declaredMethods)
      for (const parameter of parameters) check(parameter, parameters, context);
  },
};

function check(element: Element, others: NameMap<Element>, { report }: Context): void {
  const qualifier = element.qualifiers.get("WmiSizeIs");
  const size = textOf(qualifier?.value);
  if (qualifier === undefined || qualifier.isInherited || size === null) return;
  const other = others.get(size);
  if (other?.type.kind === "intrinsic" && isIntegerType(other.type.name)) return;
  report(
    diagnostic("driver-size-is", valueNodeOf(qualifier).span, {
      name: element.name,
      size,
      fault: other === undefined ? "unknown" : "type",
      nearest: other === undefined ? nearest(size, [...others.values().map(({ name }) => name)]) : null,
    }),
  );
}
