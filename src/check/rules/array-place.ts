import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { ParameterDeclaration, PropertyDeclaration } from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

function check({ type, array, name }: PropertyDeclaration | ParameterDeclaration, report: Report): void {
  if (array === null || array.span.start >= name.span.start) return;
  const { file, start, end } = array.span;
  const text = file.text.slice(start, end);
  // Nothing else may keep the type and the name apart.
  const isBetweenWords = /\w/.test(file.text[start - 1] ?? "") && /\S/.test(file.text[end] ?? "");
  const behindName = { file, start: name.span.end, end: name.span.end };
  const fix = {
    edits: [
      { span: array.span, text: isBetweenWords ? " " : "" },
      { span: behindName, text },
    ],
  };
  report(
    diagnostic(
      "array-place",
      array.span,
      { corrected: `${type.name}${type.isReference ? " REF" : ""} ${name.text}${text}` },
      [],
      fix,
    ),
  );
}

export const arrayPlace: Rule = {
  code: "array-place",
  nodes: { PropertyDeclaration: check, ParameterDeclaration: check },
};
