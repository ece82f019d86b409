import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { DateTime } from "../../runtime/datetime.ts";
import type { Rule } from "../rule.ts";

/** What is wrong with a text that should be a datetime, or `null`. */
function faultOf(text: string): string | null {
  try {
    DateTime.parse(text);
    return null;
  } catch (error) {
    // The runtime's sentence begins with the text and ends with a full stop.
    const { message } = error as Error;
    return message.slice(message.indexOf(": ", text.length) + 2).replace(/\.$/, "");
  }
}

export const valDateTime: Rule = {
  code: "val-datetime",
  scalar(value, node, { element: { name }, type }, { report }) {
    if (value.kind !== "string" || type.kind !== "intrinsic" || type.name !== "datetime") return;
    const fault = faultOf(value.value);
    if (fault !== null) report(diagnostic("val-datetime", node.span, { name, text: value.value, fault }));
  },
};
