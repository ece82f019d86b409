/**
 * What a binary file says, as it lies there: buffers of binary MOF ("FOMB") with the records in each. All offsets of
 * records are in the text of the file, which is the decompressed data of its buffers, a code unit for each byte.
 */
import type { Fault } from "./fault.ts";

export interface BinaryMof {
  readonly buffers: readonly MofBuffer[];
  /** What the records are, by ascending start: what findings show in place of a line of source. */
  readonly places: readonly RecordPlace[];
  readonly faults: readonly Fault[];
}

/** One buffer of a file. */
export interface MofBuffer {
  /** Where it begins in the file, or in the table that a dump shows. */
  readonly at: number;
  /** What it lies in, as people call it: `DSDT`, `WQMO`; `null` where the file is nothing but this buffer. */
  readonly holder: string | null;
  /** The part of the text that is its data. */
  readonly start: number;
  readonly end: number;
  readonly objects: readonly ObjectRecord[];
}

export interface RecordPlace {
  readonly start: number;
  readonly path: string;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A class, an instance, or the parameters of a method. */
export interface ObjectRecord extends Range {
  readonly kind: "class" | "instance";
  readonly qualifiers: readonly QualifierRecord[];
  readonly properties: readonly PropertyRecord[];
  readonly methods: readonly PropertyRecord[];
  /** Whether a part of it could not be read. */
  readonly isPartial: boolean;
}

export interface QualifierRecord extends Range {
  readonly name: NameRecord;
  readonly value: ValueRecord | null;
  /** The bits of the flavor table; 0 where it does not name the qualifier. */
  readonly flavor: number;
}

/** A property, a system property (`__CLASS`), a parameter or a method. */
export interface PropertyRecord extends Range {
  readonly name: NameRecord;
  readonly type: number;
  readonly value: ValueRecord | null;
  readonly qualifiers: readonly QualifierRecord[];
}

export interface NameRecord extends Range {
  readonly text: string;
}

export type ValueRecord = Range &
  (
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "integer"; readonly value: bigint }
    | { readonly kind: "real"; readonly value: number }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "char16"; readonly value: string }
    | { readonly kind: "object"; readonly value: ObjectRecord }
    | { readonly kind: "array"; readonly elements: readonly ValueRecord[] }
  );
