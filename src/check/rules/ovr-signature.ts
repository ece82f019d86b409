import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Parameter } from "../../schema/model.ts";
import { typeText } from "../describe.ts";
import type { Rule } from "../rule.ts";

function textOf({ name, type, array }: Parameter): string {
  return `${typeText(type)} ${name}${array === null ? "" : "[]"}`;
}

export const ovrSignature: Rule = {
  code: "ovr-signature",
  override(member, overridden, { report }) {
    if (member.kind !== "method" || overridden.kind !== "method") return;
    const { name, parameters, declaration, declaringClass } = member;
    const inherited = overridden.parameters.values();
    const notes = [{ message: "the inherited declaration is here", span: overridden.declaration.name.span }];
    const className = declaringClass.name;
    for (const [index, parameter] of parameters.values().entries()) {
      const before = inherited[index];
      if (before !== undefined && textOf(parameter).toLowerCase() === textOf(before).toLowerCase()) continue;
      const parameters = {
        name,
        className,
        found: textOf(parameter),
        expected: before === undefined ? null : textOf(before),
      };
      report(diagnostic("ovr-signature", parameter.declaration.name.span, parameters, notes));
      return;
    }
    const missing = inherited[parameters.size];
    if (missing === undefined) return;
    report(
      diagnostic(
        "ovr-signature",
        declaration.name.span,
        { name, className, found: null, expected: textOf(missing) },
        notes,
      ),
    );
  },
};
