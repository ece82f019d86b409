import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { AuditRule } from "../rule.ts";

/** A method tells by its return code whether it has done anything; `void` in front of the call says that nobody cares. */
export const returnCodeUnused: AuditRule = {
  code: "return-code-unused",
  answer({ node, isCall, isHandedOn, isCodeRead, method }, { report, span }) {
    if (!isCall || isHandedOn || isCodeRead) return;
    report(
      diagnostic("return-code-unused", span(node), { method: method.element, startsJob: method.started !== null }),
    );
  },
};
