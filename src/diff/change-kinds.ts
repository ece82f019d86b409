/**
 * Every kind of change between two schemas: who is affected, why, and its words. The order is the order within one
 * element's changes. Codes are stable; `mofc diff --class` and configurations name them.
 *
 * Where a change could be put into two classes the choice is the one that keeps a report useful: a schema grows with
 * every version, so what only adds is safe unless somebody has to act. A team that chooses otherwise re-classes.
 */
import type { Impact } from "./impact.ts";

export interface ChangeKind<P> {
  readonly impacts: readonly Impact[];
  /** The step where the change hurts nobody: minor for what users may want to know of, patch for the rest. */
  readonly safeStep: "minor" | "patch";
  /** Why it is in these classes: full sentences. */
  readonly reason: string;
  /** Follows the name of the element, or the names of several of which the same is said; no full stop. */
  readonly message: (parameters: P, isOne: boolean) => string;
  /** For several changes of one element: how each stands in a list, and what follows the list. */
  readonly list?: { readonly item: (parameters: P) => string; readonly message: (parameters: P) => string };
  /** Whether the change is a guess: the schema does not say that two names are one thing. */
  readonly isGuess?: boolean;
}

function changeKind<P = Record<never, never>>(value: ChangeKind<P>): ChangeKind<P> {
  return value;
}

interface Before {
  readonly before: string;
  readonly after: string;
}

/** A value with its label: `7 "Completed"`. */
interface Value {
  readonly value: string;
}

const is = (isOne: boolean): string => (isOne ? "is" : "are");

const became = ({ before, after }: Before): string => `${before} became ${after}`;

