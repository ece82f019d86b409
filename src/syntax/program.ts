/** All files of a compilation as trees: the inputs, what they include, and the files of classes that they need. */
import { type Report, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Library } from "../source/include.ts";
import type { Sources } from "../source/read.ts";
import type { Reader } from "../source/reader.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { CompilerDirective, MofSpecification } from "./ast.ts";
import { addNeededClasses, declaredClasses } from "./class-names.ts";
import { stringValue } from "./literals.ts";
import { parse } from "./parse.ts";
import type { Macros } from "./macros.ts";

/** How a file came into the compilation. */
export type Origin = "built-in" | "input" | "library";

export interface ParsedFile {
  readonly source: SourceFile;
  readonly origin: Origin;
  readonly specification: MofSpecification;
  /** The file of each include directive that was found. */
  readonly includes: ReadonlyMap<CompilerDirective, ParsedFile>;
}

export interface Program {
  /** The files that no other one includes, in the order in which they are compiled; built-in ones first. */
  readonly roots: readonly ParsedFile[];
  /** The classes that the include folders and the platform have a file for: what a misspelt name may have meant. */
  readonly libraryClassNames: () => readonly string[];
  /** Whether everything was found and read: otherwise what is not declared may stand in a missing file or behind a syntax error. */
  readonly isWhole: boolean;
  /** Every file once, in the order in which it was read. */
  readonly files: readonly ParsedFile[];
}

/** Includes inside includes; real schemas have two or three. */
const deepestInclude = 100;

/**
 * Parses the files and follows their includes; a file is read once. Then classes that are needed and not declared
 * (superclasses, references, embedded instances, instances) are looked up as `<Class>.mof`: in the library, then among those
 * that the platform brings along.
 */
export function parseProgram({ builtIn, inputs, reader, library, platform }: Sources, report: Report): Program {
  const files = new Map<string, ParsedFile>();
  const included = new Set<ParsedFile>();
  let isWhole = true;

  function load(path: string, origin: Origin, macros: Macros, chain: readonly string[]): ParsedFile | null {
    const known = files.get(path);
    if (known !== undefined) return known;
    const source = reader(path);
    if (source === null) return null;
    const isOpen = (target: string): boolean => target === path || chain.includes(target);
    // Macros of an included file hold behind the include, so that it is read when the directive is met.
    const specification = parse(source, report, macros, (written) => {
      const target = library.include(written, path);
      if (target !== null && !isOpen(target) && chain.length < deepestInclude)
        load(target, origin, macros, [...chain, path]);
    });
    const includes = new Map<CompilerDirective, ParsedFile>();
    const file: ParsedFile = { source, origin, specification, includes };
    isWhole &&= specification.isPartial !== true;
    files.set(path, file);
    for (const directive of includeDirectives(specification)) {
      const [argument] = directive.arguments;
      if (argument?.kind !== "StringLiteral") continue;
      const written = stringValue(argument);
      const target = library.include(written, path);
      if (target !== null && isOpen(target)) {
        report(diagnostic("inc-cycle", argument.span, { path: target }));
        continue;
      }
      if (target !== null && !files.has(target) && chain.length >= deepestInclude) {
        report(diagnostic("inc-depth", argument.span, { depth: deepestInclude }));
        continue;
      }
      const inclusion = target === null ? null : load(target, origin, macros, [...chain, path]);
      if (inclusion === null) {
        isWhole = false;
        report(diagnostic("inc-missing", argument.span, { path: written }));
      } else {
        includes.set(directive, inclusion);
        included.add(inclusion);
      }
    }
    return file;
  }

  const paths = includersFirst(inputs, reader);
  const roots = [
    ...builtIn.map((path) => load(path, "built-in", new Map(), [])),
    ...paths.map((path) => load(path, "input", new Map(), [])),
  ].filter((file) => file !== null);

  const needed = new Set<string>();
  const declared = new Set<string>();
  let looked = 0;
  let listed = 0;
  lookUp(library, "library");
  lookUp(platform, "built-in");

  return {
    roots: roots.filter((file) => !included.has(file)),
    files: [...files.values()],
    isWhole,
    libraryClassNames: () => [...library.classNames(), ...platform.classNames()],
  };

  /** Files of needed classes may need others. */
  function lookUp(classes: Library, origin: Origin): void {
    if (!classes.hasFolders) return;
    for (let hasNew = true; hasNew;) {
      for (const { specification } of [...files.values()].slice(looked)) addNeededClasses(specification, needed);
      looked = files.size;
      for (const name of needed) {
        const path = classes.classFile(name);
        if (path === null || files.has(path) || isDeclared(name)) continue;
        const file = load(path, origin, new Map(), []);
        if (file !== null) roots.push(file);
      }
      hasNew = files.size > looked;
    }
  }

  function isDeclared(name: string): boolean {
    for (const { specification } of [...files.values()].slice(listed))
      for (const each of declaredClasses(specification)) declared.add(each.toLowerCase());
    listed = files.size;
    return declared.has(name.toLowerCase());
  }
}

/**
 * Files with includes before others: what they include has to be read with their macros. Only the order of reading
 * depends on it, so that a rough look at the text is enough.
 */
function includersFirst(paths: readonly string[], reader: Reader): string[] {
  const isIncluder = (path: string): boolean => /#\s*(?:pragma\s+)?include/i.test(reader(path)?.text ?? "");
  const includers = new Set(paths.filter(isIncluder));
  return [...includers, ...paths.filter((path) => !includers.has(path))];
}

function includeDirectives({ productions }: MofSpecification): CompilerDirective[] {
  return productions.filter(
    (production) => production.kind === "CompilerDirective" && production.name.text.toLowerCase() === "include",
  ) as CompilerDirective[];
}
