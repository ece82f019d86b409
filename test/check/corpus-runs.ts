/** How the groups of published files are compiled: with which dialect, on top of what. */
import { compile } from "../../src/compile.ts";
import type { Finding } from "../../src/diagnostics/findings.ts";
import type { Dialect } from "../../src/source/dialect.ts";
import { nodeHost } from "../../src/source/host.ts";
import { filesBelow } from "../../src/source/inputs.ts";
import { isMofPath } from "../../src/source/path.ts";

export const corpus = "../shared/corpus";

const host = nodeHost(process.cwd());
const schema = `${corpus}/dmtf-schema/2.49.0`;
const pegasus = `${corpus}/provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/InterOp/VER20`;

export interface Group {
  readonly folder: string;
  readonly dialect: Dialect;
  readonly includeFolders: readonly string[];
  /** Files that are compiled with each file of the group: the schema of its classes. */
  readonly companions: readonly string[];
}

/** Each file of these is compiled on its own. */
export const groups: readonly Group[] = [
  { folder: "provider-schemas", dialect: "dmtf", includeFolders: [schema], companions: [] },
  {
    folder: "instances",
    dialect: "dmtf",
    includeFolders: [schema],
    companions: [`${pegasus}/PG_ProviderModule20.mof`, `${pegasus}/PG_ServerProfile20.mof`],
  },
  { folder: "wmi", dialect: "wmi", includeFolders: [], companions: [] },
  { folder: "dsc-schema", dialect: "wmi", includeFolders: [], companions: [] },
  { folder: "dsc-config", dialect: "wmi", includeFolders: [], companions: [] },
  { folder: "mfl", dialect: "wmi", includeFolders: [], companions: [] },
];

/** Schemas are compiled by the file that includes the others, because theirs hold many classes each. */
export const roots: readonly string[] = [
  "dmtf-schema/2.49.0/pywbem+pywbem/cim_schema_2.49.0.mof",
  "dmtf-schema/2.8/acleasby+wbemservices/CIM_Schema28.mof",
  "dmtf-schema/openwbem-cim25/kkaempf+openwbem/CIM_Schema25.mof",
];

export function check(
  inputs: readonly string[],
  dialect: Dialect,
  includeFolders: readonly string[] = [],
): readonly Finding[] {
  return compile({ inputs, includeFolders, dialect, locale: "409" }, host).findings;
}

/** The codes of the errors of each file of a group that has any, sorted. */
export function errorsOf({ folder, dialect, includeFolders, companions }: Group): Record<string, string> {
  const errorTexts: Record<string, string> = {};
  for (const path of filesBelow(`${corpus}/${folder}`, host).filter(isMofPath)) {
    const others = companions.filter((companion) => companion !== path);
    const errors = check([path, ...others], dialect, includeFolders).filter(
      ({ severity, span }) => severity === "error" && !(span !== null && others.includes(span.file.path)),
    );
    if (errors.length > 0)
      errorTexts[path.slice(corpus.length + 1)] = [...new Set(errors.map(({ code }) => code))].sort().join(" ");
  }
  return errorTexts;
}
