import { define } from "./definition.ts";

const dscResources = "PowerShell documentation, DSC resources with MOF";

/** What authors of resources for Desired State Configuration agree on. */
export const dsc = {
  "dsc-no-key": define<{ name: string }>({
    severity: "warning",
    source: dscResources,
    message: ({ name }) => `the resource "${name}" has no property with Key or Required`,
    help: () => "mark the property that tells two instances of the resource apart as Key",
  }),
  "dsc-access": define<{ name: string }>({
    severity: "warning",
    source: dscResources,
    message: ({ name }) => `"${name}" has none of Key, Required, Write and Read`,
    help: () => "write Write for what a configuration may set, Read for what only Get returns",
  }),
  "dsc-class-version": define<{ name: string }>({
    severity: "warning",
    source: dscResources,
    message: ({ name }) => `the resource "${name}" has no ClassVersion`,
    help: () => 'add [ClassVersion("1.0.0.0")]',
  }),
  "dsc-friendly-name": define<{ name: string }>({
    severity: "warning",
    source: dscResources,
    message: ({ name }) => `the resource "${name}" has no FriendlyName`,
    help: () => "configurations call the resource by its FriendlyName",
  }),
};
