import { define, dsp0004 } from "./definition.ts";
import { count } from "./words.ts";

/** Files that cannot be found, read or taken for MOF, and what they include. */
export const files = {
  "file-missing": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `the file or folder "${path}" does not exist`,
  }),
  "include-folder-missing": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `the include folder "${path}" does not exist`,
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
    help: () => "name files, folders or globs that contain MOF",
  }),
  "folder-without-pages": define<{ path: string }>({
    severity: "error",
    source: "mofc import",
    message: ({ path }) => `no Markdown file matches "${path}"`,
    help: () => "name files, folders or globs that contain reference pages",
  }),
  "file-empty": define({
    severity: "warning",
    because: "Compilers in use accept such files.",
    source: dsp0004,
    message: () => "the file contains no declarations",
    help: () => "a MOF file contains at least one class, instance, qualifier declaration or pragma",
  }),
  "file-foreign": define({
    severity: "error",
    source: dsp0004,
    message: () => "this is not a MOF file",
    help: () => "a MOF file starts with a class, an instance, a qualifier declaration, a pragma or a comment",
  }),
  "file-binary": define({
    severity: "error",
    source: "mofc",
    message: () => "the file is not text: it contains NUL characters",
    help: () =>
      "MOF files are UTF-8, UTF-16 or Windows-1252 text; binary MOF begins with FOMB or lies in a driver or an ACPI table",
  }),
  "file-encoding": define({
    severity: "warning",
    source: "DSP0004, 4.1",
    message: () => "the file is not valid UTF-8 and was read as Windows-1252",
    help: () => "save it as UTF-8",
  }),
  "file-not-utf8": define<{ encoding: string }>({
    severity: "off",
    source: "mofc",
    message: ({ encoding }) => `the file is ${encoding}`,
    help: () => "save it as UTF-8",
  }),
  "file-not-ascii": define<{ character: string }>({
    severity: "off",
    source: "mofc",
    message: ({ character }) => `"${character}" is not an ASCII character`,
  }),
  "format-preprocessor": define<{ directive: string | null }>({
    severity: "warning",
    source: "mofc format",
    message: ({ directive }) =>
      directive === null
        ? "the file is not formatted: a macro stands for more here than its name can be read as"
        : `the file is not formatted: "${directive}" is inside a declaration`,
    help: () =>
      "mofc format keeps preprocessor lines between declarations, and macros where a name or a value may stand",
  }),
  "format-meaning": define({
    severity: "warning",
    source: "mofc format",
    message: () => "the file is not formatted: its canonical form would not say the same",
    help: () => "this is a fault of mofc; please report it",
  }),
  "inc-missing": define<{ path: string }>({
    severity: "error",
    source: "DSP0004, pragma include",
    message: ({ path }) => `the included file "${path}" was not found`,
    help: () => "mofc looks for it beside the including file and then in the -I folders",
  }),
  "inc-versions": define<{ name: string; path: string; rival: string; more: number }>({
    severity: "warning",
    source: "mofc",
    message: ({ name, path, rival, more }) =>
      `the include folders have two versions of the class "${name}"${more === 0 ? "" : ` and of ${count(more, "other class", "other classes")}`}: "${path}" was read, "${rival}" was not`,
    help: () => "name the folder of one version with -I",
  }),
  "inc-cycle": define<{ path: string }>({
    severity: "error",
    source: "DSP0004, pragma include",
    message: ({ path }) => `"${path}" includes itself`,
  }),
  "inc-depth": define<{ depth: number }>({
    severity: "error",
    source: "mofc",
    message: ({ depth }) =>
      `the file is not read: the chain of includes that leads to it is longer than ${depth} files`,
  }),
};
