import { bindingDeprecated } from "./binding-deprecated.ts";
import { bindingExperimental } from "./binding-experimental.ts";
import { bindingReadOnly } from "./binding-read-only.ts";
import { branchMissing } from "./branch-missing.ts";
import { branchUnreachable } from "./branch-unreachable.ts";
import { codeArithmetic } from "./code-arithmetic.ts";
import { enumLiteral } from "./enum-literal.ts";
import { enumOtherElement } from "./enum-other-element.ts";
import { jobBranchMissing } from "./job-branch-missing.ts";
import { jobUnwatched } from "./job-unwatched.ts";
import { returnCodeUnused } from "./return-code-unused.ts";
import type { AuditRule } from "./rule.ts";
import { tableRepeated } from "./table-repeated.ts";
import { tableWrong } from "./table-wrong.ts";
import { valueReserved } from "./value-reserved.ts";
import { valueUnknown } from "./value-unknown.ts";

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
  jobUnwatched,

  // What the schema says of elements
  bindingDeprecated,
  bindingExperimental,
  bindingReadOnly,

  // Copies of value maps
  tableRepeated,
  tableWrong,
];
