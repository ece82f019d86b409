/**
 * Every diagnostic of mofc: its severity, the document or tool that the rule comes from, and its words.
 * Codes are stable; `mofc explain CODE` and configurations name them.
 */
import { files } from "./codes/files.ts";
import { binary } from "./codes/binary.ts";
import { syntax } from "./codes/syntax.ts";
import { dialectSyntax } from "./codes/dialects.ts";
import { pragmas } from "./codes/pragmas.ts";
import { names } from "./codes/names.ts";
import { classes } from "./codes/classes.ts";
import { qualifiers } from "./codes/qualifiers.ts";
import { overriding } from "./codes/overriding.ts";
import { values } from "./codes/values.ts";
import { valueMaps } from "./codes/value-maps.ts";
import { associations } from "./codes/associations.ts";
import { methods } from "./codes/methods.ts";
import { drivers } from "./codes/drivers.ts";
import { dsc } from "./codes/dsc.ts";
import { lifeCycle } from "./codes/life-cycle.ts";
import { instances } from "./codes/instances.ts";
import { audit } from "../audit/codes.ts";
import { suppressions } from "./codes/suppressions.ts";
import { amendments } from "./codes/amendments.ts";
import { pages } from "./codes/pages.ts";
import { configuration } from "./codes/configuration.ts";
import { contracts, scenarios } from "../reference/codes.ts";
import { type Dialect, dialects } from "../source/dialect.ts";
import type { DiagnosticDefinition, Severities, Severity } from "./codes/definition.ts";

export type { Severity } from "./codes/definition.ts";

/** The definitions in the order in which they are listed. A code is in one chapter. */
export const chapters = {
  Files: files,
  "Binary MOF": binary,
  Syntax: syntax,
  "What one dialect allows and another does not": dialectSyntax,
  Pragmas: pragmas,
  Names: names,
  "Classes and types": classes,
  Qualifiers: qualifiers,
  Overriding: overriding,
  "Values and constraints": values,
  "Value maps": valueMaps,
  "Keys, associations and embedded instances": associations,
  Methods: methods,
  "Life cycle": lifeCycle,
  Instances: instances,
  Drivers: drivers,
  "Desired State Configuration": dsc,
  "TypeScript that uses generated bindings": audit,
  Suppressions: suppressions,
  Amendments: amendments,
  "Reference pages": pages,
  Configuration: configuration,
  "Scenarios of simulations": scenarios,
  "Contracts of behavior": contracts,
};

type Chapter = (typeof chapters)[keyof typeof chapters];
type Intersection<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never;

export const diagnosticDefinitions = Object.assign({}, ...Object.values(chapters)) as Intersection<Chapter>;

export type Code = keyof typeof diagnosticDefinitions;

export function isCode(text: string): text is Code {
  return Object.hasOwn(diagnosticDefinitions, text);
}

/** Whether settings and suppressions may lower a code in a dialect, or in any: all but errors of the language. */
export function isAdjustable(code: Code, dialect?: Dialect): boolean {
  const definition: DiagnosticDefinition<never> = diagnosticDefinitions[code];
  return (
    definition.adjustable === true ||
    (dialect === undefined ? dialects : [dialect]).some((each) => severityOf(code, each) !== "error")
  );
}

/** Whether a code is reported in any dialect without being asked for. */
export function isOnByDefault(code: Code): boolean {
  return dialects.some((dialect) => severityOf(code, dialect) !== null);
}

/** The typed parameters of a code's message. */
export type Parameters<C extends Code> = (typeof diagnosticDefinitions)[C] extends {
  message: (parameters: infer P) => string;
}
  ? P
  : never;

/** The severity of a code in a dialect; `null` where the dialect allows it. */
export function severityOf(code: Code, dialect: Dialect): Severity | null {
  const severities: Severities = diagnosticDefinitions[code].severity;
  const severity = typeof severities === "string" ? severities : severities[dialect];
  return severity === "off" ? null : severity;
}
