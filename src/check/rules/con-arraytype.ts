import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { isTyped, type Rule, valueNodeOf } from "../rule.ts";

const orders: readonly string[] = ["Bag", "Ordered", "Indexed"];

export const conArrayType: Rule = {
  code: "con-arraytype",
  qualifiers: {
    ArrayType(qualifier, element, { report }) {
      const { value, node } = qualifier;
      if (!isTyped(element) || value.kind !== "string") return;
      const text = value.value;
      if ((element.kind === "method" ? element.returnArray : element.array) === null) {
        report(diagnostic("con-arraytype", node.name.span, { fault: "scalar", name: element.name, nearest: null }));
      } else if (!orders.some((order) => order.toLowerCase() === text.toLowerCase())) {
        report(
          diagnostic("con-arraytype", valueNodeOf(qualifier).span, {
            fault: "value",
            name: text,
            nearest: nearest(text, orders),
          }),
        );
      }
    },
  },
};
