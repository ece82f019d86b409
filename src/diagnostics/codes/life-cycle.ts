import { define } from "./definition.ts";
import { list, quote } from "./words.ts";

/** What is deprecated, experimental or versioned. */
export const lifeCycle = {
  "use-deprecated": define<{ name: string; replacements: readonly string[] }>({
    severity: { dmtf: "warning", wmi: "warning", docs: "off" },
    because: "The reader of a reference page did not choose what it uses.",
    source: "DSP0004, Deprecated",
    message: ({ name }) => `"${name}" is deprecated`,
    help: ({ replacements }) => {
      const named = replacements.filter((text) => text !== "" && !/^no value$/i.test(text));
      return named.length === 0 ? null : `use ${list(named, "or")}`;
    },
  }),
  "use-experimental": define<{ name: string }>({
    severity: { dmtf: "info", wmi: "info", docs: "off" },
    because: "The reader of a reference page did not choose what it uses.",
    source: "DSP0004, Experimental",
    message: ({ name }) => `"${name}" is experimental and may change`,
  }),
  "ver-format": define<{ text: string }>({
    severity: "warning",
    source: "DSP0004, Version",
    message: ({ text }) => `the version ${quote(text)} is not of the form major.minor.update`,
  }),
};
