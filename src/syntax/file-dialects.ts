/** The dialect of each file of a program. */
import type { Dialect } from "../source/dialect.ts";
import type { SourceFile } from "../source/source-file.ts";
import { type DetectedDialect, detectDialect } from "./dialect.ts";
import type { Program } from "./program.ts";

export type DialectOf = (file: SourceFile) => DetectedDialect;

/**
 * Each file tells its dialect by its own marks; one that has none and declares only instances follows their classes. Who
 * asks for one dialect gets it for all files.
 */
export function dialectsOf(program: Program, asked: Dialect | "auto"): DialectOf {
  if (asked !== "auto") return () => ({ dialect: asked, mark: null });
  const specifications = new Map(program.files.map(({ source, specification }) => [source, specification]));
  const ownDialect = remembering((file: SourceFile): DetectedDialect => {
    const specification = specifications.get(file);
    return specification === undefined ? { dialect: "dmtf", mark: null } : detectDialect(specification);
  });
  let declaring: ReadonlyMap<string, SourceFile> | undefined;
  return remembering((file) => {
    const own = ownDialect(file);
    const productions = specifications.get(file)?.productions ?? [];
    if (own.mark !== null || productions.some(({ kind }) => kind === "ClassDeclaration")) return own;
    for (const production of productions) {
      if (production.kind !== "InstanceDeclaration") continue;
      const { text: name, span } = production.className;
      const classFile = (declaring ??= filesOfClasses(program)).get(name.toLowerCase());
      const { dialect } = classFile === undefined ? own : ownDialect(classFile);
      if (dialect !== own.dialect) return { dialect, mark: { what: `the class ${name}`, span } };
    }
    return own;
  });
}

function filesOfClasses({ files }: Program): ReadonlyMap<string, SourceFile> {
  const declaring = new Map<string, SourceFile>();
  for (const { source, specification } of files) {
    for (const production of specification.productions) {
      if (production.kind === "ClassDeclaration") declaring.set(production.name.text.toLowerCase(), source);
    }
  }
  return declaring;
}

/** Few files are asked for, and those more than once. */
export function remembering<T, Result>(answer: (item: T) => Result): (item: T) => Result {
  const known = new Map<T, Result>();
  return (item) => {
    const before = known.get(item);
    if (before !== undefined) return before;
    const now = answer(item);
    known.set(item, now);
    return now;
  };
}
