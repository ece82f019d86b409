import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { coverageOf } from "../coverage.ts";
import type { Rule } from "../rule.ts";

export const ovrValueMapWidened: Rule = {
  code: "ovr-valuemap-widened",
  override(member, overridden, { report }) {
    const { qualifiers, name } = member;
    const own = qualifiers.get("ValueMap");
    const inherited = overridden.qualifiers.get("ValueMap");
    if (own === undefined || own.isInherited || inherited === undefined) return;
    const [map, before] = [member.valueMap, overridden.valueMap];
    if (map === null || before === null || before.entries.length === 0) return;
    const coverage = coverageOf(before);
    const added = map.entries.filter((entry) => {
      if (entry.kind === "value") return !coverage.has(entry.value);
      return entry.kind === "range" && !coverage.has(entry.low, entry.high);
    });
    const [first] = added;
    if (first === undefined) return;
    const note = { message: "the inherited ValueMap is here", span: inherited.node.span };
    report(
      diagnostic("ovr-valuemap-widened", own.node.name.span, { name, entry: first.text, more: added.length - 1 }, [
        note,
      ]),
    );
  },
};
