import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isKindOf } from "../ancestry.ts";
import { type Rule, typeNodeOf } from "../rule.ts";

export const ovrRefClass: Rule = {
  code: "ovr-ref-class",
  override(member, overridden, { report }) {
    if (member.kind !== "property" || overridden.kind !== "property") return;
    const { name, type, qualifiers } = member;
    const inherited = overridden.type;
    if (type.kind === "intrinsic" || inherited.kind !== type.kind) return;
    const [target, base] = [type.target, inherited.target];
    if (target === null || base === null || !target.isComplete || isKindOf(target, base)) return;
    const written =
      type.kind === "embedded" && type.form === "string" ? qualifiers.get("EmbeddedInstance")?.node.value : null;
    const span = (written ?? typeNodeOf(member)).span;
    const note = { message: "the inherited declaration is here", span: overridden.declaration.name.span };
    report(diagnostic("ovr-ref-class", span, { name, found: target.name, expected: base.name }, [note]));
  },
};
