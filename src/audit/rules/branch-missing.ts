import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";

/** A division into cases that forgets some and does nothing for them. */
export const branchMissing: AuditRule = {
  code: "branch-missing",
  branches({ subject, of, constants, possible, hasRest }, { report, span }) {
    if (hasRest || constants.length === 0) return;
    const asked = new Set(constants.map(({ value }) => value));
    const missing = of.members.filter(({ value }) => possible.includes(value) && !asked.has(value));
    if (missing.length === 0) return;
    report(
      diagnostic("branch-missing", span(subject), { element: of.element, missing: missing.map(({ name }) => name) }),
    );
  },
};
