import { define, unlessDmtf, unlessPage } from "./definition.ts";
import { didYouMean } from "../nearest.ts";
import { list } from "./words.ts";

/** What Windows' own classes and drivers do as a habit: WMI takes any qualifier on anything, with any value. */
const habitOfWindows = {
  severity: { dmtf: "error", wmi: "info", docs: "info" },
  because:
    "Only a hint in WMI and on its reference pages: WMI does not check it, and Windows' own classes and drivers do it.",
} as const;

/** Declarations of qualifiers and their use. */
export const qualifiers = {
  "qual-unknown": define<{ name: string; nearest: string | null }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "WMI does not require qualifiers to be declared and silently ignores a misspelled one.",
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the qualifier "${name}" is not declared`,
    help: (p) => didYouMean(p) ?? `declare it: Qualifier ${p.name} : string = null, Scope(any);`,
  }),
  "flavor-unknown": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, flavor",
    message: ({ name }) => `"${name}" is not a flavor`,
    help: (p) =>
      didYouMean(p) ?? "flavors are EnableOverride or DisableOverride, ToSubclass or Restricted, and Translatable",
  }),
  "scope-unknown": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, scope",
    message: ({ name }) => `"${name}" is not a scope`,
    help: (p) =>
      didYouMean(p) ?? "scopes are class, association, indication, property, reference, method, parameter and any",
  }),
  "qual-scope": define<{ name: string; on: string; scopes: readonly string[] }>({
    ...habitOfWindows,
    source: "DSP0004, scope",
    message: ({ name, on }) => `the qualifier "${name}" is not allowed on ${on}`,
    help: ({ scopes }) => (scopes.length === 0 ? null : `it is declared for ${list(scopes, "or")}`),
  }),
  "qual-type": define<{ name: string; expected: string; found: string }>({
    ...habitOfWindows,
    source: "DSP0004, qualifiers",
    message: ({ name, expected, found }) => `the qualifier "${name}" is declared as ${expected}, but this is ${found}`,
  }),
  "qual-missing-value": define<{ name: string; type: string }>({
    severity: "warning",
    because: "Compilers in use take the value for NULL.",
    source: "DSP0004, qualifiers",
    message: ({ name, type }) => `the qualifier "${name}" needs a value: it is declared as ${type}, without a default`,
    help: ({ name, type }) => `write ${name}${type.endsWith("[]") ? "{ ... }" : "(...)"}`,
  }),
  "qual-deprecated-boolean": define({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    because: "In WMI the qualifier Deprecated is a boolean.",
    source: "DSP0004, Deprecated",
    message: () => 'the qualifier "Deprecated" is a boolean here, but it lists what to use in place of the element',
    help: () => 'write Deprecated { "ACME_Disk.Size" }, or Deprecated { "No value" } where there is no replacement',
  }),
  "qual-flavor-conflict": define<{ first: string; second: string }>({
    severity: "error",
    source: "DSP0004, flavor",
    message: ({ first, second }) => `the flavors "${first}" and "${second}" contradict each other`,
  }),
  "qual-flavor-on-use": define<{ name: string }>({
    severity: { dmtf: "info", wmi: "off", docs: "off" },
    because: "WMI does not declare qualifiers: their flavors are given where they are used.",
    source: "DSP0004, qualifiers",
    message: ({ name }) => `the flavor of "${name}" is given where the qualifier is used`,
    help: () => "flavors belong in the declaration of a qualifier; giving them here is deprecated",
  }),
  "qual-disable-override": define<{ name: string }>({
    ...unlessPage,
    source: "DSP0004, DisableOverride",
    message: ({ name }) =>
      `the inherited value of "${name}" cannot be changed: the qualifier has the flavor DisableOverride`,
  }),
  "qual-decl-standard": define<{ name: string; expected: string }>({
    severity: "error",
    source: "DSP0004, standard qualifiers",
    message: ({ name, expected }) => `the standard qualifier "${name}" has the type ${expected}`,
    help: ({ expected }) => `write ${expected}`,
  }),
  "qual-no-scope": define<{ name: string }>({
    ...unlessDmtf,
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the declaration of the qualifier "${name}" has no Scope`,
    help: () => "add Scope(any), or list the elements that it is for",
  }),
  "qual-assoc-indication": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, Association and Indication",
    message: ({ name }) => `the class "${name}" cannot be both an association and an indication`,
  }),
};
