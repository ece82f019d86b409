import { nameFor } from "../bindings/name-forms.ts";
import { define } from "../diagnostics/codes/definition.ts";
import { count, list, listSome } from "../diagnostics/codes/words.ts";

/** Findings of `mofc audit` in the user's TypeScript. */
export const audit = {
  "enum-literal": define<{ text: string; element: string; member: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ text, element }) => `${text} stands for a value of ${element}`,
    help: ({ member }) => `write ${member}`,
  }),
  "enum-other-element": define<{
    what: string;
    from: string | null;
    element: string;
    help: { value: string; meaning: string | null } | null;
  }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ what, from, element }) =>
      from === null ? `${what} is not a value of ${element}` : `${what} is a value of ${from}, not of ${element}`,
    help: ({ element, help }) => {
      if (help === null) return "no value means the same in both";
      return help.meaning === null
        ? `${help.value} means nothing there`
        : `${help.value} means "${help.meaning}" in ${element}`;
    },
  }),
  "value-unknown": define<{ value: string; element: string }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ value, element }) => `${element} has no value ${value}`,
  }),
  "value-reserved": define<{ value: string; element: string; label: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ value, element, label }) => `${value} is reserved in ${element} ("${label}")`,
  }),
  "code-arithmetic": define<{ element: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ element }) =>
      `values of ${element} are names: calculating with them, or asking which is greater, means nothing`,
  }),
  "branch-missing": define<{ element: string; missing: readonly string[] }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ element, missing }) =>
      `no branch for ${count(missing.length, "value", "values")} of ${element}: ${listSome(missing, 24)}`,
    help: () => "add them, or a branch for all others",
  }),
  "branch-unreachable": define<{ value: string; label: string | null }>({
    severity: "warning",
    source: "mofc",
    message: ({ value, label }) => `${label === null ? value : `${value} ("${label}")`} never reaches this branch`,
  }),
  "return-code-unused": define<{ method: string; startsJob: boolean }>({
    severity: "warning",
    source: "DSP0200, extrinsic methods",
    message: ({ method }) => `the return code of ${method} is ignored`,
    help: ({ startsJob }) =>
      startsJob ? "a failure goes unnoticed, and so does a job that is still running" : "a failure goes unnoticed",
  }),
  "job-branch-missing": define<{ method: string; member: string; label: string }>({
    severity: "warning",
    source: "DSP1103, job control",
    message: ({ method, label }) => `${method} can return 4096 ("${label}"), and no branch handles it`,
    help: ({ member }) => `also compare with ${member}`,
  }),
  "job-wait-ends-early": define<{ element: string; missing: readonly string[] }>({
    severity: "warning",
    source: "DSP1103, job control",
    message: ({ element, missing }) =>
      `the loop also ends while ${element} is ${list(missing, "or")}: the work has not begun then`,
    help: () => "go on in these states too, or ask for the states in which the work has ended",
  }),
  "job-unwatched": define<{ method: string; job: string }>({
    severity: "warning",
    source: "DSP1103, job control",
    message: ({ method }) => `nothing watches the job that ${method} starts`,
    help: ({ job }) => `read "${job}" from the output and wait until the job has ended`,
  }),

  "binding-deprecated": define<{ element: string; replacements: readonly string[] }>({
    severity: "warning",
    source: "DSP0004, Deprecated",
    message: ({ element }) => `${element} is deprecated`,
    help: ({ replacements }) => (replacements.length === 0 ? null : `use ${list(replacements, "or")}`),
  }),
  "binding-experimental": define<{ element: string }>({
    severity: "off",
    source: "DSP0004, Experimental",
    message: ({ element }) => `${element} is experimental and may change`,
  }),
  "binding-read-only": define<{ element: string }>({
    severity: "warning",
    source: "DSP0004, Write",
    message: ({ element }) => `${element} cannot be written: only the provider changes it`,
    help: () => "look for a method of the schema that does what you mean",
  }),
  "table-repeated": define<{ table: string; element: string; name: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ table, element }) => `"${table}" repeats the values of ${element}`,
    help: ({ name }) => `use ${name}, and ${nameFor("enumMap", name)} for the labels`,
  }),
  "table-wrong": define<{
    word: string;
    value: string;
    element: string;
    meant: string;
    meaning: string | null;
    name: string;
  }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ word, value, element, meant }) => `"${word}" is ${meant} in ${element}, not ${value}`,
    help: ({ value, meaning, name }) =>
      meaning === null ? `use ${name}` : `${value} means "${meaning}" there; use ${name}`,
  }),

  "bindings-stale": define<{ folder: string; sources: readonly string[] }>({
    severity: "warning",
    source: "mofc",
    message: ({ folder, sources }) => `"${folder}" is older than ${listSome(sources)}`,
    help: () => "run mofc generate to bring it up to date",
  }),
};
