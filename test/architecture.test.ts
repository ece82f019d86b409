/** The rules of the house, read off our own source. */
import { readFileSync } from "node:fs";
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

test("only the command line and the host know the process", () => {
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
  ).toEqual(["src/source/host.ts"]);
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

describe("a room imports what its row allows", () => {
  /** What each room may import beside itself: rooms and files. A room is a folder; files that stand alone are rooms. */
  const allowed: Readonly<Record<string, readonly string[]>> = {
    "src/runtime": [],
    "src/source": ["src/binary", "src/diagnostics/diagnostic.ts"],
    "src/binary": ["src/source/source-file.ts", "src/syntax/ast.ts", "src/runtime/mof-literals.ts"],
    "src/diagnostics": ["src/binary/fault.ts", "src/source", "src/audit/codes.ts", "src/reference/codes.ts"],
    "src/json": ["src/source", "src/diagnostics"],
    grammar: ["src/syntax/ast.ts", "src/source/source-file.ts"],
    "src/syntax": ["grammar", "src/binary", "src/source", "src/diagnostics", "src/runtime/mof-literals.ts"],
    "src/schema": [
      "src/syntax",
      "src/source",
      "src/diagnostics",
      "src/runtime/value-map.ts",
      "src/runtime/mof-literals.ts",
    ],
    "src/check": ["src/schema", "src/syntax", "src/source", "src/diagnostics", "src/runtime"],
    "src/compile.ts": ["src/check", "src/schema", "src/syntax", "src/source", "src/diagnostics"],
    "src/bindings": ["src/source/order.ts"],
    "src/emit": [
      "src/reference/emit/backend.ts",
      "src/bindings",
      "src/json",
      "src/schema",
      "src/syntax",
      "src/source",
      "src/diagnostics",
      "src/runtime",
    ],
    "src/generate.ts": ["src/compile.ts", "src/emit", "src/bindings", "src/source", "src/diagnostics"],
    "src/audit": ["src/bindings", "src/syntax/fingerprint.ts", "src/source", "src/diagnostics", "src/runtime"],
    "src/audit.ts": ["src/audit", "src/source", "src/diagnostics"],
    "src/eslint": ["src/audit", "src/source", "src/diagnostics"],
    "src/diff": ["src/bindings", "src/schema", "src/diagnostics/visible.ts", "src/runtime/value-map.ts"],
    "src/usercode": ["src/emit", "src/bindings", "src/schema", "src/source"],
    "src/import": ["src/emit/write.ts", "src/runtime/mof-literals.ts", "src/syntax", "src/source", "src/diagnostics"],
    "src/import.ts": ["src/import", "src/source", "src/diagnostics"],
    "src/pull": ["src/emit/write.ts", "src/schema/types.ts", "src/syntax", "src/source", "src/runtime"],
    "src/config": ["src/diff", "src/emit", "src/json", "src/syntax", "src/source", "src/diagnostics"],
    "src/reference/codes.ts": ["src/diagnostics/codes", "src/diagnostics/nearest.ts"],
    "src/reference/runtime": ["src/runtime"],
    "src/reference/contracts": [
      "src/reference/runtime",
      "src/json",
      "src/schema",
      "src/source",
      "src/diagnostics",
      "src/runtime",
    ],
    "src/reference/emit": [
      "src/reference/contracts",
      "src/emit",
      "src/bindings",
      "src/json",
      "src/schema",
      "src/source",
    ],
    "src/reference/simulate": ["src/reference/runtime", "src/json", "src/source", "src/diagnostics"],
    "src/reference/command.ts": [
      "src/reference/simulate",
      "src/cli/exit-codes.ts",
      "src/cli/terminal.ts",
      "src/source",
      "src/diagnostics",
    ],
    "src/cli": [
      "src/compile.ts",
      "src/generate.ts",
      "src/audit.ts",
      "src/import.ts",
      "src/import",
      "src/reference/command.ts",
      "src/config",
      "src/usercode",
      "src/pull",
      "src/runtime",
      "src/diff",
      "src/audit",
      "src/emit",
      "src/bindings",
      "src/schema",
      "src/syntax",
      "src/source",
      "src/diagnostics",
    ],
    "src/index.ts": ["src/emit", "src/bindings", "src/json", "src/schema"],
  };

  /** What a room below names from a room above, each in one line: a list of what there is, and what begins in `source`. */
  const registrations: ReadonlySet<string> = new Set([
    "src/emit/backends.ts imports src/reference/emit/backend.ts",
    "src/diagnostics/codes.ts imports src/audit/codes.ts",
    "src/diagnostics/codes.ts imports src/reference/codes.ts",
    "src/cli/program.ts imports src/reference/command.ts",
    "src/source/read.ts imports src/diagnostics/diagnostic.ts",
    "src/source/reader.ts imports src/diagnostics/diagnostic.ts",
  ]);

  const roomOf = (path: string): string => {
    if (path.startsWith("grammar/")) return "grammar";
    const depth = path.startsWith("src/reference/") ? 3 : 2;
    return path.split("/").slice(0, depth).join("/");
  };
  const isWithin = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);
  const across = imports.filter(({ from, to }) => /^(?:src|grammar)\//.test(to) && roomOf(from) !== roomOf(to));
  const text = ({ from, to }: Import): string => `${from} imports ${to}`;

  test("each room has a row, and each row a room", () => {
    const rooms = new Set(files.map((file) => roomOf(pathOf(file))));
    expect([...rooms].sort()).toEqual(Object.keys(allowed).sort());
  });

  test("the map names each room", () => {
    const map = readFileSync("src/README.md", "utf8");
    const nameOf = (room: string): string => {
      const name = room.replace(/^src\//, "");
      return room === "grammar" ? "../grammar/" : name.endsWith(".ts") ? name : `${name}/`;
    };
    expect(Object.keys(allowed).filter((room) => !map.includes(`\`${nameOf(room)}\``))).toEqual([]);
  });

  test.each(Object.keys(allowed))("%s", (room) => {
    const leaving = across.filter(({ from }) => roomOf(from) === room);
    const places = allowed[room] ?? [];
    expect(leaving.filter(({ to }) => !places.some((place) => isWithin(to, place))).map(text)).toEqual([]);
    const unused = places.filter((place) => !leaving.some(({ to }) => isWithin(to, place)));
    expect(unused, "what the row allows and nothing imports").toEqual([]);
  });

  test("no room needs itself by way of others, registrations apart", () => {
    const needed = new Map<string, Set<string>>();
    for (const each of across) {
      if (each.isTypeOnly || registrations.has(text(each))) continue;
      const rooms = needed.get(roomOf(each.from)) ?? new Set();
      needed.set(roomOf(each.from), rooms.add(roomOf(each.to)));
    }
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (room: string, chain: readonly string[]): void => {
      if (chain.includes(room)) cycles.push([...chain.slice(chain.indexOf(room)), room].join(" > "));
      if (done.has(room) || chain.includes(room)) return;
      for (const next of needed.get(room) ?? []) visit(next, [...chain, room]);
      done.add(room);
    };
    for (const room of needed.keys()) visit(room, []);
    expect(cycles).toEqual([]);
  });

  test("each registration is one", () => {
    const known = new Set(across.map(text));
    expect([...registrations].filter((each) => !known.has(each))).toEqual([]);
  });

  test("the grammar imports chevrotain, and of our source types only", () => {
    const wrong = imports.filter(
      ({ from, to, isTypeOnly }) =>
        from.startsWith("grammar/") && to !== "chevrotain" && !to.startsWith("grammar/") && !isTypeOnly,
    );
    expect(wrong).toEqual([]);
  });

  test("the runtime imports nothing outside itself, but for one XML parser and what Node has for talking to others", () => {
    const outside = imports.filter(({ from, to }) => from.startsWith("src/runtime/") && !to.startsWith("src/runtime/"));
    expect(outside.map(({ from, to }) => `${from} imports ${to}`)).toEqual([
      "src/runtime/cim-xml/http-connection.ts imports http",
      "src/runtime/cim-xml/http-connection.ts imports https",
      "src/runtime/cim-xml/xml-tree.ts imports saxes",
      "src/runtime/server/cim-handler.ts imports crypto",
      "src/runtime/server/serve-cim.ts imports http",
      "src/runtime/server/serve-cim.ts imports https",
      "src/runtime/server/serve-cim.ts imports net",
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

test("tests that start processes are left out of the quick run by their name", () => {
  const tests = new Project({ skipAddingFilesFromTsConfig: true }).addSourceFilesAtPaths("test/**/*.test.ts");
  const starters = /(?:^node:child_process|\/run-mofc\.ts|\/project-folder\.ts)$/;
  const quick = tests.filter((file) => !file.getFilePath().endsWith(".slow.test.ts"));
  const wrong = quick.filter((file) =>
    file.getImportDeclarations().some((each) => starters.test(each.getModuleSpecifierValue())),
  );
  expect(wrong.map(pathOf)).toEqual([]);
});
