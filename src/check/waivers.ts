/** `// mofc-allow code: reason` in the source: the next declaration or member may have this finding. */
import { isCode } from "../diagnostics/codes.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Waiver } from "../diagnostics/findings.ts";
import type { MofSpecification, Node } from "../syntax/ast.ts";

/** The waivers of a file; comments that are none by a slip are reported. */
export function waiversIn(specification: MofSpecification, report: Report): Waiver[] {
  const waivers: Waiver[] = [];
  for (const comment of specification.comments) {
    const match = /^\/[/*]\s*mofc-allow\b\s*([^:*]*?)\s*(?::\s*([^]*?))?\s*(?:\*\/)?$/.exec(comment.text);
    if (match === null) continue;
    const [, codes = "", reason = ""] = match;
    const { span } = comment;
    const target = nodeAfter(specification, span.end)?.span ?? null;
    if (reason === "") report(diagnostic("waiver-reason", span, {}));
    for (const code of codes.split(/[\s,]+/).filter((word) => word !== "")) {
      if (isCode(code)) waivers.push({ code, span, target });
      else report(diagnostic("waiver-code", span, { code }));
    }
  }
  return waivers;
}

/** The first production, member, parameter or property value that begins after an offset. */
function nodeAfter({ productions }: MofSpecification, offset: number): Node | null {
  for (const production of productions) {
    if (production.span.start >= offset) return production;
    if (production.span.end < offset) continue;
    if (production.kind === "ClassDeclaration") return production.members.find(({ span }) => span.start >= offset) ?? null;
    if (production.kind === "InstanceDeclaration") return production.properties.find(({ span }) => span.start >= offset) ?? null;
  }
  return null;
}
