/** What the text of an embedded instance says, before its class is known: both text forms are read into this. */
import type { Reference } from "../reference.ts";

export interface RawInstance {
  readonly kind: "instance";
  readonly className: string;
  readonly properties: readonly RawProperty[];
  /** Where it begins in the text. */
  readonly offset: number;
}

export interface RawProperty {
  readonly name: string;
  /** As the text says it; `null` where it does not: MOF never does. */
  readonly type: string | null;
  readonly value: RawValue;
  readonly offset: number;
}

/** CIM-XML has all values as `text`; MOF tells strings, characters, numbers and words (TRUE, FALSE) apart. */
export interface RawLiteral {
  readonly kind: "text" | "string" | "character" | "number" | "word";
  readonly text: string;
}

export interface RawReference {
  readonly kind: "reference";
  readonly reference: Reference;
}

export interface RawArray {
  readonly kind: "array";
  readonly elements: readonly RawValue[];
}

/** `null` is NULL. */
export type RawValue = RawLiteral | RawReference | RawInstance | RawArray | null;

/** How far a text may go before it is refused. */
export interface EmbeddedLimits {
  /** In UTF-16 code units, with all that is embedded in it. */
  readonly maxLength: number;
  /** Instances embedded in instances; 1 allows none. */
  readonly maxDepth: number;
}

/**
 * What is wrong with a text. `text`: it is not a text of one instance, or too long or too deep; `class`: the instance is of
 * an unknown class, or of one that may not stand here; `property`: the class has no such property, or it stands there
 * twice; `type`: a value is not of the type of its property.
 */
export type EmbeddedFaultKind = "text" | "class" | "property" | "type";

/** Ends the reading of a text; it never leaves `readEmbedded`. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  readonly kind: EmbeddedFaultKind;
  readonly offset: number;
  /** `UnmanagedVhds[1].VhdSourcePath`; empty for the instance itself. */
  readonly path: string;

  constructor(kind: EmbeddedFaultKind, message: string, offset: number, path = "") {
    super(message);
    this.kind = kind;
    this.offset = offset;
    this.path = path;
  }
}
