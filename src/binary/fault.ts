/** What is wrong with binary MOF, as data: the words are those of the diagnostic codes. */

/** `start` and `end` are in the text; `at` is the offset that people look up: in the file, or in the decompressed data. */
export type Fault = { readonly start: number; readonly end: number; readonly at: number } & (
  | { readonly kind: "container"; readonly reason: ContainerReason; readonly stated: number; readonly actual: number }
  | { readonly kind: "stream"; readonly reason: StreamReason }
  | { readonly kind: "record"; readonly reason: RecordReason; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "parameter"; readonly reason: ParameterReason; readonly name: string }
  | { readonly kind: "unknown"; readonly what: UnknownThing; readonly value: number | string }
  | { readonly kind: "left-over"; readonly count: number; readonly of: "file" | "stream" | "data" }
  | { readonly kind: "missing"; readonly from: "program" | "table" }
);

export type ContainerReason = "compressed-size" | "impossible-size" | "input-limit" | "output-limit" | "buffer-limit";

export type StreamReason = "signature" | "end" | "distance" | "length" | "overrun" | "sync" | "end-mark";

export type RecordReason =
  | "signature"
  | "first-part"
  | "length"
  | "count"
  | "offset"
  | "list-length"
  | "string"
  | "value"
  | "array"
  | "flavor-table"
  | "flavor-offset"
  | "class-name"
  | "depth"
  | "more";

export type ParameterReason = "id-missing" | "id-twice" | "id-gap" | "disagrees" | "direction";

export type UnknownThing =
  "version" | "type" | "declared-type" | "object-kind" | "flavor" | "class-flag" | "system-property";
