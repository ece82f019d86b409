import { bindingDeprecated } from "./rules/binding-deprecated.ts";
import { bindingExperimental } from "./rules/binding-experimental.ts";
import { bindingReadOnly } from "./rules/binding-read-only.ts";
import { branchMissing } from "./rules/branch-missing.ts";
import { branchUnreachable } from "./rules/branch-unreachable.ts";
import { codeArithmetic } from "./rules/code-arithmetic.ts";
import { enumLiteral } from "./rules/enum-literal.ts";
import { enumOtherElement } from "./rules/enum-other-element.ts";
import { jobBranchMissing } from "./rules/job-branch-missing.ts";
import { jobUnwatched } from "./rules/job-unwatched.ts";
import { jobWaitEndsEarly } from "./rules/job-wait-ends-early.ts";
import { returnCodeUnused } from "./rules/return-code-unused.ts";
import type { AuditRule } from "./rule.ts";
import { tableRepeated } from "./rules/table-repeated.ts";
import { tableWrong } from "./rules/table-wrong.ts";
import { valueReserved } from "./rules/value-reserved.ts";
import { valueUnknown } from "./rules/value-unknown.ts";

/** In the order in which findings at one place are told. */
export const auditRules: readonly AuditRule[] = [
  // Values
  enumLiteral,
  enumOtherElement,
  valueUnknown,
  valueReserved,
  codeArithmetic,

  // Branches
  branchMissing,
  branchUnreachable,

  // Methods
  returnCodeUnused,
  jobBranchMissing,
  jobWaitEndsEarly,
  jobUnwatched,

  // What the schema says of elements
  bindingDeprecated,
  bindingExperimental,
  bindingReadOnly,

  // Copies of value maps
  tableRepeated,
  tableWrong,
];
