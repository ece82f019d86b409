import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Method, Property } from "../schema/model.ts";
import { coverageOf } from "./coverage.ts";
import type { Context, Rule } from "./rule.ts";

function check(element: Property | Method, { report }: Context): void {
  const { overridden, qualifiers, name } = element;
  if (overridden === null) return;
  const own = qualifiers.get("ValueMap");
  const inherited = overridden.qualifiers.get("ValueMap");
  if (own === undefined || own.isInherited || inherited === undefined) return;
  const [map, before] = [element.valueMap, overridden.valueMap];
  if (map === null || before === null || before.entries.length === 0) return;
  const coverage = coverageOf(before);
  const added = map.entries.filter((entry) => {
    if (entry.kind === "value") return !coverage.has(entry.value);
    return entry.kind === "range" ? !coverage.has(entry.low) || !coverage.has(entry.high) : false;
  });
  const [first] = added;
  if (first === undefined) return;
  const note = { message: "the inherited ValueMap is here", span: inherited.node.span };
  report(diagnostic("ovr-valuemap-widened", own.node.name.span, { name, entry: first.text, more: added.length - 1 }, [note]));
}

export const ovrValueMapWidened: Rule = { code: "ovr-valuemap-widened", property: check, method: check };
