/** `// mofc-allow code: reason` in MOF: the next declaration or member may have this finding. */
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Waiver } from "../diagnostics/findings.ts";
import { waiversOf } from "../diagnostics/waivers.ts";
import type { Member, MethodDeclaration, MofSpecification, Node } from "../syntax/ast.ts";

/** The waivers of a file; comments that are none by a slip are reported. */
export function waiversIn(specification: MofSpecification, report: Report): Waiver[] {
  return specification.comments.flatMap((comment) => waiversOf(comment, nodeAfter(specification, comment.span.end)?.span ?? null, report));
}

function memberAfter(members: readonly Member[], offset: number): Node | null {
  for (const member of members) {
    if (member.span.start >= offset) return member;
    const parameter = member.kind === "MethodDeclaration" && offset < member.span.end ? parameterAfter(member, offset) : null;
    if (parameter !== null) return parameter;
  }
  return null;
}

function parameterAfter({ parameters }: MethodDeclaration, offset: number): Node | null {
  return parameters.find(({ span }) => span.start >= offset) ?? null;
}

/** The first production, member, parameter or property value that begins after an offset. */
function nodeAfter({ productions }: MofSpecification, offset: number): Node | null {
  for (const production of productions) {
    if (production.span.start >= offset) return production;
    if (production.span.end < offset) continue;
    if (production.kind === "ClassDeclaration") return memberAfter(production.members, offset);
    if (production.kind === "InstanceDeclaration") return production.properties.find(({ span }) => span.start >= offset) ?? null;
    if (production.kind === "MethodDeclaration") return parameterAfter(production, offset);
  }
  return null;
}
