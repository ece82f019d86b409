import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Qualifier } from "../schema/model.ts";
import type { NameMap } from "../schema/name-map.ts";
import { nearest } from "./nearest.ts";
import type { Context, Rule } from "./rule.ts";

function check({ qualifiers }: { readonly qualifiers: NameMap<Qualifier> }, { model, report }: Context): void {
  for (const { declaration, isInherited, name, node } of qualifiers) {
    if (declaration !== null || isInherited) continue;
    const names = model.qualifierDeclarations.values().map((known) => known.name);
    report(diagnostic("qual-unknown", node.name.span, { name, nearest: nearest(name, names) }));
  }
}

export const qualUnknown: Rule = { code: "qual-unknown", class: check, typed: check, instance: check };
