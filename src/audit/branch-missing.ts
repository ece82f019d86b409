import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { AuditRule } from "./rule.ts";

/** A division into cases that forgets some: of return codes all matter, of states those of a list that looks complete. */
export const branchMissing: AuditRule = {
  code: "branch-missing",
  branches({ node, subject, of, constants, possible, hasRest }, { ts, report, span }) {
    if (hasRest || constants.length === 0) return;
    const asked = new Set(constants.map(({ value }) => value));
    const missing = of.members.filter(({ value }) => possible.includes(value) && !asked.has(value));
    const isComplete = ts.isSwitchStatement(node) || of.isReturnValue || missing.length <= asked.size;
    if (missing.length === 0 || !isComplete) return;
    report(diagnostic("branch-missing", span(subject), { element: of.element, missing: missing.map(({ name }) => name) }));
  },
};
