/**
 * Every diagnostic of mofc: its severity, the document or tool that the rule comes from, and its words.
 * Codes are stable; `mofc explain CODE` and configurations name them.
 */
import type { Dialect } from "../source/dialect.ts";

export type Severity = "error" | "warning" | "info";

/** One severity for all dialects, or one for each; "off" where a dialect allows it. */
type Severities = Severity | "off" | Readonly<Record<Dialect, Severity | "off">>;

interface Entry<P> {
  readonly severity: Severities;
  /** Where the rule comes from. */
  readonly source: string;
  /** A sentence without a full stop that says what is wrong. */
  readonly message: (parameters: P) => string;
  /** How to mend it; `null` where nothing certain can be said. */
  readonly help?: (parameters: P) => string | null;
  /** An error that a team may lower, switch off or waive: tools in use accept what it is about. */
  readonly waivable?: boolean;
}

function entry<P = Record<never, never>>(value: Entry<P>): Entry<P> {
  return value;
}

/** "…; did you mean X?" as help. */
function didYouMean({ nearest }: { nearest: string | null }): string | null {
  return nearest === null ? null : `did you mean "${nearest}"?`;
}

const dsp0004 = "DSP0004, MOF grammar";
const mofcomp = "WMI SDK, mofcomp";

export const table = {
  // Files
  "file-missing": entry<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `there is no file or folder "${path}"`,
  }),
  "file-unreadable": entry<{ path: string; reason: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, reason }) => `"${path}" cannot be read: ${reason}`,
  }),
  "folder-without-mof": entry<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `no .mof or .mfl file matches "${path}"`,
    help: () => "name files, folders or globs that hold MOF",
  }),
  "file-empty": entry({
    severity: "error",
    source: dsp0004,
    message: () => "the file has no declarations",
    help: () => "a MOF file has at least one class, instance, qualifier declaration or pragma",
  }),
  "file-foreign": entry({
    severity: "error",
    source: dsp0004,
    message: () => "the file is no MOF, from here on",
    help: () => "a MOF file begins with a class, an instance, a qualifier declaration, a pragma or a comment",
  }),
  "file-binary": entry({
    severity: "error",
    source: "mofc",
    message: () => "the file is no text: it has NUL characters",
    help: () => "MOF files are UTF-8, UTF-16 or Windows-1252 text; compiled .bmf files cannot be read",
  }),
  "file-encoding": entry({
    severity: "warning",
    source: "DSP0004, 4.1",
    message: () => "the file is no valid UTF-8 and was read as Windows-1252",
    help: () => "save it as UTF-8",
  }),
  "inc-missing": entry<{ path: string }>({
    severity: "error",
    source: "DSP0004, pragma include",
    message: ({ path }) => `the included file "${path}" was not found`,
    help: () => "it is looked for beside the including file and then in the -I folders",
  }),
  "inc-cycle": entry<{ path: string }>({
    severity: "error",
    source: "DSP0004, pragma include",
    message: ({ path }) => `"${path}" includes itself`,
  }),

  // Syntax
  "syntax-error": entry<{ found: string; expected: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ found, expected }) => `expected ${expected}, found ${found === "" ? "the end of the file" : quote(found)}`,
  }),
  "syntax-character": entry<{ text: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ text }) => `${quote(text)} cannot stand here`,
  }),
  "string-unterminated": entry({
    severity: "error",
    source: dsp0004,
    message: () => "the string has no closing quote",
    help: () => "end it with \" on this line; longer texts are strings one after the other",
  }),
  "string-newline": entry({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    source: "DSP0004, stringValue",
    message: () => "the string runs over a line end",
    help: () => "close it and open a new one on the next line: strings in a row are joined",
  }),
  "string-escape": entry<{ escape: string }>({
    severity: "warning",
    source: "DSP0004, escape sequences",
    message: ({ escape }) => `"${escape}" is no escape sequence and is kept as it stands`,
    help: () => "write a backslash as \\\\",
  }),
  "comment-unterminated": entry({
    severity: "error",
    source: dsp0004,
    message: () => "the comment has no end",
    help: () => "end it with */",
  }),
  "trailing-comma": entry({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    source: dsp0004,
    message: () => "nothing follows the comma",
    help: () => "remove it",
  }),
  "nesting-depth": entry({
    severity: "error",
    source: "mofc",
    message: () => "values are nested too deeply; the rest of the file was not read",
  }),
  "mof3-syntax": entry<{ keyword: string }>({
    severity: "error",
    source: "DSP0221",
    message: ({ keyword }) => `"${keyword}" is MOF 3 syntax, and mofc compiles MOF 2`,
    help: ({ keyword }) =>
      keyword.toLowerCase() === "association" ? "in MOF 2: [Association] class ..." : null,
  }),
  "literal-octal": entry<{ text: string }>({
    severity: "error",
    source: "DSP0004, octalValue",
    message: ({ text }) => `${text} begins with 0 as octal numbers do, and has a digit over 7`,
    help: ({ text }) => `write ${text.replace(/^([+-]?)0+(?=\d)/, "$1")} for a decimal number`,
  }),
  "macro-function": entry<{ name: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" has parameters and is not applied`,
  }),
  "macro-conditional": entry<{ directive: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ directive }) => `"${directive}" is not evaluated: all branches are read`,
  }),
  "bare-text": entry<{ text: string }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    source: dsp0004,
    message: ({ text }) => `${quote(text)} is no value: it has no quotes, and no macro has this name`,
    help: ({ text }) => `write "${text}" if a string is meant`,
  }),

  // What one dialect allows and another does not
  "dialect-embedded-object": entry<{ type: string }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "WMI SDK, embedded objects",
    message: ({ type }) => `the class "${type}" as a type is WMI syntax`,
    help: ({ type }) =>
      type.toLowerCase() === "object" ? "DMTF MOF: [EmbeddedObject] string" : `DMTF MOF: [EmbeddedInstance("${type}")] string, or ${type} REF for a reference`,
  }),
  "dialect-void": entry({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "WMI SDK, void",
    message: () => "a method without a return value is WMI syntax",
  }),
  "dialect-parameter-default": entry({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "WMI SDK, creating a method",
    message: () => "a default value of a parameter is WMI syntax",
  }),
  "dialect-flavor": entry<{ flavor: string }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "WMI SDK, qualifier flavors",
    message: ({ flavor }) => `"${flavor}" is a WMI flavor`,
  }),
  "dialect-nested-instance": entry({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "WMI SDK, embedded objects",
    message: () => "an instance as a value is WMI syntax",
    help: () => "DMTF MOF writes the instance into a string",
  }),
  "dialect-qualifier-flavors": entry<{ name: string }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "WMI SDK, qualifier flavors",
    message: ({ name }) => `flavors for all uses of "${name}" are WMI syntax`,
    help: ({ name }) => `DMTF MOF: Qualifier ${name} : type, Scope(...), Flavor(...);`,
  }),
  "dialect-macro": entry({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: mofcomp,
    message: () => "preprocessor lines are an extension of mofcomp",
  }),
  "docs-method": entry<{ name: string }>({
    severity: { dmtf: "error", wmi: "error", docs: "off" },
    source: "syntax of reference pages",
    message: ({ name }) => `the method "${name}" stands outside of a class`,
    help: () => "reference pages print methods so: read them with --dialect docs",
  }),
  "docs-datetime": entry<{ text: string }>({
    severity: { dmtf: "error", wmi: "error", docs: "warning" },
    source: "DSP0004, datetime",
    message: ({ text }) => `the datetime ${text} has no quotes`,
    help: ({ text }) => `write "${text}"`,
  }),

  // Names
  "name-dup-class": entry<{ name: string }>({
    severity: "error",
    source: "DSP0004, class names",
    message: ({ name }) => `the class "${name}" is declared twice`,
  }),
  "name-dup-feature": entry<{ name: string; className: string }>({
    severity: "error",
    source: "DSP0004, class declarations",
    message: ({ name, className }) => `the class "${className}" has two members with the name "${name}"`,
  }),
  "name-dup-param": entry<{ name: string; method: string }>({
    severity: "error",
    source: "DSP0004, method declarations",
    message: ({ name, method }) => `the method "${method}" has two parameters with the name "${name}"`,
  }),
  "name-dup-qualifier": entry<{ name: string }>({
    severity: "error",
    source: "DSP0004, qualifiers",
    message: ({ name }) => `the qualifier "${name}" is given twice`,
  }),
  "name-dup-qualifier-decl": entry<{ name: string }>({
    severity: "error",
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the qualifier "${name}" is declared twice`,
  }),
  "name-dup-alias": entry<{ name: string }>({
    severity: "error",
    source: "DSP0004, aliases",
    message: ({ name }) => `the alias "$${name}" is given twice`,
  }),

  // Classes and types
  "inh-unknown-superclass": entry<{ name: string; superclass: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, generalization",
    message: ({ name, superclass }) => `the superclass "${superclass}" of "${name}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "inh-cycle": entry<{ name: string; chain: string }>({
    severity: "error",
    source: "DSP0004, generalization",
    message: ({ name, chain }) => `the class "${name}" derives from itself (${chain})`,
  }),
  "ref-unknown-class": entry<{ className: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, references",
    message: ({ className }) => `the referenced class "${className}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "emb-unknown-class": entry<{ className: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, EmbeddedInstance",
    message: ({ className }) => `the embedded class "${className}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "type-unknown": entry<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, data types",
    message: ({ name }) => `"${name}" is no data type and no declared class`,
    help: didYouMean,
  }),

  // Qualifiers
  "qual-unknown": entry<{ name: string; nearest: string | null }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the qualifier "${name}" is not declared`,
    help: (p) => didYouMean(p) ?? `declare it: Qualifier ${p.name} : string = null, Scope(any);`,
  }),
  "flavor-unknown": entry<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, flavor",
    message: ({ name }) => `"${name}" is no flavor`,
    help: didYouMean,
  }),
  "scope-unknown": entry<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, scope",
    message: ({ name }) => `"${name}" is no scope`,
    help: didYouMean,
  }),

  // Value maps
  "map-length": entry<{ values: string; labels: string; valueCount: number; labelCount: number }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    waivable: true,
    source: "DSP0004, Values",
    message: ({ values, labels, valueCount, labelCount }) => `${values} has ${count(valueCount, "entry", "entries")} and ${labels} has ${labelCount}`,
  }),
  "map-syntax": entry<{ text: string; values: string }>({
    severity: "error",
    source: "DSP0004, ValueMap",
    message: ({ text, values }) => `"${text}" is no entry of a ${values}`,
    help: () => `an entry is an integer, "a..b", "..b", "a.." or ".."`,
  }),
  "map-wrong-type": entry<{ type: string }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    source: "DSP0004, ValueMap",
    message: ({ type }) => `a value map on ${type} means nothing: it is for integers and strings`,
  }),

  // Instances
  "inst-unknown-class": entry<{ className: string; nearest: string | null }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    source: "DSP0004, instance declarations",
    message: ({ className }) => `the class "${className}" of the instance is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "inst-unknown-property": entry<{ name: string; className: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, instance declarations",
    message: ({ name, className }) => `the class "${className}" has no property "${name}"`,
    help: didYouMean,
  }),
  "alias-undefined": entry<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, aliases",
    message: ({ name }) => `nothing has the alias "$${name}"`,
    help: ({ nearest }) => (nearest === null ? null : `did you mean "$${nearest}"?`),
  }),

  // Waivers
  "waiver-unused": entry<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `nothing to allow: the next declaration has no finding "${code}"`,
    help: () => "remove the comment",
  }),
  "waiver-code": entry<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `there is no code "${code}"`,
    help: () => "mofc explain lists the codes",
  }),
  "waiver-reason": entry({
    severity: "warning",
    source: "mofc",
    message: () => "the waiver gives no reason",
    help: () => "write // mofc-allow code: reason",
  }),
  "waiver-error": entry<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `"${code}" is an error of the language and cannot be allowed`,
  }),

  // Amendments
  "amend-nothing": entry<{ what: string }>({
    severity: "warning",
    source: "WMI SDK, localised MOF",
    message: ({ what }) => `the amendment finds ${what} nowhere in the input`,
    help: () => "give the .mof file beside its .mfl file",
  }),
};

export type Code = keyof typeof table;

export function isCode(text: string): text is Code {
  return Object.hasOwn(table, text);
}

/** Whether settings and waivers may lower a code: all but errors of the language. */
export function isAdjustable(code: Code): boolean {
  const entry: Entry<never> = table[code];
  const severities = typeof entry.severity === "string" ? [entry.severity] : Object.values(entry.severity);
  return entry.waivable === true || severities.every((severity) => severity !== "error");
}

/** The typed parameters of a code's message. */
export type Parameters<C extends Code> = (typeof table)[C] extends { message: (parameters: infer P) => string } ? P : never;

/** The severity of a code in a dialect; `null` where the dialect allows it. */
export function severityOf(code: Code, dialect: Dialect): Severity | null {
  const severities: Severities = table[code].severity;
  const severity = typeof severities === "string" ? severities : severities[dialect];
  return severity === "off" ? null : severity;
}

function quote(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  const short = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  return short.startsWith('"') ? "a string" : `"${short}"`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
