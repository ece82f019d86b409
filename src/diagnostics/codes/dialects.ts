import { define, unlessPage } from "./definition.ts";

/** What only WMI has. */
const wmiSyntax = {
  severity: { dmtf: "error", wmi: "off", docs: "off" },
  because: "WMI has it, and reference pages show it.",
} as const;

/** Syntax of WMI and of reference pages, which DMTF does not have. */
export const dialectSyntax = {
  "dialect-embedded-object": define<{ type: string }>({
    ...wmiSyntax,
    source: "WMI SDK, embedded objects",
    message: ({ type }) => `using the class "${type}" as a type is WMI syntax`,
    help: ({ type }) =>
      type.toLowerCase() === "object"
        ? "DMTF MOF: [EmbeddedObject] string"
        : `DMTF MOF: [EmbeddedInstance("${type}")] string, or ${type} REF for a reference`,
  }),
  "dialect-void": define({
    ...wmiSyntax,
    source: "WMI SDK, void",
    message: () => "a method without a return value is WMI syntax",
  }),
  "dialect-parameter-default": define({
    ...wmiSyntax,
    source: "WMI SDK, creating a method",
    message: () => "a default value for a parameter is WMI syntax",
  }),
  "dialect-flavor": define<{ flavor: string }>({
    ...wmiSyntax,
    source: "WMI SDK, qualifier flavors",
    message: ({ flavor }) => `"${flavor}" is a WMI flavor`,
  }),
  "dialect-nested-instance": define({
    ...wmiSyntax,
    source: "WMI SDK, embedded objects",
    message: () => "an instance as a value is WMI syntax",
    help: () => "DMTF MOF writes the instance as text in a string",
  }),
  "dialect-qualifier-flavors": define<{ name: string }>({
    ...wmiSyntax,
    source: "WMI SDK, qualifier flavors",
    message: ({ name }) => `setting the flavors of all uses of "${name}" is WMI syntax`,
    help: ({ name }) => `DMTF MOF: Qualifier ${name} : type, Scope(...), Flavor(...);`,
  }),
  "dialect-datetime": define<{ text: string }>({
    ...wmiSyntax,
    source: "WMI SDK, CIM_DATETIME",
    message: ({ text }) => `the datetime "${text}" is WMI syntax`,
    help: () => "DMTF MOF: asterisks replace fields from the right only, and months and days begin with 01",
  }),
  "dialect-macro": define({
    ...wmiSyntax,
    source: "WMI SDK, mofcomp",
    message: () => "preprocessor lines are a mofcomp extension",
  }),
  "docs-method": define<{ name: string }>({
    severity: { dmtf: "error", wmi: "error", docs: "off" },
    because: "Only reference pages print a method on its own.",
    source: "syntax of reference pages",
    message: ({ name }) => `the method "${name}" is outside a class`,
    help: () => "reference pages print methods like this: read them with --dialect docs",
  }),
  "docs-datetime": define<{ text: string; isHalfQuoted: boolean }>({
    ...unlessPage,
    source: "DSP0004, datetime",
    message: ({ text, isHalfQuoted }) => `the datetime ${text} has no ${isHalfQuoted ? "opening quote" : "quotes"}`,
    help: ({ text }) => `write "${text}"`,
  }),
};
