import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";

/** A job that nobody watches may fail unseen. */
export const jobUnwatched: AuditRule = {
  code: "job-unwatched",
  answer({ node, isCall, isHandedOn, isCodeRead, isCodeHandedOn, isJobRead, tests, method }, { report, span }) {
    const { started, job, element } = method;
    if (!isCall || isHandedOn || !isCodeRead || isJobRead || started === null || job === null) return;
    // Without a branch for the job that is what has to be said.
    const asked = tests.flatMap(({ values }) => values);
    if (asked.includes(0) && !asked.includes(started.value) && !isCodeHandedOn) return;
    report(diagnostic("job-unwatched", span(node), { method: element, job }));
  },
};
