import { define } from "./definition.ts";
import { didYouMean } from "../nearest.ts";

/** Superclasses, and the classes and types that a declaration refers to. */
export const classes = {
  "inh-unknown-superclass": define<{ name: string; superclass: string; nearest: string | null }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, generalization",
    message: ({ name, superclass }) => `the superclass "${superclass}" of "${name}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or name its folder with -I`,
  }),
  "inh-cycle": define<{ name: string; chain: string }>({
    severity: "error",
    source: "DSP0004, generalization",
    message: ({ name, chain }) => `the class "${name}" derives from itself (${chain})`,
  }),
  "inh-terminal": define<{ name: string; superclass: string }>({
    severity: "error",
    source: "DSP0004, Terminal",
    message: ({ name, superclass }) => `"${name}" derives from "${superclass}", which is terminal`,
  }),
  "inh-abstract-under-concrete": define<{ name: string; superclass: string }>({
    severity: "warning",
    because: "DMTF's published schema does this itself, so it is not an error.",
    source: "DSP0004, Abstract",
    message: ({ name, superclass }) =>
      `the abstract class "${name}" derives from "${superclass}", which is not abstract`,
  }),
  "inh-kind-mismatch": define<{ name: string; kind: string; superclass: string; superclassKind: string }>({
    severity: "error",
    source: "DSP0004, Association and Indication",
    message: ({ name, kind, superclass, superclassKind }) =>
      `"${name}" is ${kind}, but its superclass "${superclass}" is ${superclassKind}`,
  }),
  "inh-order": define<{ name: string; superclass: string }>({
    severity: "info",
    source: "WMI SDK, compiling MOF files",
    message: ({ name, superclass }) => `"${name}" comes before its superclass "${superclass}"`,
    help: () => "other compilers require a superclass to come first",
  }),
  "ref-unknown-class": define<{ className: string; nearest: string | null }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, references",
    message: ({ className }) => `the referenced class "${className}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or name its folder with -I`,
  }),
  "emb-unknown-class": define<{ className: string; nearest: string | null }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, EmbeddedInstance",
    message: ({ className }) => `the embedded class "${className}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or name its folder with -I`,
  }),
  "type-unknown": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, data types",
    message: ({ name }) => `"${name}" is neither a data type nor a declared class`,
    help: (p) =>
      didYouMean(p) ??
      "data types are uint8 to uint64, sint8 to sint64, real32, real64, boolean, string, char16 and datetime",
  }),
  "desc-missing": define<{ kind: string; name: string }>({
    severity: "off",
    source: "mofc",
    message: ({ kind, name }) => `the ${kind} "${name}" has no Description`,
  }),
};
