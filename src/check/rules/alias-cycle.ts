import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import type { Instance, Value } from "../../schema/model.ts";
import type { Span } from "../../source/source-file.ts";
import type * as ast from "../../syntax/ast.ts";
import type { Rule } from "../rule.ts";

interface Link {
  readonly target: Instance;
  readonly span: Span;
}

/** The instances that the values of another one name by their aliases. */
function linksOf(instance: Instance): Link[] {
  const links: Link[] = [];
  const collect = (value: Value, node: ast.Value | null): void => {
    if (node === null) return;
    if (value.kind === "alias" && value.target !== null) links.push({ target: value.target, span: node.span });
    else if (value.kind === "array" && node.kind === "ArrayValue")
      value.elements.forEach((element, index) => collect(element, node.elements[index] ?? null));
    else if (value.kind === "instance") for (const link of linksOf(value.instance)) links.push(link);
  };
  for (const { value, declaration } of instance.properties) collect(value, declaration.value);
  return links;
}

/** Looks for a way back to an instance that is not finished yet. A loop and no recursion: chains may be long. */
function search(root: Instance, finished: Set<Instance>, report: Report): void {
  const open = new Set<Instance>([root]);
  const stack = [{ instance: root, links: linksOf(root), next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const link = top.links[top.next++];
    if (link === undefined) {
      finished.add(top.instance);
      open.delete(top.instance);
      stack.pop();
    } else if (open.has(link.target)) {
      const note = {
        message: "the alias is given here",
        span: (link.target.declaration.alias ?? link.target.declaration.className).span,
      };
      report(diagnostic("alias-cycle", link.span, { alias: link.target.alias ?? "" }, [note]));
    } else if (!finished.has(link.target)) {
      open.add(link.target);
      stack.push({ instance: link.target, links: linksOf(link.target), next: 0 });
    }
  }
}

export const aliasCycle: Rule = {
  code: "alias-cycle",
  model({ model, report }) {
    const finished = new Set<Instance>();
    for (const instance of model.instances) if (!finished.has(instance)) search(instance, finished, report);
  },
};
