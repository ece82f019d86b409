/**
 * Every diagnostic of mofc: its severity, the document or tool that the rule comes from, and its words.
 * Codes are stable; `mofc explain CODE` and configurations name them.
 */
import { type Dialect, dialects } from "../source/dialect.ts";

export type Severity = "error" | "warning" | "info";

/** One severity for all dialects, or one for each; "off" where a dialect allows it. */
type Severities = Severity | "off" | Readonly<Record<Dialect, Severity | "off">>;

interface DiagnosticDefinition<P> {
  readonly severity: Severities;
  /** Why it is graver in one dialect than in another, or less grave than its source has it. A sentence. */
  readonly because?: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** A sentence without a full stop that says what is wrong. */
  readonly message: (parameters: P) => string;
  /** How to mend it; `null` where nothing certain can be said. */
  readonly help?: (parameters: P) => string | null;
  /** An error that a team may lower, switch off or suppress: tools in use accept what it is about. */
  readonly adjustable?: boolean;
}

function define<P = Record<never, never>>(value: DiagnosticDefinition<P>): DiagnosticDefinition<P> {
  return value;
}

/** "…; did you mean X?" as help. */
function didYouMean({ nearest }: { nearest: string | null }): string | null {
  return nearest === null ? null : `did you mean "${nearest}"?`;
}

/** What is against DMTF's rules and compiles with mofcomp. */
const unlessDmtf = {
  severity: { dmtf: "error", wmi: "warning", docs: "warning" },
  because: "Only a warning where the compiler of WMI takes it, and on reference pages, which show what others wrote.",
} as const;

/** What no compiler takes. */
const unlessPage = {
  severity: { dmtf: "error", wmi: "error", docs: "warning" },
  because: "Only a warning on reference pages, which show what others wrote.",
} as const;

const wmiSyntax = {
  severity: { dmtf: "error", wmi: "off", docs: "off" },
  because: "WMI has it, and reference pages show it.",
} as const;

const dsp0004 = "DSP0004, MOF grammar";
const mofcomp = "WMI SDK, mofcomp";

