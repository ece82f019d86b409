/** The rules of the house, read off our own source. */
import { Project, type SourceFile, SyntaxKind } from "ts-morph";
import { describe, expect, test } from "vitest";

const project = new Project({ tsConfigFilePath: "tsconfig.json", skipAddingFilesFromTsConfig: true });
const files = project.addSourceFilesAtPaths(["grammar/**/*.ts", "src/**/*.ts"]);
const root = process.cwd();

function pathOf(file: SourceFile): string {
  return file.getFilePath().slice(root.length + 1);
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

/** All imports and re-exports, `import()` too. Paths of our files from the root; others as written, without `node:`. */
const imports: readonly Import[] = files.flatMap((file) => {
  const importOf = (specifier: string, target: SourceFile | undefined, isTypeOnly: boolean): Import => ({
    from: pathOf(file),
    to: target === undefined || target.isInNodeModules() ? specifier.replace(/^node:/, "") : pathOf(target),
    isTypeOnly,
  });
  const declared = [...file.getImportDeclarations(), ...file.getExportDeclarations()].flatMap((declaration) => {
    const specifier = declaration.getModuleSpecifierValue();
    if (specifier === undefined) return [];
    const named = declaration.isKind(SyntaxKind.ImportDeclaration)
      ? declaration.getNamedImports()
      : declaration.getNamedExports();
    const isTypeOnly = declaration.isTypeOnly() || (named.length > 0 && named.every((name) => name.isTypeOnly()));
    return [importOf(specifier, declaration.getModuleSpecifierSourceFile(), isTypeOnly)];
  });
  const dynamic = file
    .getDescendantsOfKind(SyntaxKind.CallExpression)
    .filter((call) => call.getExpression().isKind(SyntaxKind.ImportKeyword))
    .map((call) => {
      const specifier = call.getArguments()[0]?.asKind(SyntaxKind.StringLiteral)?.getLiteralValue() ?? "?";
      const target = specifier.startsWith(".")
        ? project.getSourceFile(new URL(specifier, `file://${file.getFilePath()}`).pathname)
        : undefined;
      return importOf(specifier, target, false);
    });
  return [...declared, ...dynamic];
});

/** Where code, comments left aside, has a text. */
function usesOf(pattern: RegExp, within: RegExp): string[] {
  return files
    .filter((file) => within.test(pathOf(file)))
    .flatMap((file) => {
      const code = file.getFullText().replace(/\/\*[^]*?\*\/|\/\/.*/g, "");
      return pattern.test(code) ? [pathOf(file)] : [];
    });
}

function importersOf(modules: RegExp): string[] {
  return [...new Set(imports.filter(({ to }) => modules.test(to)).map(({ from }) => from))].sort();
}

test("only the host reads and writes files", () => {
  expect(importersOf(/^fs(\/|$)/)).toEqual(["src/source/host.ts"]);
});

test("only formatting starts workers, and nothing but the command line starts other programs", () => {
  expect(importersOf(/^worker_threads$/).filter((path) => !/^src\/emit\/format.*\.ts$/.test(path))).toEqual([]);
  expect(importersOf(/^child_process$/).filter((path) => !path.startsWith("src/cli/"))).toEqual([]);
});

test("only the command line knows the process", () => {
  expect(importersOf(/^process$/)).toEqual([]);
  const users = files.filter((file) => {
    return file.getDescendantsOfKind(SyntaxKind.Identifier).some((name) => {
      if (name.getText() !== "process") return false;
      const parent = name.getParent();
      return parent.isKind(SyntaxKind.PropertyAccessExpression)
        ? parent.getExpression() === name
        : parent.isKind(SyntaxKind.ElementAccessExpression);
    });
  });
  expect(
    users.map(pathOf).filter((path) => !path.startsWith("src/cli/") && path !== "src/reference/command.ts"),
  ).toEqual([]);
});

test("no file imports itself by way of others", () => {
  const edges = new Map(
    files.map((file) => [
      pathOf(file),
      imports.filter(({ from, to }) => from === pathOf(file) && to.includes("/")).map(({ to }) => to),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, chain: readonly string[]): void => {
    if (chain.includes(path)) cycles.push([...chain.slice(chain.indexOf(path)), path].join(" > "));
    if (done.has(path) || chain.includes(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...chain, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});

describe("a stage imports earlier stages only", () => {
  /** What each folder may import beside itself. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    "src/runtime": [],
    "src/source": ["src/diagnostics"],
    "src/diagnostics": ["src/source", "src/audit/codes.ts", "src/reference/codes.ts"],
    grammar: ["src/syntax/ast.ts", "src/source/source-file.ts"],
    "src/syntax": ["grammar", "src/source", "src/diagnostics", "src/runtime/mof-literals.ts"],
    "src/schema": [
      "src/syntax",
      "src/source",
      "src/diagnostics",
      "src/runtime/value-map.ts",
      "src/runtime/mof-literals.ts",
    ],
    "src/check": ["src/schema", "src/syntax", "src/source", "src/diagnostics", "src/runtime"],
    "src/bindings": ["src/source"],
    "src/emit": [
      "src/json",
      "src/bindings",
      "src/check",
      "src/schema",
      "src/syntax",
      "src/source",
      "src/diagnostics",
      "src/runtime",
    ],
    "src/audit": [
      "src/bindings",
      "src/syntax/fingerprint.ts",
      "src/source",
      "src/diagnostics",
      "src/runtime/started-job.ts",
      "src/runtime/value-map.ts",
    ],
    "src/json": ["src/source", "src/diagnostics"],
    "src/reference": [
      "src/json",
      "src/cli/exit-codes.ts",
      "src/cli/terminal.ts",
      "src/bindings",
      "src/emit",
      "src/check",
      "src/schema",
      "src/source",
      "src/diagnostics",
      "src/runtime",
    ],
  };
  const folderOf = (path: string): string =>
    path.startsWith("grammar/") ? "grammar" : path.split("/").slice(0, 2).join("/");

  test.each(Object.keys(allowed))("%s", (folder) => {
    const wrong = imports.filter(({ from, to }) => {
      if (folderOf(from) !== folder || !/^(?:src|grammar)\//.test(to) || folderOf(to) === folder) return false;
      // Where the reference runtime registers.
      if (from === "src/emit/backends.ts" && to === "src/reference/emit/backend.ts") return false;
      return !allowed[folder]!.some((path) => to === path || folderOf(to) === path);
    });
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test("the grammar imports chevrotain, and of our source types only", () => {
    const wrong = imports.filter(
      ({ from, to, isTypeOnly }) =>
        from.startsWith("grammar/") && to !== "chevrotain" && !to.startsWith("grammar/") && !isTypeOnly,
    );
    expect(wrong).toEqual([]);
  });

  test("the runtime imports nothing outside of itself, but for one XML parser in one file", () => {
    const outside = imports.filter(({ from, to }) => from.startsWith("src/runtime/") && !to.startsWith("src/runtime/"));
    expect(outside.map(({ from, to }) => `${from} imports ${to}`)).toEqual([
      "src/runtime/embedded/xml-tree.ts imports saxes",
    ]);
  });

  test("neither the runtime nor what reads contracts knows a class by its name", () => {
    expect(usesOf(/\b(?:CIM|Msvm)_(?!ERR_)/, /^src\/(?:runtime|emit|reference\/(?!simulate))/)).toEqual([]);
  });

  test("only the command line imports the command line", () => {
    expect(
      imports.filter(
        ({ from, to }) =>
          to.startsWith("src/cli/") && !from.startsWith("src/cli/") && from !== "src/reference/command.ts",
      ),
    ).toEqual([]);
  });
});

describe("files", () => {
  test("none has only exports of others", () => {
    const barrels = files.filter(
      (file) =>
        file.getStatements().length > 0 &&
        file
          .getStatements()
          .every((statement) => statement.isKind(SyntaxKind.ExportDeclaration) && statement.hasModuleSpecifier()),
    );
    // The package's public API is one entry file for each export in package.json.
    expect(barrels.map(pathOf).filter((path) => path.split("/").length > 2)).toEqual([]);
  });

  test("are named for a thing or a step", () => {
    expect(files.map(pathOf).filter((path) => /\b(?:utils?|helpers?|common|shared|misc)\b/.test(path))).toEqual([]);
  });

  test("have at most 600 lines, the grammar apart", () => {
    const long = files.filter((file) => file.getEndLineNumber() > 600).map(pathOf);
    expect(long.filter((path) => path !== "grammar/parser.ts")).toEqual([]);
  });
});

test.each([
  ["Date.now", /\bDate\.now\b/],
  ["new Date()", /\bnew Date\(\)/],
  ["Math.random", /\bMath\.random\b/],
  ["process.env", /\bprocess\.env\b/],
])("the core has no %s", (_, pattern) => {
  expect(usesOf(pattern, /^(?:grammar|src\/(?!cli\/))/)).toEqual([]);
});

test.each([
  ["localeCompare", /\blocaleCompare\b/],
  ["os.EOL", /\bEOL\b/],
])("no code has %s: output is the same on each machine", (name, pattern) => {
  const uses = usesOf(pattern, /./).filter((path) => name !== "os.EOL" || importersOf(/^os$/).includes(path));
  expect(uses).toEqual([]);
});
