import { define } from "./definition.ts";

/** Translations in .mfl files. */
export const amendments = {
  "amend-nothing": define<{ what: string }>({
    severity: "warning",
    source: "WMI SDK, localised MOF",
    message: ({ what }) => `the amendment finds ${what} nowhere in the input`,
    help: () => "give the .mof file beside its .mfl file",
  }),
};
