import { define } from "./definition.ts";
import { quote } from "./words.ts";

const source = "mofc import";

/** Reference pages that `mofc import` reads. */
export const pages = {
  "page-syntax-unread": define<{ text: string }>({
    severity: "warning",
    source,
    message: ({ text }) => `this line of the syntax block cannot be read and is left out: ${quote(text)}`,
  }),
  "page-syntax-repaired": define<{ text: string; repaired: string }>({
    severity: "info",
    source,
    message: ({ text, repaired }) => `${quote(text)} is read as ${quote(repaired)}`,
  }),
  "page-type-missing": define<{ name: string }>({
    severity: "warning",
    source,
    message: ({ name }) => `neither the syntax block nor a section gives the type of "${name}", which is left out`,
  }),
  "page-type-repaired": define<{ written: string; type: string }>({
    severity: "info",
    source,
    message: ({ written, type }) => `"${written}" is not a type of MOF and is read as ${type}`,
  }),
  "page-member-unlisted": define<{ name: string }>({
    severity: "info",
    source,
    message: ({ name }) => `"${name}" has a section but is missing from the syntax block; it is a member`,
  }),
  "page-value-unnumbered": define<{ name: string; label: string }>({
    severity: "info",
    source,
    message: ({ name, label }) => `${quote(label)} in the values of "${name}" has no number and is left out`,
  }),
  "page-member-twice": define<{ name: string }>({
    severity: "info",
    source,
    message: ({ name }) => `the page declares "${name}" twice; the first declaration counts`,
  }),
  "page-value-twice": define<{ name: string; value: string }>({
    severity: "info",
    source,
    message: ({ name, value }) => `the page lists the value ${value} of "${name}" twice; the first entry counts`,
  }),
  "page-value-repaired": define<{ written: string; value: string; type: string }>({
    severity: "info",
    source,
    message: ({ written, value, type }) => `${written} is too large for ${type} and is read as ${value}`,
  }),
  "page-class-unknown": define<{ name: string }>({
    severity: "info",
    source,
    message: ({ name }) => `no page of the input describes "${name}"; an empty class stands in for it`,
  }),
  "page-kind-inherited": define<{ name: string; subclass: string; kind: string }>({
    severity: "info",
    source,
    message: ({ name, subclass, kind }) =>
      `"${name}" is ${kind} because its subclass "${subclass}" is; its own page does not say so`,
  }),
  "page-title-differs": define<{ title: string; name: string }>({
    severity: "warning",
    source,
    message: ({ title, name }) => `the title is ${quote(title)}, but the syntax block declares "${name}"`,
  }),
  "page-parameter-return": define<{ name: string }>({
    severity: "info",
    source,
    message: ({ name }) => `"${name}" has a parameter "ReturnValue", which is WMI's name for what a method returns`,
  }),
  "page-method-twice": define<{ name: string }>({
    severity: "warning",
    source,
    message: ({ name }) => `another page describes the method "${name}" of the same class; this page is left out`,
  }),
  "page-class-twice": define<{ name: string }>({
    severity: "warning",
    source,
    message: ({ name }) => `two pages describe "${name}" in the same namespace; the one with more properties counts`,
  }),
  "page-method-without-class": define<{ className: string; method: string }>({
    severity: "warning",
    source,
    message: ({ className, method }) => `no page describes "${className}", so that its method "${method}" is left out`,
  }),
  "page-method-without-page": define<{ className: string; method: string }>({
    severity: "info",
    source,
    message: ({ className, method }) => `"${className}" lists the method "${method}", whose signature no page gives`,
  }),
  "page-namespace-missing": define<{ name: string; namespace: string | null }>({
    severity: "info",
    source,
    message: ({ name, namespace }) =>
      namespace === null
        ? `no page says which namespace "${name}" is in`
        : `the page does not say which namespace "${name}" is in; it is taken to be ${namespace}`,
    help: ({ namespace }) => (namespace === null ? "name it with --namespace" : null),
  }),
  "page-key-dropped": define<{ name: string; className: string; superclass: string }>({
    severity: "info",
    source,
    message: ({ name, className, superclass }) =>
      `"${name}" is not a key of "${className}": the keys are those of "${superclass}"`,
  }),
  "page-access-inherited": define<{ name: string }>({
    severity: "info",
    source,
    message: ({ name }) => `the page says that "${name}" is read-only; the superclass lets it be written`,
  }),
  "page-type-inherited": define<{ name: string; own: string; inherited: string }>({
    severity: "info",
    source,
    message: ({ name, own, inherited }) => `the page gives "${name}" the type ${own}; the superclass has ${inherited}`,
  }),
  "page-signature-inherited": define<{ name: string; className: string }>({
    severity: "warning",
    source,
    message: ({ name, className }) =>
      `the signature of "${name}" differs from the one that "${className}" inherits, which counts`,
  }),
  "page-json-unknown": define({
    severity: "error",
    source,
    message: () => "the file does not have the classes of Get-CimClass as JSON",
    help: () => "Get-CimClass -Namespace root/cimv2 | ConvertTo-Json -Depth 6",
  }),
  "page-skipped": define({
    severity: "info",
    source,
    message: () => "the page describes neither a class nor a method of WMI",
  }),
};
