import { define } from "./definition.ts";

/** Parameters, return types and return codes. */
export const methods = {
  "meth-array-return": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, method declarations",
    message: ({ name }) => `the method "${name}" cannot return an array`,
    help: () => "return it through an Out parameter",
  }),
  "meth-io-missing": define<{ name: string }>({
    severity: { dmtf: "off", wmi: "warning", docs: "off" },
    because: "In DMTF MOF, In is true by default.",
    source: "WMI SDK, creating a method",
    message: ({ name }) => `the parameter "${name}" has neither In nor Out`,
    help: () => "mofcomp requires one of them; in DMTF MOF, In is true by default",
  }),
  "meth-id-gap": define<{ name: string; fault: "missing" | { readonly repeated: bigint } | { readonly id: bigint } }>({
    severity: "warning",
    source: "WMI SDK, creating a method",
    message: ({ name, fault }) =>
      fault === "missing"
        ? `the parameter "${name}" has no ID, but others have one`
        : "repeated" in fault
          ? `the ID ${fault.repeated} of "${name}" is also the ID of another parameter`
          : `the ID ${fault.id} of "${name}" leaves a gap`,
    help: () => "IDs are 0, 1, 2 and so on",
  }),
  "meth-returnvalue-name": define<{ name: string }>({
    severity: { dmtf: "warning", wmi: "error", docs: "warning" },
    because: "WMI's compiler rejects it; DMTF has no such rule.",
    source: "WMI SDK, creating a method",
    message: ({ name }) => `a parameter cannot be named "${name}": the return value has this name`,
  }),
  "meth-no-codes": define<{ name: string }>({
    severity: { dmtf: "info", wmi: "info", docs: "off" },
    because: "Reference pages list return codes in prose.",
    source: "mofc",
    message: ({ name }) => `the return codes of "${name}" have no ValueMap`,
  }),
};
