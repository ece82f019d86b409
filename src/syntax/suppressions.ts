/** `// mofc-allow code: reason` in MOF: the next declaration or member may have this finding. */
import type { Report } from "../diagnostics/diagnostic.ts";
import { type Suppression, suppressionMark, suppressionsOf } from "../diagnostics/suppressions.ts";
import type { MofSpecification, Node } from "./ast.ts";

/** The suppressions of a file; comments that are none by a slip are reported. */
export function suppressionsIn({ comments, productions }: MofSpecification, report: Report): Suppression[] {
  return comments
    .filter(({ text }) => text.includes(suppressionMark))
    .flatMap((comment) => suppressionsOf(comment, nodeAfter(productions, comment.span.end)?.span ?? null, report));
}

/** The first production, member, parameter or property value that begins after an offset and in the same body. */
function nodeAfter(siblings: readonly Node[], offset: number): Node | null {
  const node = siblings[firstBehind(siblings, offset)];
  if (node === undefined) return null;
  return node.span.start >= offset ? node : nodeAfter(partsOf(node), offset);
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "ClassDeclaration":
      return node.members;
    case "InstanceDeclaration":
      return node.properties;
    case "MethodDeclaration":
      return node.parameters;
    default:
      return [];
  }
}

/** The index of the first sibling that ends behind an offset. A file may have as many suppressions as members. */
function firstBehind(siblings: readonly Node[], offset: number): number {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (siblings[middle]!.span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
