import { diagnostic, type Fix } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source-file.ts";
import type { Rule } from "./rule.ts";

function inBraces({ file, start, end }: Span): Fix {
  return { edits: [{ span: { file, start, end: start }, text: "{" }, { span: { file, start: end, end }, text: "}" }] };
}

export const valArrayShape: Rule = {
  code: "val-array-shape",
  value({ element: { name }, type, array, value, node }, { report }) {
    if (value.kind === "null" || value.kind === "bare") return;
    // A type that is not known may be anything.
    if (type.kind === "embedded" && type.form === "object" && type.target === null && type.className !== null) return;
    if (value.kind !== "array") {
      if (array !== null) report(diagnostic("val-array-shape", node.span, { name, fault: "scalar" }, [], inBraces(node.span)));
    } else if (array === null) {
      report(diagnostic("val-array-shape", node.span, { name, fault: "array" }));
    } else if (array.size !== null && value.elements.length > array.size) {
      const first = node.kind === "ArrayValue" ? (node.elements[array.size] ?? node) : node;
      report(diagnostic("val-array-shape", first.span, { name, fault: { size: array.size, count: value.elements.length } }));
    }
  },
};
