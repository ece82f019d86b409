import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";

/** Where a code is compared, the one for work that goes on has to be among those that are asked for. */
export const jobBranchMissing: AuditRule = {
  code: "job-branch-missing",
  answer({ isHandedOn, isCodeHandedOn, tests, method }, { report, span }) {
    const { started, codes, element } = method;
    const [first] = tests;
    if (started === null || codes === null || first === undefined || isHandedOn || isCodeHandedOn) return;
    const asked = tests.flatMap(({ values }) => values);
    // Who does not ask for success asks for something else.
    if (asked.includes(started.value) || !asked.includes(0)) return;
    report(
      diagnostic("job-branch-missing", span(first.node), {
        method: element,
        member: `${codes.name}.${started.name}`,
        label: started.label,
      }),
    );
  },
};
