import { severityOf } from "../../diagnostics/codes.ts";
import { diagnostic, type Diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { readLoneInstance } from "../../schema/instances.ts";
import type { Model, Type } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { parse } from "../../syntax/parse.ts";
import { isKindOf } from "../ancestry.ts";
import { checkInstance } from "../check.ts";
import { instAbstract } from "./inst-abstract.ts";
import { instDupProperty } from "./inst-dup-property.ts";
import { instUnknownProperty } from "./inst-unknown-property.ts";
import type { Rule } from "../rule.ts";
import { valArrayShape } from "./val-array-shape.ts";
import { valChar16 } from "./val-char16.ts";
import { valConstraint } from "./val-constraint.ts";
import { valDateTime } from "./val-datetime.ts";
import { valRange } from "./val-range.ts";
import { valType } from "./val-type.ts";

export const embValue: Rule = {
  code: "emb-value",
  scalar(value, node, { element: { name }, type }, { model, report }) {
    if (value.kind !== "string" || type.kind !== "embedded" || type.form !== "string") return;
    const fault = faultOf({ path: node.span.file.path, text: value.value, encoding: "utf-8" }, type, model);
    if (fault !== null) report(diagnostic("emb-value", node.span, { name, fault }));
  },
};

/** What holds for an instance in a text, and for what is written in it. */
const innerRules: readonly Rule[] = [
  instAbstract,
  instUnknownProperty,
  valArrayShape,
  valChar16,
  valConstraint,
  valDateTime,
  valRange,
  valType,
  embValue,
];

/** Why a text is not an instance of what the type asks for; `null` where it is one, or where that cannot be told. */
function faultOf(text: SourceFile, type: Type & { readonly kind: "embedded" }, model: Model): string | null {
  const inText = firstError((report) => [parse(text, report).productions[0]]);
  if (inText.error !== null) return inText.error;
  const [production] = inText.result;
  if (production === undefined) return "it is empty";
  if (production.kind !== "InstanceDeclaration")
    return production.kind === "ClassDeclaration" && type.className === null ? null : 'it has no "instance of"';
  if (type.className !== null && type.target === null) return null;
  const instance = readLoneInstance(production, model.classes, type.target?.namespaces[0] ?? null);
  const { class: written, className } = instance;
  if (written === null) return type.target === null ? null : `the class "${className}" is not declared`;
  if (written.isComplete && type.target !== null && !isKindOf(written, type.target))
    return `"${written.name}" does not derive from "${type.target.name}"`;
  return firstError((report) => {
    instDupProperty.nodes?.InstanceDeclaration?.(production, report);
    checkInstance(instance, model, innerRules, report);
  }).error;
}

/** The message of the first error that something reports, beside its result. */
function firstError<T>(run: (report: Report) => T): { readonly result: T; readonly error: string | null } {
  const reported: Diagnostic[] = [];
  const result = run((diagnostic) => void reported.push(diagnostic));
  return { result, error: reported.find(({ code }) => severityOf(code, "dmtf") === "error")?.message ?? null };
}
