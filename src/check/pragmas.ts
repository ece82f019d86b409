/** The pragmas that compilers know, and the shape of their arguments. */
import type { Value } from "../syntax/ast.ts";
import { stringValue } from "../syntax/literals.ts";

export interface PragmaShape {
  /** How it is written, for the message. */
  readonly form: string;
  accepts(argumentsOf: readonly Value[]): boolean;
}

const oneString: (name: string, what: string) => PragmaShape = (name, what) => ({
  form: `#pragma ${name} ("${what}")`,
  accepts: (given) => given.length === 1 && given[0]?.kind === "StringLiteral",
});

/** WMI SDK: the second argument says whether it fails where there is nothing to delete. */
const deletion: (name: string, what: string) => PragmaShape = (name, what) => ({
  form: `#pragma ${name} ("${what}", NOFAIL)`,
  accepts: ([object, mode, ...rest]) =>
    object?.kind === "StringLiteral" &&
    rest.length === 0 &&
    (mode === undefined || /^(?:no)?fail$/i.test(wordOf(mode))),
});

function wordOf(value: Value): string {
  if (value.kind === "BareText") return value.words.join(" ");
  return value.kind === "StringLiteral" ? stringValue(value) : "";
}

const flags: (name: string) => PragmaShape = (name) => ({
  form: `#pragma ${name} ("updateonly")`,
  accepts: (given) => given.length > 0,
});

export const pragmas: ReadonlyMap<string, PragmaShape> = new Map([
  // DSP0004, standard pragmas
  ["include", oneString("include", "file.mof")],
  ["locale", oneString("locale", "en_US")],
  ["instancelocale", oneString("instancelocale", "en_US")],
  ["namespace", oneString("namespace", "root/cimv2")],
  ["nonlocal", oneString("nonlocal", "namespace path")],
  ["nonlocaltype", oneString("nonlocaltype", "type")],
  ["source", oneString("source", "namespace path")],
  ["sourcetype", oneString("sourcetype", "type")],
  // WMI SDK, preprocessor commands
  ["amendment", oneString("amendment", "MS_409")],
  ["autorecover", { form: "#pragma autorecover", accepts: (given) => given.length === 0 }],
  ["classflags", flags("classflags")],
  ["instanceflags", flags("instanceflags")],
  ["deleteclass", deletion("deleteclass", "Class")],
  ["deleteinstance", deletion("deleteinstance", "Class.Key=value")],
]);
