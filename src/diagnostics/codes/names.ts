import { define } from "./definition.ts";

/** Names that are taken, spelled differently or reserved. */
export const names = {
  "name-dup-class": define<{ name: string }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI, a second declaration changes the class.",
    source: "DSP0004, class names",
    message: ({ name }) => `the class "${name}" is declared twice`,
  }),
  "name-dup-feature": define<{ name: string; className: string }>({
    severity: "error",
    source: "DSP0004, class declarations",
    message: ({ name, className }) => `the class "${className}" has two members named "${name}"`,
  }),
  "name-dup-param": define<{ name: string; method: string }>({
    severity: "error",
    source: "DSP0004, method declarations",
    message: ({ name, method }) => `the method "${method}" has two parameters named "${name}"`,
  }),
  "name-dup-qualifier": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, qualifiers",
    message: ({ name }) => `the qualifier "${name}" is given twice`,
  }),
  "name-dup-qualifier-decl": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the qualifier "${name}" is declared twice`,
  }),
  "name-dup-alias": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, aliases",
    message: ({ name }) => `the alias "$${name}" is defined twice`,
  }),
  "name-schema-prefix": define<{ name: string }>({
    severity: { dmtf: "warning", wmi: "off", docs: "off" },
    because: "WMI does not require a prefix.",
    source: "DSP0004, class names",
    message: ({ name }) => `the class name "${name}" has no schema prefix`,
    help: ({ name }) => `write SCHEMA_${name}, where SCHEMA names the owner of the class`,
  }),
  "name-case-differs": define<{ written: string; name: string }>({
    severity: "warning",
    source: "DSP0004, case of names",
    message: ({ written, name }) => `"${written}" is declared as "${name}"`,
    help: ({ name }) => `write "${name}": names match in any case, but generated code uses the declared spelling`,
  }),
  "qual-case": define<{ written: string; name: string }>({
    severity: { dmtf: "info", wmi: "off", docs: "off" },
    because: "WMI has no declarations that say how a qualifier is spelled.",
    source: "DSP0004, case of names",
    message: ({ written, name }) => `the qualifier "${written}" is declared as "${name}"`,
    help: ({ name }) => `write "${name}"`,
  }),
  "name-reserved": define<{ name: string }>({
    severity: "warning",
    source: "DSP0004, reserved words",
    message: ({ name }) => `"${name}" is a reserved word of MOF`,
    help: () => "other compilers do not accept it as a name",
  }),
  "name-system": define<{ name: string }>({
    severity: { dmtf: "error", wmi: "error", docs: "off" },
    because: "Reference pages show the classes of the system too.",
    adjustable: true,
    source: "WMI SDK, system classes",
    message: ({ name }) => `"${name}" starts with two underscores, which are reserved for names of the system`,
  }),
};
