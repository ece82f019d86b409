import type { ContainerReason, ParameterReason, RecordReason, StreamReason, UnknownThing } from "../../binary/fault.ts";
import { define } from "./definition.ts";

const source = "the format of binary MOF (FOMB)";

/** Offsets and codes are read with other tools beside mofc, which show them so. */
function hex(value: number | string): string {
  return typeof value === "string" ? `"${value}"` : `0x${value.toString(16)}`;
}

const containerWords: Readonly<Record<ContainerReason, (stated: number, actual: number) => string>> = {
  "compressed-size": (stated, actual) => `the header says ${stated} bytes of compressed data, and ${actual} are there`,
  "impossible-size": (stated, actual) =>
    `the header says ${stated} bytes of data, and at most ${actual} can come of it`,
  "input-limit": (stated, actual) => `it has ${stated} bytes, and mofc reads at most ${actual} of one file`,
  "output-limit": (stated, actual) => `it has ${stated} bytes of data, and mofc reads at most ${actual} of one file`,
  "buffer-limit": (stated) => `the file has more than ${stated} buffers, and mofc reads no further ones`,
};

const streamWords: Readonly<Record<StreamReason, string>> = {
  signature: 'the compressed data does not begin with "DS" and its version',
  end: "the compressed data ends too early",
  distance: "the compressed data copies from in front of its beginning",
  length: "the compressed data has a length that no code stands for",
  overrun: "the compressed data is longer than the header says",
  sync: "the compressed data has a sync mark within a chunk",
  "end-mark": "the compressed data has no end mark",
};

const recordWords: Readonly<Record<RecordReason, (value: number) => string>> = {
  signature: () => 'the data does not begin with "FOMB" and a header',
  "first-part": (value) => `the length of the first part, ${value}, does not fit`,
  length: (value) => `the length of the record, ${value}, does not fit into what encloses it`,
  count: (value) => `there is no room for ${value} records`,
  offset: (value) => `the offset ${hex(value)} does not lead to a place of its own in the record`,
  "list-length": (value) => `the length of the list, ${value}, does not fit into its record`,
  string: () => "the string has no end in its record",
  value: (value) => `the value has ${value} bytes, which are too few for its type`,
  array: (value) => `the array's header does not fit: ${value}`,
  "flavor-table": () => 'what follows the objects is not the table "BMOFQUALFLAVOR11"',
  "flavor-offset": (value) => `the table of flavors names ${hex(value)}, where no qualifier is or that it has named`,
  "class-name": () => "the object has no class name",
  depth: (value) => `objects are nested more than ${value} deep`,
  more: (value) => `${value} more things are wrong with the data`,
};

const parameterWords: Readonly<Record<ParameterReason, (name: string) => string>> = {
  "id-missing": (name) => `the parameter "${name}" has no ID, and stands last`,
  "id-twice": (name) => `the parameter "${name}" has the ID of another one`,
  "id-gap": (name) => `a parameter is missing in front of "${name}": its ID is larger than its place`,
  disagrees: (name) => `the parameter "${name}" has one type going in and another one coming out`,
  direction: (name) => `the parameter "${name}" is neither in nor out`,
};

const unknownWords: Readonly<Record<UnknownThing, string>> = {
  version: "the version",
  type: "the type code",
  "declared-type": "the declared type",
  "object-kind": "the kind of object",
  flavor: "the flavor",
  "class-flag": "the class flag",
  "system-property": "the system property",
};

/** Binary MOF that is damaged, or has what nobody has described yet. */
export const binary = {
  "binary-missing": define<{ from: "program" | "table" }>({
    severity: "error",
    source: "mofc",
    message: ({ from }) =>
      from === "program" ? "the program has no resource MOFDATA" : "the ACPI table has no buffer of binary MOF",
    help: ({ from }) =>
      from === "program"
        ? "a driver's MOF may be in another file, which the registry value MofImagePath names"
        : "look at the machine's other tables: those named SSDT often have it",
  }),
  "binary-container": define<{ reason: ContainerReason; stated: number; actual: number; at: number }>({
    severity: "error",
    source,
    message: ({ reason, stated, actual, at }) => `the buffer at ${hex(at)}: ${containerWords[reason](stated, actual)}`,
  }),
  "binary-stream": define<{ reason: StreamReason; at: number }>({
    severity: "error",
    source,
    message: ({ reason, at }) => `${streamWords[reason]}: byte ${hex(at)} of the file`,
    help: () => "what comes before is read",
  }),
  "binary-record": define<{ reason: RecordReason; value: number; at: number }>({
    severity: "error",
    source,
    message: ({ reason, value, at }) => `${recordWords[reason](value)} (at ${hex(at)})`,
  }),
  "binary-name": define<{ name: string; at: number }>({
    severity: "error",
    source,
    message: ({ name, at }) => `"${name}" is not a name that MOF can write (at ${hex(at)}): it is left out`,
  }),
  "binary-parameter": define<{ reason: ParameterReason; name: string; at: number }>({
    severity: "warning",
    source,
    message: ({ reason, name, at }) => `${parameterWords[reason](name)} (at ${hex(at)})`,
  }),
  "binary-unknown": define<{ what: UnknownThing; value: number | string; at: number }>({
    severity: "warning",
    source,
    message: ({ what, value, at }) => `${unknownWords[what]} ${hex(value)} is unknown (at ${hex(at)})`,
    help: () => "it is left out, and the rest is read: please report the file",
  }),
  "binary-left-over": define<{ count: number; of: "file" | "stream" | "data"; at: number }>({
    severity: "warning",
    source,
    message: ({ count, of, at }) =>
      of === "file"
        ? `${count} bytes of the file are not binary MOF (at ${hex(at)})`
        : of === "stream"
          ? `${count} bytes follow the end of the compressed data (at ${hex(at)} of the file)`
          : `nothing tells what ${count} bytes of the data are (at ${hex(at)})`,
  }),
};
