import { define } from "../diagnostics/codes/definition.ts";
import { documentCodes } from "../diagnostics/codes/documents.ts";
import { didYouMean } from "../diagnostics/nearest.ts";
import { list } from "../diagnostics/codes/words.ts";

/** What `mofc simulate` says of a scenario file. */
export const scenarios = {
  ...documentCodes("scenario", "the scenario"),
  "scenario-name": define<{ path: string; what: "host" | "machine" | "network"; name: string; nearest: string | null }>(
    {
      severity: "error",
      source: "mofc",
      message: ({ path, what, name }) => `${path}: the scenario has no ${what} "${name}"`,
      help: didYouMean,
    },
  ),
  "scenario-world": define<{ path: string; reason: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, reason }) => `${path}: ${reason}`,
  }),
};

/** What the reference backend says of the contracts that it reads. */
export const contracts = {
  "contract-folder": define<{ folder: string }>({
    severity: "error",
    source: "mofc",
    message: ({ folder }) => `the folder "${folder}" contains no contract`,
    help: () =>
      "a contract is a JSON file that says how the instances of a class behave; an option of the backend names the folder",
  }),
  ...documentCodes("contract", "the contract"),
  "contract-class": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the schema has no class "${name}"`,
    help: didYouMean,
  }),
  "contract-member": define<{
    owner: string;
    what: "property" | "method" | "parameter";
    name: string;
    nearest: string | null;
  }>({
    severity: "error",
    source: "mofc",
    message: ({ owner, what, name }) => `${owner} has no ${what} "${name}"`,
    help: didYouMean,
  }),
  "contract-label": define<{ label: string; path: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ label, path }) => `the value map of ${path} has no label "${label}"`,
    help: didYouMean,
  }),
  "contract-label-ambiguous": define<{ label: string; path: string; values: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ label, path, values }) => `"${label}" of ${path} stands for ${list(values, "and")}`,
    help: ({ label, values }) => `say which: "${label} (${values[0] ?? ""})"`,
  }),
  "contract-label-value": define<{ label: string; value: string; path: string; values: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ label, value, path, values }) =>
      `${value} is not "${label}" of ${path}, which stands for ${list(values, "and")}`,
  }),
  "contract-no-labels": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `${path} has no value map and therefore no labels`,
    help: () => "write the value as a number",
  }),
  "contract-variable": define<{ name: string; nearest: string | null; known: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `"{${name}}" is not available here`,
    help: ({ nearest, known }) =>
      didYouMean({ nearest: nearest && `{${nearest}}` }) ?? `available here: ${list(known, "and")}`,
  }),
  "contract-path": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `no value of a call is named "${name}" here`,
    help: didYouMean,
  }),
  "contract-instance": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `no instance is named "${name}" here`,
    help: didYouMean,
  }),
  "contract-case": define<{ path: string; missing: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, missing }) => `no case says what happens when ${path} is ${missing}`,
  }),
  "contract-code-open": define<{ method: string; code: string; label: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ method, code, label }) =>
      `the contract says nothing about ${code} "${label}", which ${method}() can return`,
    help: () => 'return it where it fits, or list it under "never" and say why it is never returned',
  }),
  "contract-code-returned": define<{ method: string; code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ method, code }) => `the same contract says that ${method}() returns ${code}`,
  }),
  "contract-choice": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the table of choices has no row "${name}"`,
    help: didYouMean,
  }),
  "contract-choice-unused": define<{ name: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ name }) => `no contract refers to the choice "${name}"`,
    help: () => "remove the row",
  }),
};