export const changeKinds = {
  // Classes
  "class-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Clients that ask for its instances get an error, and the bindings no longer have it.",
    message: (_, isOne) => (isOne ? "the class is gone" : "the classes are gone"),
  }),
  "class-renamed": changeKind<{ after: string }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    isGuess: true,
    reason: "The old name no longer works on the wire and is gone from the bindings, even if nothing else changed.",
    message: ({ after }) => `the class is now ${after}`,
  }),
  "class-added": changeKind<{ superclass: string | null }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "Nobody used it before.",
    message: ({ superclass }, isOne) =>
      `${isOne ? "a new class" : "new classes"}${superclass === null ? "" : `, derived from ${superclass}`}`,
  }),
  "class-moved": changeKind<Before>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason:
      "Queries for the old superclass no longer find its instances, and its type no longer fits where that is asked for.",
    message: ({ before, after }, isOne) => `${isOne ? "derives" : "derive"} from ${after} and no longer from ${before}`,
  }),
  "superclass-inserted": changeKind<{ after: string }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "It still derives from all that it derived from.",
    message: ({ after }, isOne) => `now ${isOne ? "derives" : "derive"} from ${after}`,
  }),
  "class-made-abstract": changeKind({
    impacts: ["wire"],
    safeStep: "minor",
    reason: "Instances of exactly this class are no longer legal.",
    message: (_, isOne) => `${is(isOne)} now abstract`,
  }),
  "class-made-concrete": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "What worked on its subclasses still does.",
    message: (_, isOne) => `${is(isOne)} no longer abstract`,
  }),
  "class-made-terminal": changeKind({
    impacts: ["source"],
    safeStep: "minor",
    reason: "Vendors' subclasses no longer compile.",
    message: (_, isOne) => `${is(isOne)} now terminal: no class may derive from ${isOne ? "it" : "them"}`,
  }),
  "class-no-longer-terminal": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "It only allows more.",
    message: (_, isOne) => `${is(isOne)} no longer terminal`,
  }),
  "class-kind-changed": changeKind<Before>({
    impacts: ["wire"],
    safeStep: "minor",
    reason:
      "Associations are traversed, indications are delivered and other classes are enumerated: a client of the old kind asks in the wrong way.",
    message: became,
  }),
  "namespace-changed": changeKind<Before>({
    impacts: ["wire"],
    safeStep: "minor",
    reason: "Clients look for it in the old namespace.",
    message: ({ before, after }) => `moved from namespace ${before} to ${after}`,
  }),
  "version-changed": changeKind<Before>({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "The Version qualifier is for people; what changed with it is reported separately.",
    message: ({ before, after }) => `version ${before} became ${after}`,
  }),
  "version-regressed": changeKind<Before>({
    impacts: ["behavior"],
    safeStep: "patch",
    reason:
      "Servers and tools keep the class with the higher Version: this one may never take the place of the one before.",
    message: ({ before, after }) => `version ${before} went back to ${after}`,
  }),
  "name-respelled": changeKind<Before>({
    impacts: ["source"],
    safeStep: "patch",
    reason:
      "MOF ignores case, so the wire is unaffected; TypeScript does not, and the bindings use the name as it is written.",
    message: ({ before, after }) => `is now spelled ${after}, not ${before}`,
  }),
  "binding-moved": changeKind<Before>({
    impacts: ["source"],
    safeStep: "patch",
    reason:
      "The bindings name input, output and enums by the class that declares the element, and a class by its namespace too where another one has its name; the element itself is still there.",
    message: ({ before, after }) => `the bindings name ${after} in place of ${before}`,
  }),

  // Properties and methods
  "property-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Clients that ask for it get nothing or an error, and the bindings no longer have it.",
    message: (_, isOne) => (isOne ? "the property is gone" : "the properties are gone"),
  }),
  "property-moved-down": changeKind<{ classes: readonly string[] }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Clients of this class no longer find it; those of the subclasses do.",
    message: ({ classes }, isOne) =>
      `${isOne ? "the property is" : "the properties are"} only in ${classes.join(", ")} now`,
  }),
  "property-renamed": changeKind<{ after: string }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    isGuess: true,
    reason: "The old name is gone on the wire and in the bindings, even if it means the same.",
    message: ({ after }) => `the property is now ${after}`,
  }),
  "property-added": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason:
      "Old clients do not ask for it and old providers leave it NULL. Only code that writes out whole instances has to name it, and the compiler says where.",
    message: (_, isOne) => (isOne ? "a new property" : "new properties"),
  }),
  "property-moved-up": changeKind<{ classes: readonly string[] }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "The classes that had it inherit it; for the others it is a new property.",
    message: ({ classes }, isOne) =>
      `${isOne ? "a new property" : "new properties"}, until now in ${classes.join(", ")}`,
  }),
  "required-property-added": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Old providers leave it NULL, which is not a legal value, and code that makes instances lacks it.",
    message: (_, isOne) => `${isOne ? "a new property" : "new properties"} that must have a value`,
  }),
  "key-added": changeKind<{ isNew: boolean }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Paths name instances by all their keys: old paths name none.",
    message: ({ isNew }, isOne) =>
      isNew ? (isOne ? "a new key" : "new keys") : isOne ? "is now a key" : "are now keys",
  }),
  "key-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Paths name instances by all their keys: old paths have one too many, and the Keys type has one less.",
    message: (_, isOne) => (isOne ? "is no longer a key" : "are no longer keys"),
  }),
  "write-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Providers may refuse what clients could write, and the bindings make it readonly.",
    message: (_, isOne) => `${is(isOne)} now read-only`,
  }),
  "write-added": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "It only allows more.",
    message: () => "can now be written",
  }),
  "read-changed": changeKind<{ isReadable: boolean }>({
    impacts: ["wire"],
    safeStep: "minor",
    reason: "Clients read what has no value to read, or write what was not meant to be read back.",
    message: ({ isReadable }) => (isReadable ? "can now be read" : "can no longer be read"),
  }),
  "method-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Calls fail, and the bindings no longer have it.",
    message: (_, isOne) => (isOne ? "the method is gone" : "the methods are gone"),
  }),
  "method-moved-down": changeKind<{ classes: readonly string[] }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Calls on this class fail; those on the subclasses do not.",
    message: ({ classes }, isOne) => `${isOne ? "the method is" : "the methods are"} only in ${classes.join(", ")} now`,
  }),
  "method-renamed": changeKind<{ after: string }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    isGuess: true,
    reason: "Calls by the old name fail, and it is gone from the bindings, even if it does the same.",
    message: ({ after }) => `the method is now ${after}`,
  }),
  "method-added": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: 'Nobody called it before; a provider without it answers "not supported".',
    message: (_, isOne) => (isOne ? "a new method" : "new methods"),
  }),
  "method-moved-up": changeKind<{ classes: readonly string[] }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "The classes that had it inherit it; for the others it is a new method.",
    message: ({ classes }, isOne) => `${isOne ? "a new method" : "new methods"}, until now in ${classes.join(", ")}`,
  }),
  "static-changed": changeKind<{ isStatic: boolean }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "A static method is called on the class, any other method on an instance.",
    message: ({ isStatic }, isOne) => `${is(isOne)} ${isStatic ? "now" : "no longer"} static`,
  }),

  // Parameters
  "parameter-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Calls that pass it, or that read it from the answer, fail.",
    message: (_, isOne) => (isOne ? "the parameter is gone" : "the parameters are gone"),
  }),
  "parameter-renamed": changeKind<{ after: string }>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    isGuess: true,
    reason: "Parameters are passed by name, on the wire as in the bindings.",
    message: ({ after }) => `the parameter is now ${after}`,
  }),
  "required-parameter-added": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Old calls lack it, and NULL is not a legal value for it.",
    message: (_, isOne) => `${isOne ? "a new parameter" : "new parameters"} that callers must pass`,
  }),
  "parameter-added": changeKind({
    impacts: ["source"],
    safeStep: "minor",
    reason: "A call without it passes NULL, so the wire is safe; the input type of the bindings wants it named.",
    message: (_, isOne) => `${isOne ? "a new parameter" : "new parameters"} that callers may leave NULL`,
  }),
  "output-parameter-added": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "Callers that do not know it ignore it.",
    message: (_, isOne) => (isOne ? "a new output parameter" : "new output parameters"),
  }),
  "parameter-order-changed": changeKind<Before>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "The wire and the bindings pass parameters by name; WMI scripts pass them by position.",
    message: ({ before, after }) => `the parameters ${before} now come as ${after}`,
  }),
  "direction-changed": changeKind<Before>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Callers pass a value that is no longer accepted, or expect one that is no longer returned.",
    message: became,
  }),

  // Types and what values are legal
  "type-changed": changeKind<Before>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "The value has a different form on the wire and a different type in the bindings.",
    message: became,
  }),
  "encoding-changed": changeKind<Before>({
    impacts: ["wire"],
    safeStep: "minor",
    reason:
      "The bindings have one type for both, so code still compiles; an old program packs or checks the value in the old size.",
    message: became,
  }),
  "type-class-changed": changeKind<Before>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Clients receive, and must pass, instances of a different class, and the bindings have a different type.",
    message: became,
  }),
  "array-shape-changed": changeKind<Before>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason:
      "The type is still an array; what an element's position means, or how many elements there are, has changed.",
    message: became,
  }),
  "required-added": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "NULL was legal: old programs still send it, and code that passes null stops compiling.",
    message: () => "must now have a value",
  }),
  "required-removed": changeKind({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason: "Old programs do not expect NULL, and the bindings' type now has null.",
    message: () => "may now be NULL",
  }),
  "default-changed": changeKind<Before>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "Programs that leave it out get a different value.",
    message: ({ before, after }) => `default ${before} became ${after}`,
  }),
  "limit-narrowed": changeKind<Before & { limit: string }>({
    impacts: ["wire"],
    safeStep: "minor",
    reason: "Old programs send values that are now refused.",
    message: ({ limit, before, after }) => `${limit} ${before} became ${after}, which allows less`,
  }),
  "limit-widened": changeKind<Before & { limit: string }>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "Code that relied on the old limit, for a buffer or a column, gets values beyond it.",
    message: ({ limit, before, after }) => `${limit} ${before} became ${after}, which allows more`,
  }),
  "units-changed": changeKind<Before>({
    impacts: ["wire", "behavior"],
    safeStep: "minor",
    reason: "The number means a different amount, to old programs and to new ones.",
    message: ({ before, after }) => `unit ${before} became ${after}`,
  }),
  "units-stated": changeKind<Before>({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "A unit is stated where there was none, or in the other notation, which cannot be compared as text.",
    message: ({ before, after }) => `unit ${before} is now given as ${after}`,
  }),

  // Value maps
  "value-renumbered": changeKind<Before & { label: string }>({
    impacts: ["wire", "behavior"],
    safeStep: "minor",
    reason:
      "Old programs read the number under its old meaning; code that names the label compiles and sends a different number.",
    message: ({ label, before, after }) => `${label} was ${before} and is now ${after}`,
    list: { item: ({ label, before, after }) => `${label} ${before} → ${after}`, message: () => "have other numbers" },
  }),
  "value-reused": changeKind<Value & { before: string }>({
    impacts: ["wire", "behavior"],
    safeStep: "minor",
    reason: "The number had a different meaning, and old programs still read that one.",
    message: ({ value, before }) => `${value} has the number that was ${before}`,
  }),
  "value-name-taken": changeKind<Before & { name: string }>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason:
      "Of values with like labels the lowest has the plain name in the bindings: code that names the member compiles and means a different value.",
    message: ({ name, before, after }) => `the member ${name} was ${before} and is now ${after}`,
    list: {
      item: ({ name, before, after }) => `${name} ${before} → ${after}`,
      message: () => "are names of other values in the bindings",
    },
  }),
  "value-removed": changeKind<Value>({
    impacts: ["wire", "source"],
    safeStep: "minor",
    reason:
      "Old programs still send it, whether the number is now reserved or unassigned, and the bindings' enum no longer has the member.",
    message: ({ value }) => `${value} is gone`,
    list: { item: ({ value }) => value, message: () => "are gone" },
  }),
  "label-renamed": changeKind<Value & { after: string }>({
    impacts: ["source"],
    safeStep: "minor",
    isGuess: true,
    reason: "The number stays; the enum member that is named by the label does not.",
    message: ({ value, after }) => `${value} is now called ${after}`,
    list: { item: ({ value, after }) => `${value} → ${after}`, message: () => "have other names" },
  }),
  "label-reworded": changeKind<Value & { after: string }>({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "The enum member that is named by the label keeps its name.",
    message: ({ value, after }) => `${value} is now written ${after}`,
    list: { item: ({ value, after }) => `${value} → ${after}`, message: () => "are worded differently" },
  }),
  "value-added": changeKind<Value>({
    impacts: ["source"],
    safeStep: "minor",
    reason: "A switch that was exhaustive no longer is, and no range had told programs to expect the value.",
    message: ({ value }) => `${value} is new`,
    list: { item: ({ value }) => value, message: () => "are new" },
  }),
  "value-carved": changeKind<Value & { range: string }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "The value was reserved, so programs had to expect it.",
    message: ({ value, range }) => `${value} is new, out of ${range}`,
    list: { item: ({ value }) => value, message: ({ range }) => `are new, out of ${range}` },
  }),
  "value-taken-from-vendors": changeKind<Value & { range: string }>({
    impacts: ["wire", "behavior"],
    safeStep: "minor",
    reason: "Vendors may use the number for something else already.",
    message: ({ value, range }) => `${value} is new, out of ${range}`,
    list: { item: ({ value }) => value, message: ({ range }) => `are new, out of ${range}` },
  }),
  "return-code-added": changeKind<Value>({
    impacts: ["source"],
    safeStep: "minor",
    reason:
      "By design, even from a reserved range: code that handles every return code has to handle the new one, and an exhaustive switch makes sure of it.",
    message: ({ value }) => `${value} is a new return code`,
    list: { item: ({ value }) => value, message: () => "are new return codes" },
  }),
  "value-map-added": changeKind({
    impacts: ["source"],
    safeStep: "minor",
    reason: "The wire is unaffected; in the bindings the number or string becomes an enum.",
    message: (_, isOne) => `${isOne ? "has a value map" : "have value maps"} now`,
  }),
  "value-map-removed": changeKind({
    impacts: ["source", "behavior"],
    safeStep: "minor",
    reason: "The bindings' enum is gone, and any value is legal.",
    message: (_, isOne) => `${isOne ? "has no value map" : "have no value maps"} any more`,
  }),
  "vendor-range-narrowed": changeKind<Before>({
    impacts: ["wire", "behavior"],
    safeStep: "minor",
    reason: "Vendors may already use the numbers that were taken from them.",
    message: ({ before, after }) => `vendors had ${before} and have ${after}`,
  }),
  "vendor-range-widened": changeKind<Before>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "Vendors keep the numbers that they had.",
    message: ({ before, after }) => `vendors had ${before} and have ${after}`,
  }),
  "reserved-range-changed": changeKind<Before>({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "Nobody may use reserved values; values that were given a meaning are reported separately.",
    message: ({ before, after }) => `reserved were ${before} and are ${after}`,
  }),
  "range-changed": changeKind<Before>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "A number in the range now has a different label, or none.",
    message: ({ before, after }) => `the ranges were ${before} and are ${after}`,
  }),

  // Instances
  "instance-removed": changeKind({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "Programs that rely on the instance, which the schema provided, no longer find it.",
    message: (_, isOne) => (isOne ? "the instance is gone" : "the instances are gone"),
  }),
  "instance-changed": changeKind<Before & { property: string }>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "Programs that read the instance get a different value.",
    message: ({ property, before, after }) => `${property} ${before} became ${after}`,
  }),
  "instance-added": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "Nobody read it before.",
    message: (_, isOne) => (isOne ? "a new instance" : "new instances"),
  }),

  // Other qualifiers and words
  "meaning-qualifier-changed": changeKind<Before & { qualifier: string }>({
    impacts: ["behavior"],
    safeStep: "minor",
    reason: "The qualifier says how to read the value or who provides it; neither type nor name shows that.",
    message: ({ qualifier, before, after }) => `qualifier ${qualifier}: ${before} became ${after}`,
  }),
  deprecated: changeKind<{ replacements: string }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "It still works; the bindings mark it.",
    message: ({ replacements }, isOne) =>
      `${is(isOne)} deprecated${replacements === "" ? "" : `; use ${replacements}`}`,
  }),
  "deprecation-changed": changeKind<Before>({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "It still works.",
    message: ({ before, after }) => `deprecation: ${before} became ${after}`,
  }),
  "experimental-changed": changeKind<{ isExperimental: boolean }>({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "Nothing else changed; only the promise of stability is different.",
    message: ({ isExperimental }, isOne) => `${is(isOne)} ${isExperimental ? "now" : "no longer"} experimental`,
  }),
  "qualifier-changed": changeKind<Before & { qualifier: string }>({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "The qualifier is documentation, or a vendor's own that has no meaning to mofc.",
    message: ({ qualifier, before, after }) => `qualifier ${qualifier}: ${before} became ${after}`,
  }),
  "description-changed": changeKind({
    impacts: ["safe"],
    safeStep: "patch",
    reason: "Descriptions are for people; programs do not read them.",
    message: (_, isOne) => (isOne ? "the description changed" : "the descriptions changed"),
  }),
  "qualifier-declaration-removed": changeKind({
    impacts: ["source"],
    safeStep: "minor",
    reason: "MOF that uses the qualifier, as vendors' classes do, no longer compiles.",
    message: (_, isOne) => (isOne ? "the qualifier declaration is gone" : "the qualifier declarations are gone"),
  }),
  "qualifier-declaration-added": changeKind({
    impacts: ["safe"],
    safeStep: "minor",
    reason: "Nobody used it before.",
    message: (_, isOne) => (isOne ? "a new qualifier declaration" : "new qualifier declarations"),
  }),
  "qualifier-declaration-changed": changeKind<Before>({
    impacts: ["source", "behavior"],
    safeStep: "minor",
    reason: "MOF that uses the qualifier may no longer compile, or passes other qualifiers on to subclasses.",
    message: became,
  }),
} as const;

export type ChangeCode = keyof typeof changeKinds;

/** What the words of a kind need to know. */
export type ChangeParameters<C extends ChangeCode> = Parameters<(typeof changeKinds)[C]["message"]>[0];

/** All codes in the order of the table. */
export const changeCodes = Object.keys(changeKinds) as readonly ChangeCode[];

export function isChangeCode(name: string): name is ChangeCode {
  return Object.hasOwn(changeKinds, name);
}
