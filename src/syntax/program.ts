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
  const loaded: ParsedFile[] = [];
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
    loaded.push(file);
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
        // What is there and cannot be read has been told by the reader.
        if (target === null) report(diagnostic("inc-missing", argument.span, { path: written }));
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
  const versions: RivalFiles[] = [];
  lookUp(library, "library");
  lookUp(platform, "built-in");
  reportVersions(versions, report);

  return {
    roots: roots.filter((file) => !included.has(file)),
    files: loaded,
    isWhole,
    libraryClassNames: () => [...library.classNames(), ...platform.classNames()],
  };

  /** Files of needed classes may need others. */
  function lookUp(classes: Library, origin: Origin): void {
    if (!classes.hasFolders) return;
    for (let hasNew = true; hasNew;) {
      for (const { specification } of loaded.slice(looked)) addNeededClasses(specification, needed);
      looked = loaded.length;
      for (const name of needed) {
        const paths = classes.classFiles(name);
        if (paths.length > 0 && !isDeclared(name)) loadFirst(name, paths, origin);
      }
      hasNew = loaded.length > looked;
    }
  }

  /** A file may have the name of a class that it only includes, or that another file of this name declares. */
  function loadFirst(name: string, paths: readonly string[], origin: Origin): void {
    for (const [index, path] of paths.entries()) {
      if (files.has(path)) continue;
      const file = load(path, origin, new Map(), []);
      if (file === null) continue;
      roots.push(file);
      if (!isDeclared(name)) continue;
      const rival = paths.slice(index + 1).find((other) => isOtherVersion(name, file.source, reader(other)));
      if (rival !== undefined) versions.push({ name, path, rival });
      return;
    }
  }

  function isDeclared(name: string): boolean {
    for (; listed < loaded.length; listed++)
      for (const each of declaredClasses(loaded[listed]!.specification)) declared.add(each.toLowerCase());
    return declared.has(name.toLowerCase());
  }
}

interface RivalFiles {
  readonly name: string;
  readonly path: string;
  readonly rival: string;
}

/** Whether another file declares a class too, and is more than a copy. */
function isOtherVersion(name: string, { text }: SourceFile, other: SourceFile | null): boolean {
  if (other === null || other.text === text) return false;
  return [...other.text.matchAll(/\bclass\s+([^\s:{]+)/gi)].some(
    ([, found = ""]) => found.toLowerCase() === name.toLowerCase(),
  );
}

/** Where two versions of a schema lie in the include folders, most classes are there twice: that is one finding. */
function reportVersions([first, ...others]: readonly RivalFiles[], report: Report): void {
  if (first !== undefined) report(diagnostic("inc-versions", null, { ...first, more: others.length }));
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
