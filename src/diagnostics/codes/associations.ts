import { define, unlessDmtf, unlessPage } from "./definition.ts";
import { didYouMean } from "../nearest.ts";
import { list, quote } from "./words.ts";

/** What is wrong with the value of a reference. */
export type RefFault =
  | { readonly kind: "syntax"; readonly message: string }
  | { readonly kind: "class"; readonly className: string; readonly nearest: string | null }
  | { readonly kind: "kind"; readonly className: string; readonly target: string }
  | { readonly kind: "key"; readonly className: string; readonly key: string; readonly nearest: string | null }
  | { readonly kind: "missing"; readonly className: string; readonly key: string }
  | { readonly kind: "short"; readonly className: string; readonly count: number };

function refMessage(name: string, fault: RefFault): string {
  switch (fault.kind) {
    case "syntax":
      return fault.message;
    case "class":
      return `"${name}" refers to the class "${fault.className}", which is not declared`;
    case "kind":
      return `"${name}" refers to an instance of "${fault.className}", which does not derive from "${fault.target}"`;
    case "key":
      return `"${name}" refers to an instance by "${fault.key}", which is not a key of "${fault.className}"`;
    case "missing":
      return `"${name}" refers to an instance of "${fault.className}" without its key "${fault.key}"`;
    case "short":
      return `"${name}" gives one value without a name, and "${fault.className}" has ${fault.count} keys`;
  }
}

/** What identifies an instance and what connects or contains it. */
export const associations = {
  "key-in-subclass": define<{ name: string; className: string; superclass: string }>({
    ...unlessPage,
    source: "DSP0004, Key",
    message: ({ name, superclass }) =>
      `"${name}" cannot be a key: "${superclass}" has keys, and subclasses cannot add any`,
  }),
  "key-mutated": define<{ name: string }>({
    ...unlessPage,
    source: "DSP0004, Key",
    message: ({ name }) => `"${name}" is inherited as a key and must remain one`,
  }),
  "key-type": define<{ name: string; type: string }>({
    ...unlessDmtf,
    source: "DSP0004, Key",
    message: ({ name, type }) => `"${name}" cannot be a key: it is ${type}`,
  }),
  "key-missing": define<{ name: string }>({
    severity: { dmtf: "warning", wmi: "off", docs: "off" },
    because: "In WMI, events and classes of embedded objects have no keys either, and no qualifier marks them.",
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
      `"${name}" is a new reference, and subclasses of the association "${superclass}" cannot add any`,
    help: () => "override an inherited reference",
  }),
  "ref-outside-assoc": define<{ name: string; className: string; count: number }>({
    ...unlessDmtf,
    source: "DSP0004, references",
    message: ({ name, className }) => `"${name}" is a reference, but "${className}" is not an association`,
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
  "ref-text": define<{ name: string; fault: RefFault }>({
    severity: "warning",
    source: "DSP0004, object paths",
    message: ({ name, fault }) => refMessage(name, fault),
    help: ({ fault }) => ("nearest" in fault ? didYouMean(fault) : null),
  }),
  "emb-on-non-string": define<{ name: string; type: string }>({
    ...unlessDmtf,
    source: "DSP0004, EmbeddedInstance and EmbeddedObject",
    message: ({ name, type }) => `"${name}" is for strings, but this is ${type}`,
  }),
  "emb-value": define<{ name: string; fault: string }>({
    ...unlessDmtf,
    source: "DSP0004, EmbeddedInstance",
    message: ({ name, fault }) => `the text of "${name}" is not a valid instance: ${fault}`,
  }),
  "prop-propagated": define<{ text: string; fault: "form" | "unknown" | "no key" | "weak"; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, Propagated",
    message: ({ text, fault }) =>
      ({
        form: `${quote(text)} is not of the form "Class.Property"`,
        unknown: `the property "${text}" is not declared`,
        "no key": `"${text}" is not a key`,
        weak: `the class "${text}" is weak here, and none of its keys is propagated`,
      })[fault],
    help: (data) =>
      data.fault === "weak" ? "mark the keys that come from the other class as Propagated" : didYouMean(data),
  }),
  "corr-unknown": define<{ className: string; member: string; nearest: string | null }>({
    severity: "warning",
    source: "DSP0004, ModelCorrespondence",
    message: ({ className, member }) => `the class "${className}" has no "${member}"`,
    help: didYouMean,
  }),
};
