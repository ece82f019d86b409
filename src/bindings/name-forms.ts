/**
 * What generated names are for, and what they look like for that: `*` stands for the name of the class, or for that of the
 * class and its member with `_` between them, as a type can be called.
 */
export const nameForms = {
  keys: "*_Keys",
  /** The abstract class to extend for instances of a class. */
  provider: "*_Provider",
  /** What a client may change in an instance. */
  changes: "*_Changes",
  /** The input and output of each method. */
  methods: "*_Methods",
  /** The ends of an association class. */
  roles: "*_Roles",
  validator: "*_Validator",
  keysValidator: "*_Keys_Validator",
  changesValidator: "*_Changes_Validator",
  has: "has*",
  family: "*_Family",
  refersTo: "refersTo*",
  readReference: "read*_Reference",
  classNames: "*_ClassNames",
  input: "*_Input",
  output: "*_Output",
  inputValidator: "*_Input_Validator",
  outputValidator: "*_Output_Validator",
  /** What a provider's method gives back. */
  result: "*_Result",
  enum: "*",
  enumMap: "*_ValueMap",
  isValue: "is*",
  bits: "*_Bits",
  bitsMap: "*_Bits_ValueMap",
  isBits: "is*_Bits",
  isElement: "is*_Element",
} as const;

export type NameRole = keyof typeof nameForms;

/** The name for a role, as long as no other thing has it: a counter follows then, as in `CIM_Job_Keys_2`. */
export function nameFor(role: NameRole, stem: string): string {
  return nameForms[role].replace("*", () => stem);
}

/** What the names of a property, method or parameter are made of. */
export function nameStem(typeName: string, ...members: readonly string[]): string {
  return [typeName, ...members].join("_");
}

/** What the names of the codes of a method are made of. */
export function returnValueStem(methodStem: string): string {
  return `${methodStem}_ReturnValue`;
}

/** Whether a name has the form for a role, be it with a counter. */
export function isNameFor(role: NameRole, name: string): boolean {
  const [before = "", after = ""] = nameForms[role].split("*");
  const own = name.replace(/_\d+$/, "");
  return [name, own].some(
    (text) => text.length > before.length + after.length && text.startsWith(before) && text.endsWith(after),
  );
}
