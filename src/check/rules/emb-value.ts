import { severityOf } from "../../diagnostics/codes.ts";
import { diagnostic, type Diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { readLoneInstance } from "../../schema/instances.ts";
import type { Model, Type } from "../../schema/model.ts";
import type { SourceFile } from "../../source/source-file.ts";
import { parse } from "../../syntax/parse.ts";
import { isKindOf } from "../ancestry.ts";
import { checkInstance, nodeWalk } from "../check.ts";
import { bareText } from "./bare-text.ts";
import { instAbstract } from "./inst-abstract.ts";
import { instDupProperty } from "./inst-dup-property.ts";
import { instUnknownProperty } from "./inst-unknown-property.ts";
import { refText } from "./ref-text.ts";
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
  bareText,
  instAbstract,
  instDupProperty,
  instUnknownProperty,
  refText,
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
  const ofSyntax: Diagnostic[] = [];
  const tree = parse(text, (diagnostic) => void ofSyntax.push(diagnostic));
  const error = ofSyntax.find(({ code }) => severityOf(code, "dmtf") === "error");
  if (error !== undefined) return error.message;
  const [production, second] = tree.productions;
  if (production === undefined) return "it is empty";
  if (production.kind !== "InstanceDeclaration")
    return production.kind === "ClassDeclaration" && type.className === null ? null : 'it has no "instance of"';
  if (second?.kind === "InstanceDeclaration") return "it has more than one instance";
  if (type.className !== null && type.target === null) return null;
  const instance = readLoneInstance(production, model.classes, type.target?.namespaces[0] ?? null);
  const { class: written, className } = instance;
  if (written === null) return type.target === null ? null : `the class "${className}" is not declared`;
  if (written.isComplete && type.target !== null && !isKindOf(written, type.target))
    return `"${written.name}" does not derive from "${type.target.name}"`;
  const inside: Diagnostic[] = [];
  const report: Report = (diagnostic) => void inside.push(diagnostic);
  nodeWalk(innerRules, report)(tree);
  checkInstance(instance, model, innerRules, report);
  return inside[0]?.message ?? null;
}
