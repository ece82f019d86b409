import { define, unlessDmtf, unlessPage } from "./definition.ts";
import { didYouMean } from "../nearest.ts";

/** Members that override inherited ones. */
export const overriding = {
  "ovr-missing-target": define<{ name: string; what: string; superclass: string | null; nearest: string | null }>({
    ...unlessDmtf,
    source: "DSP0004, Override",
    message: ({ name, what, superclass }) =>
      superclass === null
        ? `the ${what} "${name}" overrides nothing: the class has no superclass`
        : `"${superclass}" has no ${what} "${name}" to override`,
    help: didYouMean,
  }),
  "ovr-name": define<{ name: string; target: string }>({
    ...unlessDmtf,
    source: "DSP0004, Override",
    message: ({ name, target }) => `"${name}" cannot override "${target}": both must have the same name`,
    help: ({ name }) => `write Override("${name}")`,
  }),
  "ovr-type": define<{ name: string; found: string; inherited: string }>({
    ...unlessPage,
    source: "DSP0004, Override",
    message: ({ name, found, inherited }) => `"${name}" is ${found} here but is inherited as ${inherited}`,
  }),
  "ovr-kind": define<{ name: string; found: string; inherited: string }>({
    severity: { dmtf: "error", wmi: "info", docs: "info" },
    because: "In WMI, properties and methods have names of their own.",
    source: "DSP0004, class declarations",
    message: ({ name, found, inherited }) => `"${name}" is a ${found} here but is inherited as a ${inherited}`,
  }),
  "ovr-signature": define<{ name: string; className: string; found: string | null; expected: string | null }>({
    ...unlessPage,
    source: "DSP0004, Override",
    message: ({ name, found, expected }) =>
      found === null
        ? `the method "${name}" lacks the inherited parameter "${expected}"`
        : expected === null
          ? `the inherited method "${name}" has no parameter "${found}"`
          : `the inherited method "${name}" has "${expected}" in place of "${found}"`,
  }),
  "ovr-ref-class": define<{ name: string; found: string; expected: string }>({
    ...unlessDmtf,
    source: "DSP0004, Override",
    message: ({ name, found, expected }) =>
      `"${name}" is inherited as "${expected}", and "${found}" does not derive from it`,
  }),
  "ovr-implicit": define<{ name: string; className: string }>({
    severity: { dmtf: "warning", wmi: "off", docs: "off" },
    because: "In WMI a class overrides a member by declaring it again, and reference pages repeat inherited members.",
    source: "DSP0004, Override",
    message: ({ name, className }) => `"${name}" is inherited from "${className}" and declared again without Override`,
    help: ({ name }) => `add Override("${name}")`,
  }),
  "ovr-valuemap-widened": define<{ name: string; entry: string; more: number }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ name, entry, more }) =>
      `the ValueMap of "${name}" has "${entry}"${more > 0 ? ` and ${more} more` : ""}, which the inherited one leaves out`,
    help: () => "a client of the superclass does not expect these values",
  }),
};
