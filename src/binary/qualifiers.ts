import type { SourceFile } from "../source/source-file.ts";
import type * as ast from "../syntax/ast.ts";
import type { QualifierRecord } from "./binary-mof.ts";
import { isIdentifier, nameNode, spanIn, valueNode } from "./nodes.ts";
import type { TreeFaults } from "./tree-faults.ts";

/** The bits of the flavor table and the words of MOF (WBEM_FLAVOR_TYPE in the WMI SDK). */
const flavorBits: readonly (readonly [bit: number, word: string])[] = [
  [0x01, "ToInstance"],
  [0x02, "ToSubclass"],
  [0x10, "DisableOverride"],
  [0x80, "Amended"],
];

const knownFlavors = flavorBits.reduce((bits, [bit]) => bits | bit, 0);

export function qualifierNodes(
  records: readonly QualifierRecord[],
  file: SourceFile,
  faults: TreeFaults,
): ast.Qualifier[] {
  return records.flatMap((record) => {
    const { name, value, flavor } = record;
    if (!isIdentifier(name.text)) return faults.name(name) ?? [];
    const span = spanIn(file, record);
    if ((flavor & ~knownFlavors) !== 0) faults.unknown("flavor", (flavor & ~knownFlavors) >>> 0, record);
    // A qualifier whose value is true is written without it.
    const isTrue = value?.kind === "boolean" && value.value;
    return {
      kind: "Qualifier",
      name: nameNode(name.text, spanIn(file, name)),
      value: value === null || isTrue ? null : valueNode(value, file, () => null),
      flavors: flavorBits.filter(([bit]) => (flavor & bit) !== 0).map(([, word]) => nameNode(word, span)),
      span,
    };
  });
}

/** The qualifiers that the compiler of binary MOF adds: they stand for syntax. */
export function added(records: readonly QualifierRecord[], name: string): QualifierRecord | undefined {
  return records.find((record) => record.name.text === name);
}

/** The number that an added qualifier holds. */
export function addedNumber(records: readonly QualifierRecord[], name: string): bigint | null {
  const value = added(records, name)?.value;
  return value?.kind === "integer" ? value.value : null;
}
