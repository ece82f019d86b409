import { define } from "./definition.ts";

/** Translations in .mfl files. */
export const amendments = {
  "amend-nothing": define<{ what: string }>({
    severity: "warning",
    source: "WMI SDK, localized MOF",
    message: ({ what }) => `the input does not contain ${what}, which this amends`,
    help: () => "compile the .mof file together with its .mfl file",
  }),
};
