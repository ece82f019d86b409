import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "./nearest.ts";
import type { Rule } from "./rule.ts";

export const aliasUndefined: Rule = {
  code: "alias-undefined",
  scalar(value, node, _written, { model, report }) {
    if (value.kind !== "alias" || value.target !== null) return;
    const aliases = model.instances.map(({ alias }) => alias).filter((alias) => alias !== null);
    report(diagnostic("alias-undefined", node.span, { name: value.name, nearest: nearest(value.name, aliases) }));
  },
};
