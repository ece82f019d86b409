import type { Dialect } from "../../source/dialect.ts";
import { define } from "./definition.ts";

/** Suppressions and rule settings that have no effect. */
export const suppressions = {
  "suppression-unused": define<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `nothing to suppress: the next declaration has no finding "${code}"`,
    help: () => "remove the comment",
  }),
  "suppression-code": define<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `"${code}" is not a code`,
    help: () => "mofc explain lists the codes",
  }),
  "suppression-reason": define({
    severity: "warning",
    source: "mofc",
    message: () => "the suppression gives no reason",
    help: () => "write // mofc-allow code: reason",
  }),
  "suppression-error": define<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `"${code}" is an error of the language and cannot be suppressed`,
  }),

  "rule-error": define<{ code: string; dialect: Dialect }>({
    severity: "warning",
    source: "mofc",
    message: ({ code, dialect }) =>
      `"${code}" remains an error in the dialect ${dialect}: the setting of this rule has no effect there`,
    help: () => "remove the setting, or fix what is reported",
  }),
};
