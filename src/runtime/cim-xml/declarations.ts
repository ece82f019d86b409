/**
 * Classes and qualifiers as a server declares them (DSP0201 5.2.5). Values are the texts of the message: their types stand
 * beside them.
 */

/** A single value, or each of a list; `null` is NULL. */
export type DeclaredValue = string | readonly (string | null)[] | null;

/** How a qualifier goes on to subclasses, each with the default of the DTD where a message is silent. */
export interface Flavors {
  readonly isOverridable: boolean;
  readonly toSubclass: boolean;
  readonly isTranslatable: boolean;
}

export interface DeclaredQualifier extends Flavors {
  readonly name: string;
  readonly type: string;
  readonly value: DeclaredValue;
  /** Whether it is here because a superclass has it. */
  readonly isPropagated: boolean;
}

/** What properties and parameters have in common. */
export interface DeclaredElement {
  readonly name: string;
  /** The intrinsic type; `null` for a reference. */
  readonly type: string | null;
  /** The class that a reference leads to; `null` where it is none, or the message does not say. */
  readonly referenceClass: string | null;
  readonly array: { readonly size: number | null } | null;
  readonly qualifiers: readonly DeclaredQualifier[];
}

/** How a member came into a class. */
export interface Origin {
  /** The class that introduced it; `null` where the message does not say. */
  readonly classOrigin: string | null;
  readonly isPropagated: boolean;
}

export interface DeclaredProperty extends DeclaredElement, Origin {
  /** The default; that of a reference is its object path. */
  readonly value: DeclaredValue;
}

export interface DeclaredMethod extends Origin {
  readonly name: string;
  /** `null` for a method that returns nothing. */
  readonly returnType: string | null;
  readonly qualifiers: readonly DeclaredQualifier[];
  readonly parameters: readonly DeclaredElement[];
}

export interface DeclaredClass {
  readonly name: string;
  readonly superclass: string | null;
  readonly qualifiers: readonly DeclaredQualifier[];
  readonly properties: readonly DeclaredProperty[];
  readonly methods: readonly DeclaredMethod[];
}

/** Where a qualifier may stand, as the attributes of SCOPE name it. */
export const scopes = [
  "CLASS",
  "ASSOCIATION",
  "REFERENCE",
  "PROPERTY",
  "METHOD",
  "PARAMETER",
  "INDICATION",
] as const;
export type Scope = (typeof scopes)[number];

export interface QualifierType extends Flavors {
  readonly name: string;
  readonly type: string;
  readonly array: { readonly size: number | null } | null;
  readonly value: DeclaredValue;
  readonly scopes: readonly Scope[];
}
