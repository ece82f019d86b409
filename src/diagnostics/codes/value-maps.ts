import { define, unlessDmtf } from "./definition.ts";
import { count, quote } from "./words.ts";

/** ValueMap with Values, BitMap with BitValues. */
export const valueMaps = {
  "map-length": define<{ values: string; labels: string; valueCount: number; labelCount: number }>({
    ...unlessDmtf,
    adjustable: true,
    source: "DSP0004, Values",
    message: ({ values, labels, valueCount, labelCount }) =>
      `${values} has ${count(valueCount, "entry", "entries")} and ${labels} has ${labelCount}`,
  }),
  "map-syntax": define<{
    text: string;
    values: string;
    labels: string;
    /** How the lists are meant: the other way round, or with two dots in the place of a hyphen. */
    correction: "exchange" | { readonly range: string } | null;
  }>({
    ...unlessDmtf,
    adjustable: true,
    source: "DSP0004, ValueMap",
    message: ({ text, values, labels, correction }) =>
      correction === "exchange"
        ? `${values} and ${labels} look exchanged: "${text}" is a label, and the ${labels} are entries of a ${values}`
        : `"${text}" is not an entry of a ${values}`,
    help: ({ values, labels, correction }) =>
      correction === "exchange"
        ? `mofc reads them so; write the values in ${values} and the labels in ${labels}`
        : correction === null
          ? `an entry is an integer, "a..b", "..b", "a.." or ".."`
          : `write "${correction.range}"`,
  }),
  "map-wrong-type": define<{ type: string }>({
    ...unlessDmtf,
    source: "DSP0004, ValueMap",
    message: ({ type }) => `a value map has no effect on ${type}: it is for integers and strings`,
  }),
  "map-type-range": define<{ text: string; type: string; low: bigint; high: bigint }>({
    ...unlessDmtf,
    source: "DSP0004, ValueMap",
    message: ({ text, type, low, high }) => `"${text}" does not fit in ${type}, which ranges from ${low} to ${high}`,
  }),
  "map-reversed": define<{ text: string; corrected: string }>({
    severity: "error",
    source: "DSP0004, ValueMap",
    message: ({ text }) => `the range "${text}" is empty: it ends before it begins`,
    help: ({ corrected }) => `if that is what you mean, write "${corrected}"`,
  }),
  "map-overlap": define<{ text: string; other: string; isSame: boolean }>({
    severity: "warning",
    source: "DSP0004, ValueMap",
    message: ({ text, other, isSame }) =>
      text === other
        ? `the map has "${text}" twice`
        : isSame
          ? `"${text}" and "${other}" are the same value`
          : `"${text}" and "${other}" have values in common`,
  }),
  "map-unclaimed-multi": define<{ values: string }>({
    severity: "warning",
    because: "DMTF's published schema does this itself, so it is not an error.",
    source: "DSP0004, ValueMap",
    message: ({ values }) => `the ${values} has ".." twice: it stands for all remaining values`,
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
};
