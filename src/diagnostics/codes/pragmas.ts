import { define, unlessPage } from "./definition.ts";
import { didYouMean } from "../nearest.ts";
import { quote } from "./words.ts";

/** Pragmas other than include, whose findings stand with the files. */
export const pragmas = {
  "prag-unknown": define<{ name: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, pragmas",
    message: ({ name }) => `the pragma "${name}" is unknown and is ignored`,
    help: didYouMean,
  }),
  "prag-args": define<{ name: string; form: string }>({
    severity: "error",
    source: "DSP0004, pragmas",
    message: ({ name }) => `the pragma "${name}" does not take these arguments`,
    help: ({ form }) => `write ${form}`,
  }),
  "prag-namespace": define<{
    text: string;
    host: string | null;
    /** The namespace with its backslashes doubled, where they are single. */
    doubled: string | null;
  }>({
    ...unlessPage,
    source: "DSP0004, pragma namespace",
    message: ({ text, host }) =>
      host === null ? `${quote(text)} is not a namespace` : `the namespace is on another computer, "${host}"`,
    help: ({ host, doubled }) =>
      doubled !== null
        ? `a backslash in a string is written as two: "${doubled}"`
        : host === null
          ? 'a namespace is written as "root/cimv2"'
          : null,
  }),
};
