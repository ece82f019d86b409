import { diagnostic, type Fix } from "../../diagnostics/diagnostic.ts";
import type { Parameter, Property } from "../../schema/model.ts";
import type { Span } from "../../source/source-file.ts";
import type { Context, Rule } from "../rule.ts";

function inBraces({ file, start, end }: Span): Fix {
  return {
    edits: [
      { span: { file, start, end: start }, text: "{" },
      { span: { file, start: end, end }, text: "}" },
    ],
  };
}

/** The size is a positiveDecimalValue (DSP0004, array). */
function checkSize({ name, array, declaration }: Property | Parameter, { report }: Context): void {
  const node = declaration.array?.size;
  if (node !== null && node !== undefined && array !== null && array.size !== null && array.size < 1) {
    report(diagnostic("val-array-shape", node.span, { name, fault: "size" }));
  }
}

export const valArrayShape: Rule = {
  code: "val-array-shape",
  property: checkSize,
  parameter: checkSize,
  value({ element: { name }, type, array, value, node }, { report }) {
    if (value.kind === "null" || value.kind === "bare") return;
    // A type that is not known may be anything.
    if (type.kind === "embedded" && type.form === "object" && type.target === null && type.className !== null) return;
    if (value.kind !== "array") {
      if (array !== null)
        report(diagnostic("val-array-shape", node.span, { name, fault: "scalar" }, [], inBraces(node.span)));
    } else if (array === null) {
      report(diagnostic("val-array-shape", node.span, { name, fault: "array" }));
    } else if (array.size !== null && array.size > 0 && value.elements.length > array.size) {
      const first = node.kind === "ArrayValue" ? (node.elements[array.size] ?? node) : node;
      report(
        diagnostic("val-array-shape", first.span, { name, fault: { size: array.size, count: value.elements.length } }),
      );
    }
  },
};
