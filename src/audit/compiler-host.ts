import { getLibFiles, libFolderInMemoryPath, ts } from "@ts-morph/common";

const libraryTexts = new Map(getLibFiles().map(({ fileName, text }) => [`${libFolderInMemoryPath}/${fileName}`, text]));

/** The file system for programs. TypeScript's own library comes with the compiler, in memory. */
export function compilerHost(options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  return {
    ...disk,
    getDefaultLibLocation: () => libFolderInMemoryPath,
    getDefaultLibFileName: (asked) => `${libFolderInMemoryPath}/${ts.getDefaultLibFileName(asked)}`,
    fileExists: (path) => libraryTexts.has(path) || disk.fileExists(path),
    readFile: (path) => libraryTexts.get(path) ?? disk.readFile(path),
    getSourceFile(path, languageVersion, onError) {
      const text = libraryTexts.get(path);
      return text === undefined ? disk.getSourceFile(path, languageVersion, onError) : ts.createSourceFile(path, text, languageVersion);
    },
  };
}
