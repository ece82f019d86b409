/** From MOF texts to what the compiler makes of them, in memory. */
import { type Compilation, compile } from "../src/compile.ts";
import { type Code, severityOf } from "../src/diagnostics/codes.ts";
import { defaultSettings, type Finding, type Settings } from "../src/diagnostics/findings.ts";
import { renderPlace } from "../src/diagnostics/render.ts";
import type { Class, Model } from "../src/schema/model.ts";
import type { Dialect } from "../src/source/dialect.ts";
import { memoryHost } from "./source/memory-host.ts";

export interface TextOptions {
  readonly dialect?: Dialect | "auto";
  /** The locale of amendments. */
  readonly locale?: string;
  readonly settings?: Partial<Settings>;
  /** The files to compile, where the others only lie around them; all if nothing is said. */
  readonly inputs?: readonly string[];
  readonly includeFolders?: readonly string[];
}

export function compileFiles(files: Readonly<Record<string, string>>, options: TextOptions = {}): Compilation {
  const { dialect = "dmtf", locale = "409", settings, inputs = Object.keys(files), includeFolders = [] } = options;
  return compile({ inputs, includeFolders, dialect, locale }, memoryHost(files), { ...defaultSettings, ...settings });
}

/** One file, `test.mof`. */
export function compileText(mof: string, options?: TextOptions): Compilation {
  return compileFiles({ "test.mof": mof }, options);
}

/** The model of one file, whatever is wrong with it. */
export function modelOf(mof: string, options: TextOptions = { dialect: "auto" }): Model {
  return compileText(mof, options).model;
}

export function classOf(model: Model, name: string): Class {
  const item = model.classes.get(name);
  if (item === undefined) throw new Error(`The model has no class ${name}.`);
  return item;
}

/** `test.mof:1:2 code: message` of the findings that are more than hints. */
export function findingLines({ findings }: Compilation): string[] {
  return findings
    .filter(({ severity }) => severity !== "info")
    .map(({ span, code, message }) => `${span === null ? "" : renderPlace(span)} ${code}: ${message}`);
}

/** `severity code` of each finding. */
export function codesOf({ findings }: Compilation): string[] {
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

/** @param asked a code that is switched on where it is off by default */
export function findingsIn(mof: string, dialect: Dialect = "dmtf", asked?: Code): readonly Finding[] {
  const isOff = asked !== undefined && severityOf(asked, dialect) === null;
  return compileText(mof, { dialect, settings: { rules: new Map(isOff ? [[asked, "info"]] : []) } }).findings;
}
