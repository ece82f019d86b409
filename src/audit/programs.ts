/** The program of a tsconfig.json, and the files of it that are the user's. */
import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { normalize } from "../source/path.ts";
import { compilerHost } from "./compiler-host.ts";
import { generatedRoots } from "./generated-roots.ts";

export interface OpenedProgram {
  readonly program: ts.Program;
  /** Absolute paths of the files that the configuration names. */
  readonly files: readonly string[];
}

/** What is wrong with a tsconfig.json, as one line. */
export class TsconfigError extends Error {}

/**
 * Reads a tsconfig.json and makes its program; one that only refers to others stands for these. Throws a TsconfigError
 * where it cannot be read.
 * @param path an absolute path of the file or of its folder
 * @param only if not `null`, of the files only these, what they import and the bindings are read: their types are the same
 */
export function openPrograms(path: string, only: ReadonlySet<string> | null): OpenedProgram[] {
  const file = ts.sys.directoryExists(path) ? posix.join(path, "tsconfig.json") : path;
  const { options, fileNames, projectReferences = [] } = readConfig(file);
  if (fileNames.length === 0 && projectReferences.length > 0) {
    return projectReferences.flatMap((reference) => openPrograms(normalize(reference.path), only));
  }
  // Declarations that no file imports may add to the types of all.
  const files = only === null ? fileNames : fileNames.filter((name) => only.has(name) || /\.d\.[cm]?ts$/.test(name));
  // Tables are held against bindings that their files need not import.
  const rootNames =
    only === null || files.length === 0 ? files : [...new Set([...files, ...generatedRoots(fileNames, options)])];
  const ownOptions = { ...options, noEmit: true, composite: false, incremental: false };
  const program = ts.createProgram({
    rootNames,
    options: ownOptions,
    projectReferences,
    host: compilerHost(ownOptions),
  });
  return [{ program, files }];
}

function readConfig(file: string): ts.ParsedCommandLine {
  if (!ts.sys.fileExists(file)) throw new TsconfigError(`${file} does not exist; name the project: mofc audit FOLDER`);
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new TsconfigError(lineOf(diagnostic));
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(file, {}, host);
  const isSolution = (parsed?.projectReferences ?? []).length > 0;
  const fault = parsed?.errors.find(
    ({ category, code }) => category === ts.DiagnosticCategory.Error && !(isSolution && code === noInputs),
  );
  if (parsed === undefined || fault !== undefined)
    throw new TsconfigError(fault === undefined ? `${file} cannot be read` : lineOf(fault));
  return parsed;
}

/** "No inputs were found": as it should be where a configuration only refers to others. */
const noInputs = 18003;

function lineOf({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, " ").replace(/\.$/, "");
  if (file === undefined || start === undefined) return text;
  const { line, character } = file.getLineAndCharacterOfPosition(start);
  return `${file.fileName}:${line + 1}:${character + 1}: ${text}`;
}