export const diagnosticDefinitions = {
  // Files
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

  // Syntax
  "syntax-error": define<{ found: string; expected: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ found, expected }) =>
      `expected ${expected}, found ${found === "" ? "the end of the file" : quote(found)}`,
  }),
  "syntax-character": define<{ text: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ text }) => `${quote(text)} cannot stand here`,
  }),
  "string-unterminated": define({
    severity: "error",
    source: dsp0004,
    message: () => "the string has no closing quote",
    help: () => 'end it with " on this line; longer texts are strings one after the other',
  }),
  "string-newline": define({
    ...unlessDmtf,
    source: "DSP0004, stringValue",
    message: () => "the string runs over a line end",
    help: () => "close it and open a new one on the next line: strings in a row are joined",
  }),
  "string-escape": define<{ escape: string }>({
    severity: "warning",
    source: "DSP0004, escape sequences",
    message: ({ escape }) => `"${escape}" is no escape sequence and is kept as it stands`,
    help: () => "write a backslash as \\\\",
  }),
  "comment-unterminated": define({
    severity: "error",
    source: dsp0004,
    message: () => "the comment has no end",
    help: () => "end it with */",
  }),
  "trailing-comma": define({
    ...unlessDmtf,
    source: dsp0004,
    message: () => "nothing follows the comma",
    help: () => "remove it",
  }),
  "nesting-depth": define({
    severity: "error",
    source: "mofc",
    message: () => "values are nested too deeply; the rest of the file was not read",
  }),
  "mof3-syntax": define<{ keyword: string }>({
    severity: "error",
    source: "DSP0221",
    message: ({ keyword }) => `"${keyword}" is MOF 3 syntax, and mofc compiles MOF 2`,
    help: ({ keyword }) =>
      keyword.toLowerCase() === "association"
        ? "in MOF 2: [Association] class ..."
        : keyword.includes(".")
          ? `write "${keyword}" if a string is meant`
          : null,
  }),
  "draft-syntax": define<{ keyword: string }>({
    severity: "error",
    source: "drafts of MOF, 1998",
    message: ({ keyword }) => `"${keyword}" is of a draft of MOF and was never part of the language`,
    help: ({ keyword }) => (keyword.toLowerCase() === "enum" ? "put ValueMap and Values on an integer property" : null),
  }),
  "type-missing": define<{ name: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ name }) => `"${name}" has no type`,
    help: ({ name }) => `write the type in front of it: uint32 ${name}`,
  }),
  "literal-octal": define<{ text: string }>({
    severity: "error",
    source: "DSP0004, octalValue",
    message: ({ text }) => `${text} begins with 0 as octal numbers do, and has a digit over 7`,
    help: ({ text }) => `write ${text.replace(/^([+-]?)0+(?=\d)/, "$1")} for a decimal number`,
  }),
  "literal-number": define<{ text: string; mended: string | null }>({
    severity: "error",
    source: "DSP0004, integerValue and realValue",
    message: ({ text }) => `${quote(text)} is no number of MOF`,
    help: ({ mended }) =>
      mended !== null
        ? `write ${mended}`
        : "numbers are written as 10, 0xA, 012 (octal), 1010b (binary), 1.5 or 1.0e3; texts in quotes",
  }),
  "macro-function": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" has parameters, and mofc does not apply such macros`,
    help: () => "write what it stands for",
  }),
  "macro-operator": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" is an expression of C, which MOF does not have`,
    help: () => "write its value",
  }),
  "macro-conditional": define<{ directive: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ directive }) => `"${directive}" is not evaluated: all branches are read`,
  }),
  "bare-text": define<{ text: string }>({
    ...unlessDmtf,
    source: dsp0004,
    message: ({ text }) => `${quote(text)} is no value: it has no quotes, and no macro has this name`,
    help: ({ text }) => {
      const unquoted = text.replace(/^[\u2018-\u201f\u00ab]|[\u2018-\u201f\u00bb]$/g, "");
      return unquoted === text
        ? `write "${text}" if a string is meant`
        : `write "${unquoted}": the quotes of MOF are straight`;
    },
  }),

  "array-place": define<{ mended: string }>({
    ...unlessPage,
    source: "DSP0004, array",
    message: () => "the brackets of an array stand behind its name, not behind its type",
    help: ({ mended }) => `write ${mended}`,
  }),

  // What one dialect allows and another does not
  "dialect-embedded-object": define<{ type: string }>({
    ...wmiSyntax,
    source: "WMI SDK, embedded objects",
    message: ({ type }) => `the class "${type}" as a type is WMI syntax`,
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
    message: () => "a default value of a parameter is WMI syntax",
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
    help: () => "DMTF MOF writes the instance into a string",
  }),
  "dialect-qualifier-flavors": define<{ name: string }>({
    ...wmiSyntax,
    source: "WMI SDK, qualifier flavors",
    message: ({ name }) => `flavors for all uses of "${name}" are WMI syntax`,
    help: ({ name }) => `DMTF MOF: Qualifier ${name} : type, Scope(...), Flavor(...);`,
  }),
  "dialect-macro": define({
    ...wmiSyntax,
    source: mofcomp,
    message: () => "preprocessor lines are an extension of mofcomp",
  }),
  "docs-method": define<{ name: string }>({
    severity: { dmtf: "error", wmi: "error", docs: "off" },
    because: "Only reference pages print a method by itself.",
    source: "syntax of reference pages",
    message: ({ name }) => `the method "${name}" stands outside of a class`,
    help: () => "reference pages print methods so: read them with --dialect docs",
  }),
  "docs-datetime": define<{ text: string; isHalfQuoted: boolean }>({
    ...unlessPage,
    source: "DSP0004, datetime",
    message: ({ text, isHalfQuoted }) => `the datetime ${text} has no ${isHalfQuoted ? "opening quote" : "quotes"}`,
    help: ({ text }) => `write "${text}"`,
  }),

  // Pragmas
  "prag-unknown": define<{ name: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, pragmas",
    message: ({ name }) => `the pragma "${name}" is not known and is passed over`,
    help: didYouMean,
  }),
  "prag-args": define<{ name: string; form: string }>({
    severity: "error",
    source: "DSP0004, pragmas",
    message: ({ name }) => `these are no arguments of the pragma "${name}"`,
    help: ({ form }) => `write ${form}`,
  }),
  "prag-namespace": define<{ text: string; host: string | null }>({
    ...unlessPage,
    source: "DSP0004, pragma namespace",
    message: ({ text, host }) =>
      host === null ? `${quote(text)} is no namespace` : `the namespace is on another computer, "${host}"`,
    help: ({ host }) => (host === null ? 'a namespace is written as "root/cimv2"' : null),
  }),

  // Names
  "name-dup-class": define<{ name: string }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI a second declaration changes the class.",
    source: "DSP0004, class names",
    message: ({ name }) => `the class "${name}" is declared twice`,
  }),
  "name-dup-feature": define<{ name: string; className: string }>({
    severity: "error",
    source: "DSP0004, class declarations",
    message: ({ name, className }) => `the class "${className}" has two members with the name "${name}"`,
  }),
  "name-dup-param": define<{ name: string; method: string }>({
    severity: "error",
    source: "DSP0004, method declarations",
    message: ({ name, method }) => `the method "${method}" has two parameters with the name "${name}"`,
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
    message: ({ name }) => `the alias "$${name}" is given twice`,
  }),
  "name-schema-prefix": define<{ name: string }>({
    severity: { dmtf: "warning", wmi: "off", docs: "off" },
    because: "WMI asks for no prefix.",
    source: "DSP0004, class names",
    message: ({ name }) => `the class name "${name}" has no schema prefix`,
    help: ({ name }) => `write SCHEMA_${name}, where SCHEMA is the owner of the class`,
  }),
  "name-case-differs": define<{ written: string; name: string }>({
    severity: "warning",
    source: "DSP0004, case of names",
    message: ({ written, name }) => `"${written}" is declared as "${name}"`,
    help: ({ name }) => `write "${name}": names are the same in any case, and generated code has the declared one`,
  }),
  "qual-case": define<{ written: string; name: string }>({
    severity: { dmtf: "info", wmi: "off", docs: "off" },
    because: "WMI has no declarations that would say how a qualifier is written.",
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
    source: "WMI SDK, system classes",
    message: ({ name }) => `"${name}" begins with two underscores, as only names of the system do`,
  }),

  // Classes and types
  "inh-unknown-superclass": define<{ name: string; superclass: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, generalization",
    message: ({ name, superclass }) => `the superclass "${superclass}" of "${name}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "inh-cycle": define<{ name: string; chain: string }>({
    severity: "error",
    source: "DSP0004, generalization",
    message: ({ name, chain }) => `the class "${name}" derives from itself (${chain})`,
  }),
  "inh-terminal": define<{ name: string; superclass: string }>({
    severity: "error",
    source: "DSP0004, Terminal",
    message: ({ name, superclass }) => `"${name}" derives from "${superclass}", which is terminal`,
  }),
  "inh-abstract-under-concrete": define<{ name: string; superclass: string }>({
    severity: "warning",
    because: "DMTF's published schema does it itself: it is no error.",
    source: "DSP0004, Abstract",
    message: ({ name, superclass }) =>
      `the abstract class "${name}" derives from "${superclass}", which is not abstract`,
  }),
  "inh-kind-mismatch": define<{ name: string; kind: string; superclass: string; superclassKind: string }>({
    severity: "error",
    source: "DSP0004, Association and Indication",
    message: ({ name, kind, superclass, superclassKind }) =>
      `"${name}" is ${kind}, and its superclass "${superclass}" is ${superclassKind}`,
  }),
  "inh-order": define<{ name: string; superclass: string }>({
    severity: "info",
    source: "WMI SDK, compiling MOF files",
    message: ({ name, superclass }) => `"${name}" stands before its superclass "${superclass}"`,
    help: () => "other compilers want a superclass first",
  }),
  "ref-unknown-class": define<{ className: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, references",
    message: ({ className }) => `the referenced class "${className}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "emb-unknown-class": define<{ className: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, EmbeddedInstance",
    message: ({ className }) => `the embedded class "${className}" is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "type-unknown": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, data types",
    message: ({ name }) => `"${name}" is no data type and no declared class`,
    help: (p) =>
      didYouMean(p) ??
      "data types are uint8 to uint64, sint8 to sint64, real32, real64, boolean, string, char16 and datetime",
  }),

  // Qualifiers
  "qual-unknown": define<{ name: string; nearest: string | null }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI a qualifier needs no declaration; a misspelt one is passed over there without a word.",
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the qualifier "${name}" is not declared`,
    help: (p) => didYouMean(p) ?? `declare it: Qualifier ${p.name} : string = null, Scope(any);`,
  }),
  "flavor-unknown": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, flavor",
    message: ({ name }) => `"${name}" is no flavor`,
    help: (p) =>
      didYouMean(p) ?? "flavors are EnableOverride or DisableOverride, ToSubclass or Restricted, and Translatable",
  }),
  "scope-unknown": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, scope",
    message: ({ name }) => `"${name}" is no scope`,
    help: (p) =>
      didYouMean(p) ?? "scopes are class, association, indication, property, reference, method, parameter and any",
  }),
  "qual-scope": define<{ name: string; on: string; scopes: readonly string[] }>({
    ...unlessDmtf,
    source: "DSP0004, scope",
    message: ({ name, on }) => `the qualifier "${name}" cannot stand on ${on}`,
    help: ({ scopes }) => (scopes.length === 0 ? null : `it is declared for ${list(scopes, "or")}`),
  }),
  "qual-type": define<{ name: string; expected: string; found: string }>({
    ...unlessDmtf,
    source: "DSP0004, qualifiers",
    message: ({ name, expected, found }) => `the qualifier "${name}" is declared as ${expected}, and this is ${found}`,
  }),
  "qual-missing-value": define<{ name: string; type: string }>({
    ...unlessDmtf,
    source: "DSP0004, qualifiers",
    message: ({ name, type }) => `the qualifier "${name}" needs a value: it is declared as ${type}, without a default`,
    help: ({ name, type }) => `write ${name}${type.endsWith("[]") ? "{ ... }" : "(...)"}`,
  }),
  "qual-flavor-conflict": define<{ first: string; second: string }>({
    severity: "error",
    source: "DSP0004, flavor",
    message: ({ first, second }) => `the flavors "${first}" and "${second}" contradict each other`,
  }),
  "qual-flavor-on-use": define<{ name: string }>({
    severity: { dmtf: "info", wmi: "off", docs: "off" },
    because: "WMI has no declarations of qualifiers: their flavors are given where they are used.",
    source: "DSP0004, qualifiers",
    message: ({ name }) => `the flavor of "${name}" is given where the qualifier is used`,
    help: () => "flavors belong to the declaration of a qualifier; here they are deprecated",
  }),
  "qual-disable-override": define<{ name: string }>({
    ...unlessPage,
    source: "DSP0004, DisableOverride",
    message: ({ name }) =>
      `the inherited value of "${name}" cannot be changed: the qualifier has the flavor DisableOverride`,
  }),
  "qual-decl-standard": define<{ name: string; expected: string }>({
    severity: "error",
    source: "DSP0004, standard qualifiers",
    message: ({ name, expected }) => `the standard qualifier "${name}" has the type ${expected}`,
    help: ({ expected }) => `write ${expected}`,
  }),
  "qual-no-scope": define<{ name: string }>({
    ...unlessDmtf,
    source: "DSP0004, qualifier declarations",
    message: ({ name }) => `the declaration of the qualifier "${name}" has no Scope`,
    help: () => "add Scope(any), or the elements that it is for",
  }),
  "qual-assoc-indication": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, Association and Indication",
    message: ({ name }) => `the class "${name}" cannot be an association and an indication`,
  }),

  // Overriding
  "ovr-missing-target": define<{ name: string; what: string; superclass: string | null; nearest: string | null }>({
    ...unlessDmtf,
    source: "DSP0004, Override",
    message: ({ name, what, superclass }) =>
      superclass === null
        ? `the ${what} "${name}" overrides nothing: the class has no superclass`
        : `"${superclass}" has no ${what} "${name}" to override`,
    help: didYouMean,
  }),
  "ovr-name": define<{ name: string; target: string }>({
    ...unlessDmtf,
    source: "DSP0004, Override",
    message: ({ name, target }) => `"${name}" cannot override "${target}": both must have one name`,
    help: ({ name }) => `write Override("${name}")`,
  }),
  "ovr-type": define<{ name: string; found: string; inherited: string }>({
    ...unlessPage,
    source: "DSP0004, Override",
    message: ({ name, found, inherited }) => `"${name}" is ${found} here and is inherited as ${inherited}`,
  }),
  "ovr-signature": define<{ name: string; className: string; found: string | null; expected: string | null }>({
    ...unlessPage,
    source: "DSP0004, Override",
    message: ({ name, found, expected }) =>
      found === null
        ? `the method "${name}" lacks the inherited parameter "${expected}"`
        : expected === null
          ? `the inherited method "${name}" has no parameter "${found}"`
          : `the inherited method "${name}" has "${expected}" in the place of "${found}"`,
  }),
  "ovr-ref-class": define<{ name: string; found: string; expected: string }>({
    ...unlessDmtf,
    source: "DSP0004, Override",
    message: ({ name, found, expected }) =>
      `"${name}" is inherited as "${expected}", and "${found}" does not derive from it`,
  }),
  "ovr-implicit": define<{ name: string; className: string }>({
    severity: { dmtf: "warning", wmi: "off", docs: "off" },
    because: "In WMI a class overrides by declaring again, and reference pages repeat what is inherited.",
    source: "DSP0004, Override",
    message: ({ name, className }) =>
      `"${name}" is inherited from "${className}" and is declared again without Override`,
    help: ({ name }) => `add Override("${name}")`,
  }),
  "ovr-valuemap-widened": define<{ name: string; entry: string; more: number }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ name, entry, more }) =>
      `the ValueMap of "${name}" has "${entry}"${more > 0 ? ` and ${more} more` : ""}, which the inherited one leaves out`,
    help: () => "a client of the superclass does not expect these values",
  }),

  // Values and constraints
  "val-array-shape": define<{
    name: string;
    fault: "scalar" | "array" | "size" | { readonly size: number; readonly count: number };
  }>({
    ...unlessPage,
    source: "DSP0004, array declarations",
    message: ({ name, fault }) =>
      fault === "scalar"
        ? `"${name}" is an array and has a single value`
        : fault === "array"
          ? `"${name}" is no array and has a list of values`
          : fault === "size"
            ? `the array "${name}" has no room for a value`
            : `"${name}" has room for ${count(fault.size, "value", "values")}, and these are ${fault.count}`,
    help: ({ fault }) =>
      fault === "scalar" ? "write it in braces: { ... }" : fault === "array" ? "write the value without braces" : null,
  }),
  "val-null-element": define<{ name: string }>({
    severity: "warning",
    source: "WMI SDK, mofcomp",
    message: ({ name }) => `an element of the array "${name}" is NULL`,
  }),
  "val-type": define<{ name: string; expected: string; found: string; isString: boolean }>({
    ...unlessDmtf,
    source: "DSP0004, initializers",
    message: ({ name, expected, found }) => `"${name}" is ${expected}, and this is ${found}`,
    help: ({ isString }) => (isString ? "put it into quotes" : null),
  }),
  "val-range": define<{ name: string; type: string; low: bigint | number; high: bigint | number }>({
    severity: "error",
    source: "DSP0004, data types",
    message: ({ name, type, low, high }) =>
      `the value of "${name}" does not fit into ${type}, which goes from ${low} to ${high}`,
  }),
  "val-fraction": define<{ name: string; type: string }>({
    severity: "warning",
    source: "WMI SDK, floating-point values",
    message: ({ name, type }) => `"${name}" is a ${type}, and this is no integer`,
    help: () => "compilers round it, or reject it",
  }),
  "val-datetime": define<{ name: string; text: string; fault: string }>({
    ...unlessPage,
    source: "DSP0004, datetime",
    message: ({ text, fault }) => `${quote(text)} is no datetime: ${fault}`,
  }),
  "val-interval-kind": define<{ name: string; isInterval: boolean }>({
    severity: "warning",
    source: "WMI SDK, interval format",
    message: ({ name, isInterval }) =>
      isInterval
        ? `"${name}" is a point in time by its SubType, and this is an interval`
        : `"${name}" is an interval by its SubType, and this is a point in time`,
  }),
  "val-char16": define<{ isString: boolean }>({
    severity: "error",
    source: "DSP0004, char16",
    message: () => "a char16 is exactly one character of 16 bits",
    help: ({ isString }) => (isString ? "write it in single quotes" : null),
  }),
  "val-not-in-map": define<{ name: string; value: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ name, value }) =>
      `the ValueMap of "${name}" does not have the value ${value === "" ? '""' : quote(value)}`,
    help: didYouMean,
  }),
  "val-constraint": define<{
    name: string;
    limit: "MinValue" | "MaxValue" | "MinLen" | "MaxLen";
    bound: bigint | number;
  }>({
    ...unlessDmtf,
    source: "DSP0004, MinValue, MaxValue, MinLen and MaxLen",
    message: ({ name, limit, bound }) => {
      const relation = { MinValue: "less", MaxValue: "greater", MinLen: "shorter", MaxLen: "longer" }[limit];
      return `the value of "${name}" is ${relation} than its ${limit} ${bound}`;
    },
  }),
  "con-wrong-type": define<{ name: string; wants: string; type: string }>({
    severity: "warning",
    because: "DMTF's published schema has limits on datetimes: it is no error.",
    source: "DSP0004, MinValue, MaxValue, MinLen and MaxLen",
    message: ({ name, wants, type }) => `"${name}" on ${type} means nothing: it is for ${wants}s`,
  }),
  "con-min-gt-max": define<{ low: string; high: string }>({
    severity: "error",
    source: "DSP0004, MinValue, MaxValue, MinLen and MaxLen",
    message: ({ low, high }) => `${low} is greater than ${high}: no value is left`,
  }),
  "con-arraytype": define<{ fault: "scalar" | "value"; name: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, ArrayType",
    message: ({ fault, name }) =>
      fault === "scalar" ? `"${name}" is no array and has no ArrayType` : `"${name}" is no ArrayType`,
    help: (p) => didYouMean(p) ?? (p.fault === "value" ? 'write "Bag", "Ordered" or "Indexed"' : null),
  }),

  // Value maps
  "map-length": define<{ values: string; labels: string; valueCount: number; labelCount: number }>({
    ...unlessDmtf,
    adjustable: true,
    source: "DSP0004, Values",
    message: ({ values, labels, valueCount, labelCount }) =>
      `${values} has ${count(valueCount, "entry", "entries")} and ${labels} has ${labelCount}`,
  }),
  "map-syntax": define<{ text: string; values: string }>({
    severity: "error",
    source: "DSP0004, ValueMap",
    message: ({ text, values }) => `"${text}" is no entry of a ${values}`,
    help: () => `an entry is an integer, "a..b", "..b", "a.." or ".."`,
  }),
  "map-wrong-type": define<{ type: string }>({
    ...unlessDmtf,
    source: "DSP0004, ValueMap",
    message: ({ type }) => `a value map on ${type} means nothing: it is for integers and strings`,
  }),
  "map-type-range": define<{ text: string; type: string; low: bigint; high: bigint }>({
    ...unlessDmtf,
    source: "DSP0004, ValueMap",
    message: ({ text, type, low, high }) => `"${text}" does not fit into ${type}, which goes from ${low} to ${high}`,
  }),
  "map-reversed": define<{ text: string; mended: string }>({
    severity: "error",
    source: "DSP0004, ValueMap",
    message: ({ text }) => `the range "${text}" is empty: it ends before it begins`,
    help: ({ mended }) => `write "${mended}" if that is meant`,
  }),
  "map-overlap": define<{ text: string; other: string; isSame: boolean }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ text, other, isSame }) =>
      text === other
        ? `"${text}" is in the map twice`
        : isSame
          ? `"${text}" and "${other}" are the same value`
          : `"${text}" and "${other}" have values in common`,
  }),
  "map-unclaimed-multi": define<{ values: string }>({
    severity: "warning",
    because: "DMTF's published schema does it itself: it is no error.",
    source: "DSP0004, ValueMap",
    message: ({ values }) => `".." is in the ${values} twice: it stands for all values that are left`,
  }),
  "map-no-valuemap": define<{ values: string; labels: string }>({
    severity: "info",
    source: "WMI SDK, ValueMap",
    message: ({ values, labels }) => `${labels} without ${values}: the labels stand for 0, 1, 2 and so on`,
  }),
  "map-no-values": define<{ values: string; labels: string }>({
    severity: "info",
    source: "DSP0004, Values",
    message: ({ values, labels }) => `${values} without ${labels}: the values have no names`,
  }),
  "map-dup-label": define<{ label: string }>({
    severity: "info",
    source: "mofc",
    message: ({ label }) => `the label ${quote(label)} is given to more than one value`,
  }),
  "bit-position": define<{ text: string; type: string; bits: number }>({
    ...unlessDmtf,
    source: "DSP0004, BitMap",
    message: ({ text, type, bits }) => `${type} has no bit "${text}": its bits are 0 to ${bits - 1}`,
  }),
  "bit-signed-type": define<{ name: string; type: string }>({
    severity: "warning",
    source: "DSP0004, BitMap",
    message: ({ name, type }) => `${name} on the signed type ${type}: bits are for unsigned integers`,
  }),
  "bit-and-value-map": define({
    severity: "warning",
    source: "DSP0004, BitMap",
    message: () => "BitMap and ValueMap exclude each other",
  }),

  // Keys, associations and embedded instances
  "key-in-subclass": define<{ name: string; className: string; superclass: string }>({
    ...unlessPage,
    source: "DSP0004, Key",
    message: ({ name, superclass }) => `"${name}" cannot be a key: "${superclass}" has keys, and subclasses add none`,
  }),
  "key-mutated": define<{ name: string }>({
    ...unlessPage,
    source: "DSP0004, Key",
    message: ({ name }) => `"${name}" is inherited as a key and stays one`,
  }),
  "key-type": define<{ name: string; type: string }>({
    ...unlessDmtf,
    source: "DSP0004, Key",
    message: ({ name, type }) => `the key "${name}" is ${type}, which no key can be`,
  }),
  "key-missing": define<{ name: string }>({
    severity: { dmtf: "warning", wmi: "off", docs: "off" },
    because:
      "In WMI events and classes of embedded objects have no keys either, and no qualifier tells them from others.",
    source: "DSP0004, Key",
    message: ({ name }) => `the class "${name}" has no key and is not abstract: its instances cannot be told apart`,
    help: () => "give a property the qualifier Key, or the class Abstract or Structure",
  }),
  "key-null": define<{ className: string; keys: readonly string[] }>({
    ...unlessDmtf,
    source: "DSP0004, Key",
    message: ({ className, keys }) =>
      `the instance of "${className}" has no value for ${keys.length === 1 ? "its key" : "its keys"} ${list(
        keys.map((key) => `"${key}"`),
        "and",
      )}`,
  }),
  "assoc-few-refs": define<{ name: string; count: number }>({
    ...unlessDmtf,
    source: "DSP0004, associations",
    message: ({ name, count: references }) =>
      `the association "${name}" has ${references === 0 ? "no reference" : "one reference"} and needs two`,
  }),
  "assoc-arity": define<{ name: string; className: string; superclass: string }>({
    ...unlessDmtf,
    source: "DSP0004, associations",
    message: ({ name, superclass }) =>
      `"${name}" is a new reference, and subclasses of the association "${superclass}" add none`,
    help: () => "override an inherited reference",
  }),
  "ref-outside-assoc": define<{ name: string; className: string; count: number }>({
    ...unlessDmtf,
    source: "DSP0004, references",
    message: ({ name, className }) => `"${name}" is a reference, and "${className}" is no association`,
    help: ({ count: references }) => (references > 1 ? "add the qualifier Association to the class" : null),
  }),
  "ref-array": define<{ name: string }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    because: "WMI has arrays of references.",
    source: "DSP0004, references",
    message: ({ name }) => `the reference "${name}" cannot be an array`,
  }),
  "ref-min-max": define({
    severity: "warning",
    source: "DSP0004, Min and Max",
    message: () => "Min is greater than Max",
  }),
  "emb-on-non-string": define<{ name: string; type: string }>({
    ...unlessDmtf,
    source: "DSP0004, EmbeddedInstance and EmbeddedObject",
    message: ({ name, type }) => `"${name}" is for strings, and this is ${type}`,
  }),
  "emb-value": define<{ name: string; fault: string }>({
    ...unlessDmtf,
    source: "DSP0004, EmbeddedInstance",
    message: ({ name, fault }) => `the text of "${name}" is no valid instance: ${fault}`,
  }),
  "prop-propagated": define<{ text: string; fault: "form" | "unknown" | "no key" | "weak"; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, Propagated",
    message: ({ text, fault }) =>
      ({
        form: `${quote(text)} is not of the form "Class.Property"`,
        unknown: `the property "${text}" is not declared`,
        "no key": `"${text}" is no key`,
        weak: `the class "${text}" is weak here, and none of its keys is propagated`,
      })[fault],
    help: (data) =>
      data.fault === "weak" ? "mark the keys that come from the other class with Propagated" : didYouMean(data),
  }),
  "corr-unknown": define<{ className: string; member: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, ModelCorrespondence",
    message: ({ className, member }) => `the class "${className}" has no "${member}"`,
    help: didYouMean,
  }),

  // Methods
  "meth-array-return": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, method declarations",
    message: ({ name }) => `the method "${name}" cannot return an array`,
    help: () => "return it through an Out parameter",
  }),
  "meth-io-missing": define<{ name: string }>({
    severity: { dmtf: "off", wmi: "warning", docs: "off" },
    because: "In DMTF MOF In is true by default.",
    source: "WMI SDK, creating a method",
    message: ({ name }) => `the parameter "${name}" has neither In nor Out`,
    help: () => "mofcomp wants one of them; in DMTF MOF In is true by default",
  }),
  "meth-id-gap": define<{ name: string; fault: "missing" | { readonly repeated: bigint } | { readonly id: bigint } }>({
    severity: "warning",
    source: "WMI SDK, creating a method",
    message: ({ name, fault }) =>
      fault === "missing"
        ? `the parameter "${name}" has no ID, and others have one`
        : "repeated" in fault
          ? `the ID ${fault.repeated} of "${name}" is another parameter's too`
          : `the ID ${fault.id} of "${name}" leaves a gap`,
    help: () => "IDs are 0, 1, 2 and so on",
  }),
  "meth-returnvalue-name": define<{ name: string }>({
    ...unlessPage,
    source: "WMI SDK, creating a method",
    message: ({ name }) => `no parameter may be called "${name}": the return value has this name`,
  }),
  "meth-no-codes": define<{ name: string }>({
    severity: { dmtf: "info", wmi: "info", docs: "off" },
    because: "Reference pages list return codes in prose.",
    source: "mofc",
    message: ({ name }) => `the return codes of "${name}" have no ValueMap`,
  }),

  // Life cycle
  "use-deprecated": define<{ name: string; replacements: readonly string[] }>({
    severity: { dmtf: "warning", wmi: "warning", docs: "off" },
    because: "Whoever reads a reference page did not choose what it uses.",
    source: "DSP0004, Deprecated",
    message: ({ name }) => `"${name}" is deprecated`,
    help: ({ replacements }) => {
      const named = replacements.filter((text) => text !== "" && !/^no value$/i.test(text));
      return named.length === 0 ? null : `use ${list(named, "or")}`;
    },
  }),
  "use-experimental": define<{ name: string }>({
    severity: { dmtf: "info", wmi: "info", docs: "off" },
    because: "Whoever reads a reference page did not choose what it uses.",
    source: "DSP0004, Experimental",
    message: ({ name }) => `"${name}" is experimental and may change`,
  }),
  "ver-format": define<{ text: string }>({
    severity: "warning",
    source: "DSP0004, Version",
    message: ({ text }) => `the version ${quote(text)} is not of the form major.minor.update`,
  }),

  // Instances
  "inst-unknown-class": define<{ className: string; nearest: string | null }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI the class may be known to the machine that compiles the instance.",
    source: "DSP0004, instance declarations",
    message: ({ className }) => `the class "${className}" of the instance is not declared`,
    help: (p) => didYouMean(p) ?? `include the file that declares it, or give its folder with -I`,
  }),
  "inst-unknown-property": define<{ name: string; className: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, instance declarations",
    message: ({ name, className }) => `the class "${className}" has no property "${name}"`,
    help: didYouMean,
  }),
  "inst-abstract": define<{ className: string }>({
    severity: "error",
    source: "DSP0004, Abstract",
    message: ({ className }) => `"${className}" is abstract and has no instances`,
  }),
  "inst-dup-property": define<{ name: string }>({
    severity: "error",
    source: "DSP0004, instance declarations",
    message: ({ name }) => `"${name}" is set twice`,
  }),
  "inst-dup-key": define<{ className: string }>({
    severity: { dmtf: "error", wmi: "warning", docs: "warning" },
    because: "In WMI the second instance replaces the first.",
    source: "DSP0004, Key",
    message: ({ className }) => `an instance of "${className}" with this key is there already`,
  }),
  "alias-cycle": define<{ alias: string }>({
    ...unlessPage,
    source: "WMI SDK, creating an alias",
    message: ({ alias }) => `"$${alias}" refers back to itself`,
  }),
  "alias-embedded": define<{ name: string; alias: string }>({
    severity: { dmtf: "error", wmi: "off", docs: "off" },
    because: "Compiled configurations of DSC give embedded instances as aliases.",
    source: "WMI SDK, embedded objects",
    message: ({ name, alias }) => `"${name}" holds an instance, and the alias "$${alias}" only refers to one`,
  }),
  "alias-undefined": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "DSP0004, aliases",
    message: ({ name }) => `nothing has the alias "$${name}"`,
    help: ({ nearest }) => (nearest === null ? null : `did you mean "$${nearest}"?`),
  }),

  // TypeScript that uses generated bindings
  "enum-literal": define<{ text: string; element: string; member: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ text, element }) => `${text} stands for a value of ${element}`,
    help: ({ member }) => `write ${member}`,
  }),
  "enum-other-element": define<{
    what: string;
    from: string | null;
    element: string;
    help: { value: string; meaning: string | null } | null;
  }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ what, from, element }) =>
      from === null ? `${what} is no value of ${element}` : `${what} is a value of ${from}, and not of ${element}`,
    help: ({ element, help }) => {
      if (help === null) return "no value means the same in both";
      return help.meaning === null
        ? `${help.value} means nothing there`
        : `${help.value} means "${help.meaning}" in ${element}`;
    },
  }),
  "value-unknown": define<{ value: string; element: string }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ value, element }) => `${element} has no value ${value}`,
  }),
  "value-reserved": define<{ value: string; element: string; label: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ value, element, label }) => `${value} is reserved in ${element} ("${label}")`,
  }),
  "code-arithmetic": define<{ element: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ element }) => `values of ${element} are names: to calculate with them means nothing`,
  }),
  "branch-missing": define<{ element: string; missing: readonly string[] }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ element, missing }) =>
      `no branch for ${count(missing.length, "value", "values")} of ${element}: ${listSome(missing, 24)}`,
    help: () => "add them, or say what is to happen with all others",
  }),
  "branch-unreachable": define<{ value: string; label: string | null }>({
    severity: "warning",
    source: "mofc",
    message: ({ value, label }) => `${label === null ? value : `${value} ("${label}")`} never comes to this branch`,
  }),
  "return-code-unused": define<{ method: string; startsJob: boolean }>({
    severity: "warning",
    source: "DSP0200, extrinsic methods",
    message: ({ method }) => `the return code of ${method} is not looked at`,
    help: ({ startsJob }) =>
      startsJob ? "a failure goes unseen, and so does work that goes on" : "a failure goes unseen",
  }),
  "job-branch-missing": define<{ method: string; member: string; label: string }>({
    severity: "warning",
    source: "DSP1103, job control",
    message: ({ method, label }) => `${method} can answer 4096 ("${label}"), for which there is no branch`,
    help: ({ member }) => `compare with ${member} too`,
  }),
  "job-unwatched": define<{ method: string; job: string }>({
    severity: "warning",
    source: "DSP1103, job control",
    message: ({ method }) => `nobody watches the job that ${method} starts`,
    help: ({ job }) => `read "${job}" of the answer and wait until the job has ended`,
  }),

  "binding-deprecated": define<{ element: string; replacements: readonly string[] }>({
    severity: "warning",
    source: "DSP0004, Deprecated",
    message: ({ element }) => `${element} is deprecated`,
    help: ({ replacements }) => (replacements.length === 0 ? null : `use ${list(replacements, "or")}`),
  }),
  "binding-experimental": define<{ element: string }>({
    severity: "off",
    source: "DSP0004, Experimental",
    message: ({ element }) => `${element} is experimental and may change`,
  }),
  "binding-read-only": define<{ element: string }>({
    severity: "warning",
    source: "DSP0004, Write",
    message: ({ element }) => `${element} cannot be written: only the provider changes it`,
    help: () => "look for a method of the schema that does what is meant",
  }),
  "table-repeated": define<{ table: string; element: string; name: string }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ table, element }) => `"${table}" repeats the values of ${element}`,
    help: ({ name }) => `use ${name}, and ${name}_ValueMap for the labels`,
  }),
  "table-wrong": define<{
    word: string;
    value: string;
    element: string;
    meant: string;
    meaning: string | null;
    name: string;
  }>({
    severity: "error",
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ word, value, element, meant }) => `"${word}" is ${meant} in ${element}, and not ${value}`,
    help: ({ value, meaning, name }) =>
      meaning === null ? `use ${name}` : `${value} means "${meaning}" there; use ${name}`,
  }),

  "bindings-stale": define<{ folder: string; sources: readonly string[] }>({
    severity: "warning",
    source: "mofc",
    message: ({ folder, sources }) => `"${folder}" is older than ${listSome(sources)}`,
    help: () => "mofc generate brings it up to date",
  }),

  // Suppressions
  "suppression-unused": define<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `nothing to allow: the next declaration has no finding "${code}"`,
    help: () => "remove the comment",
  }),
  "suppression-code": define<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `there is no code "${code}"`,
    help: () => "mofc explain lists the codes",
  }),
  "suppression-reason": define({
    severity: "warning",
    source: "mofc",
    message: () => "the suppression gives no reason",
    help: () => "write // mofc-allow code: reason",
  }),
  "suppression-error": define<{ code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ code }) => `"${code}" is an error of the language and cannot be allowed`,
  }),

  "rule-error": define<{ code: string; dialect: Dialect }>({
    severity: "warning",
    source: "mofc",
    message: ({ code, dialect }) =>
      `"${code}" stays an error in the dialect ${dialect}: the setting of this rule has no effect there`,
    help: () => "remove the setting, or mend what is reported",
  }),

  // Amendments
  "amend-nothing": define<{ what: string }>({
    severity: "warning",
    source: "WMI SDK, localised MOF",
    message: ({ what }) => `the amendment finds ${what} nowhere in the input`,
    help: () => "give the .mof file beside its .mfl file",
  }),

  // Scenarios of simulations
  "scenario-syntax": define<{ reason: string }>({
    severity: "error",
    source: "RFC 8259",
    message: ({ reason }) => `the scenario is no JSON: ${reason}`,
  }),
  "scenario-key": define<{ path: string; key: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ path, key }) => `${path || "a scenario"} has no "${key}"`,
    help: didYouMean,
  }),
  "scenario-missing": define<{ path: string; key: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, key }) => `${path || "the scenario"} lacks "${key}"`,
  }),
  "scenario-value": define<{ path: string; expected: string; found: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ path, expected, found }) => `${path || "the scenario"}: expected ${expected}, found ${found}`,
    help: didYouMean,
  }),
  "scenario-name": define<{ path: string; what: "host" | "machine" | "network"; name: string; nearest: string | null }>(
    {
      severity: "error",
      source: "mofc",
      message: ({ path, what, name }) => `${path}: there is no ${what} "${name}"`,
      help: didYouMean,
    },
  ),
  "scenario-world": define<{ path: string; reason: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, reason }) => `${path}: ${reason}`,
  }),

  // Contracts of behaviour
  "contract-folder": define<{ folder: string }>({
    severity: "error",
    source: "mofc",
    message: ({ folder }) => `there is no contract in "${folder}"`,
    help: () =>
      "a contract is a JSON file that says how the instances of a class behave; the backend's option names the folder",
  }),
  "contract-syntax": define<{ reason: string }>({
    severity: "error",
    source: "RFC 8259",
    message: ({ reason }) => `the contract is no JSON: ${reason}`,
  }),
  "contract-key": define<{ key: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ key }) => `a contract has no "${key}" here`,
    help: didYouMean,
  }),
  "contract-missing": define<{ key: string }>({
    severity: "error",
    source: "mofc",
    message: ({ key }) => `"${key}" is missing`,
  }),
  "contract-value": define<{ expected: string; found: string }>({
    severity: "error",
    source: "mofc",
    message: ({ expected, found }) => `expected ${expected}, found ${found}`,
  }),
  "contract-class": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the schema has no class "${name}"`,
    help: didYouMean,
  }),
  "contract-member": define<{
    owner: string;
    what: "property" | "method" | "parameter";
    name: string;
    nearest: string | null;
  }>({
    severity: "error",
    source: "mofc",
    message: ({ owner, what, name }) => `${owner} has no ${what} "${name}"`,
    help: didYouMean,
  }),
  "contract-label": define<{ label: string; path: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ label, path }) => `the value map of ${path} has no label "${label}"`,
    help: didYouMean,
  }),
  "contract-label-ambiguous": define<{ label: string; path: string; values: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ label, path, values }) => `"${label}" of ${path} stands for ${list(values, "and")}`,
    help: ({ label, values }) => `say which: "${label} (${values[0] ?? ""})"`,
  }),
  "contract-label-value": define<{ label: string; value: string; path: string; values: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ label, value, path, values }) =>
      `${value} is not "${label}" of ${path}, which stands for ${list(values, "and")}`,
  }),
  "contract-no-labels": define<{ path: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path }) => `${path} has no value map, and so no labels`,
    help: () => "write the value as a number",
  }),
  "contract-variable": define<{ name: string; nearest: string | null; known: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `there is no "{${name}}" here`,
    help: ({ nearest, known }) =>
      nearest === null ? `there is ${list(known, "and")}` : `did you mean "{${nearest}}"?`,
  }),
  "contract-path": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `no value of a call is named "${name}" here`,
    help: didYouMean,
  }),
  "contract-instance": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `no instance has the name "${name}" here`,
    help: didYouMean,
  }),
  "contract-case": define<{ path: string; missing: string }>({
    severity: "error",
    source: "mofc",
    message: ({ path, missing }) => `no case says what holds when ${path} is ${missing}`,
  }),
  "contract-code-open": define<{ method: string; code: string; label: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ method, code, label }) =>
      `the contract says nothing of ${code} "${label}", which ${method}() can return`,
    help: () => 'return it where it fits, or name it under "never" and say why it is not',
  }),
  "contract-code-returned": define<{ method: string; code: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ method, code }) => `${method}() returns ${code} by the same contract`,
  }),
  "contract-choice": define<{ name: string; nearest: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the table of choices has no row "${name}"`,
    help: didYouMean,
  }),
  "contract-choice-unused": define<{ name: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ name }) => `no contract refers to the choice "${name}"`,
    help: () => "remove the row",
  }),
};

