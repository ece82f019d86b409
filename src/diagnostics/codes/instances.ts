import { define, unlessPage } from "./definition.ts";
import { didYouMean } from "../nearest.ts";

/** Instance declarations and their aliases. */
export const instances = {
  "inst-unknown-class": define<{ className: string; nearest: string | null }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI, the machine that compiles the instance may know the class.",
    source: "DSP0004, instance declarations",
    message: ({ className }) => `the class "${className}" of the instance is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or name its folder with -I`,
  }),
  "inst-unknown-property": define<{ name: string; className: string; nearest: string | null }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, instance declarations",
    message: ({ name, className }) => `the class "${className}" has no property "${name}"`,
    help: didYouMean,
  }),
  "inst-abstract": define<{ className: string }>({
    severity: "error",
    source: "DSP0004, Abstract",
    message: ({ className }) => `"${className}" is abstract and cannot have instances`,
  }),
  "inst-dup-property": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, instance declarations",
    message: ({ name }) => `"${name}" is set twice`,
  }),
  "inst-dup-key": define<{ className: string }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI, the second instance replaces the first.",
    source: "DSP0004, Key",
    message: ({ className }) => `an instance of "${className}" with this key already exists`,
  }),
  "alias-cycle": define<{ alias: string }>({
    ...unlessPage,
    source: "WMI SDK, creating an alias",
    message: ({ alias }) => `"$${alias}" refers back to itself`,
  }),
  "alias-embedded": define<{ name: string; alias: string }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    because: "Compiled DSC configurations give embedded instances as aliases.",
    source: "WMI SDK, embedded objects",
    message: ({ name, alias }) => `"${name}" holds an instance, but the alias "$${alias}" only refers to one`,
  }),
  "alias-undefined": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, aliases",
    message: ({ name }) => `the alias "$${name}" is not defined`,
    help: ({ name, nearest }) =>
      /^(?:true|false|null)$/i.test(name)
        ? `write ${name.toUpperCase()}, without the dollar sign of PowerShell`
        : didYouMean({ nearest: nearest && `$${nearest}` }),
  }),
};
