import { define, dsp0004 } from "./definition.ts";

/** Files that cannot be found, read or taken for MOF, and what they include. */
export const files = {
  "file-missing": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `there is no file or folder "${path}"`,
  }),
  "include-folder-missing": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `there is no folder "${path}" to look for included files and needed classes in`,
  }),
  "file-unreadable": define<{ path: string; reason: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, reason }) => `"${path}" cannot be read: ${reason}`,
  }),
  "folder-without-mof": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `no .mof or .mfl file matches "${path}"`,
    help: () => "name files, folders or globs that hold MOF",
  }),
  "file-empty": define({
    severity: "error",
    source: dsp0004,
    message: () => "the file has no declarations",
    help: () => "a MOF file has at least one class, instance, qualifier declaration or pragma",
  }),
  "file-foreign": define({
    severity: "error",
    source: dsp0004,
    message: () => "the file is no MOF, from here on",
    help: () => "a MOF file begins with a class, an instance, a qualifier declaration, a pragma or a comment",
  }),
  "file-binary": define({
    severity: "error",
    source: "mofc",
    message: () => "the file is no text: it has NUL characters",
    help: () => "MOF files are UTF-8, UTF-16 or Windows-1252 text; compiled .bmf files cannot be read",
  }),
  "file-encoding": define({
    severity: "warning",
    source: "DSP0004, 4.1",
    message: () => "the file is no valid UTF-8 and was read as Windows-1252",
    help: () => "save it as UTF-8",
  }),
  "inc-missing": define<{ path: string }>({
    severity: "error",
    source: "DSP0004, pragma include",
    message: ({ path }) => `the included file "${path}" was not found`,
    help: () => "it is looked for beside the including file and then in the -I folders",
  }),
  "inc-cycle": define<{ path: string }>({
    severity: "error",
    source: "DSP0004, pragma include",
    message: ({ path }) => `"${path}" includes itself`,
  }),
  "inc-depth": define<{ depth: number }>({
    severity: "error",
    source: "mofc",
    message: ({ depth }) => `the file is not read: it is included through more than ${depth} others`,
  }),
};