export type Code = keyof typeof diagnosticDefinitions;

export function isCode(text: string): text is Code {
  return Object.hasOwn(diagnosticDefinitions, text);
}

/** Whether settings and suppressions may lower a code in a dialect, or in any: all but errors of the language. */
export function isAdjustable(code: Code, dialect?: Dialect): boolean {
  const definition: DiagnosticDefinition<never> = diagnosticDefinitions[code];
  return (
    definition.adjustable === true ||
    (dialect === undefined ? dialects : [dialect]).some((each) => severityOf(code, each) !== "error")
  );
}

/** The typed parameters of a code's message. */
export type Parameters<C extends Code> = (typeof diagnosticDefinitions)[C] extends {
  message: (parameters: infer P) => string;
}
  ? P
  : never;

/** The severity of a code in a dialect; `null` where the dialect allows it. */
export function severityOf(code: Code, dialect: Dialect): Severity | null {
  const severities: Severities = diagnosticDefinitions[code].severity;
  const severity = typeof severities === "string" ? severities : severities[dialect];
  return severity === "off" ? null : severity;
}

function quote(text: string): string {
  const line = text.split(/[\r\n]/, 1)[0] ?? "";
  const short = line.length > 40 ? `${line.slice(0, 40)}…` : line;
  return short.startsWith('"') ? "a string" : `"${short}"`;
}

/** `a, b and c`. */
function list(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** The first words of a long list. */
function listSome(words: readonly string[], shown = 6): string {
  return words.length <= shown
    ? list(words, "and")
    : `${words.slice(0, shown).join(", ")} and ${words.length - shown} more`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
