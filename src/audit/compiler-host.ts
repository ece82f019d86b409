import { getLibFiles, libFolderInMemoryPath, ts } from "@ts-morph/common";
import { isGeneratedText } from "../bindings/header.ts";

const libraryTexts = new Map(getLibFiles().map(({ fileName, text }) => [`${libFolderInMemoryPath}/${fileName}`, text]));

/** The file system for programs. TypeScript's own library comes with the compiler, in memory. */
export function compilerHost(options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const readFile = (path: string): string | undefined => libraryTexts.get(path) ?? disk.readFile(path);
  return {
    ...disk,
    getDefaultLibLocation: () => libFolderInMemoryPath,
    getDefaultLibFileName: (asked) => `${libFolderInMemoryPath}/${ts.getDefaultLibFileName(asked)}`,
    fileExists: (path) => libraryTexts.has(path) || disk.fileExists(path),
    readFile,
    getSourceFile(path, versionOrOptions) {
      const text = readFile(path);
      if (text === undefined) return undefined;
      const given = typeof versionOrOptions === "object" ? versionOrOptions : { languageVersion: versionOrOptions };
      return ts.createSourceFile(path, text, { ...given, jsDocParsingMode: parsingMode(path, text) });
    },
  };
}

/** Tags are read in generated files alone, and types in those of JavaScript. */
function parsingMode(path: string, text: string): ts.JSDocParsingMode {
  const { ParseAll, ParseNone } = ts.JSDocParsingMode;
  return isGeneratedText(text) || /\.[cm]?jsx?$/.test(path) ? ParseAll : ParseNone;
}
