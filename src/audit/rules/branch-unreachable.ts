import type { MappedValue } from "../../runtime/value-map.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Constant } from "../constants.ts";
import type { AuditRule } from "../rule.ts";

/** A branch for a value that an earlier branch or test has taken is never entered. */
export const branchUnreachable: AuditRule = {
  code: "branch-unreachable",
  branches({ of, constants, possible }, { report, span }) {
    const first = new Map<MappedValue, Constant>();
    for (const constant of constants) {
      const { value, node } = constant;
      const earlier = first.get(value);
      const member = of.members.find((candidate) => candidate.value === value);
      if (earlier !== undefined) {
        report(
          diagnostic("branch-unreachable", span(node), { value: String(value), label: member?.label ?? null }, [
            { message: "it goes here", span: span(earlier.node) },
          ]),
        );
      } else if (member !== undefined && !possible.includes(value)) {
        report(diagnostic("branch-unreachable", span(node), { value: String(value), label: member.label }));
      }
      first.set(value, earlier ?? constant);
    }
  },
};
