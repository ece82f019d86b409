import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";

export const methIdGap: Rule = {
  code: "meth-id-gap",
  method({ parameters }, { report }) {
    const ids = new Set<bigint>();
    for (const { qualifiers } of parameters.values()) {
      const value = qualifiers.get("ID")?.value;
      if (value?.kind === "integer") ids.add(value.value);
    }
    if (ids.size === 0) return;
    const seen = new Set<bigint>();
    for (const { name, qualifiers, declaration } of parameters.values()) {
      const id = qualifiers.get("ID");
      const value = id?.value.kind === "integer" ? id.value.value : null;
      const span = (id?.node ?? declaration.name).span;
      if (value === null) return report(diagnostic("meth-id-gap", span, { name, fault: "missing" }));
      if (seen.has(value)) return report(diagnostic("meth-id-gap", span, { name, fault: { repeated: value } }));
      seen.add(value);
      if (value < 0n || (value > 0n && !ids.has(value - 1n)))
        return report(diagnostic("meth-id-gap", span, { name, fault: { id: value } }));
    }
  },
};
