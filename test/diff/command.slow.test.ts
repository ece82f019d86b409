/** `mofc diff` from outside: inputs, revisions of git, exit codes. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { modelToJson } from "../../src/schema/json.ts";
import { compile } from "../../src/compile.ts";
import { nodeHost } from "../../src/source/host.ts";
import { revisionPath } from "../../src/cli/git-host.ts";
import { type Outcome, runMofc } from "../run-mofc.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mofc-diff-"));
  const git = (...command: string[]): void =>
    void execFileSync(
      "git",
      ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", ...command],
      { cwd: folder, stdio: "ignore" },
    );
  mkdirSync(join(folder, "mof/parts"), { recursive: true });
  writeFileSync(join(folder, "mof/all.mof"), `#pragma include ("parts/a.mof")\n#pragma include ("parts/b.mof")\n`);
  writeFileSync(join(folder, "mof/parts/a.mof"), "class A { string P; };\n");
  writeFileSync(join(folder, "mof/parts/b.mof"), "class B : A { uint16 Q; };\n");
  git("init", "--initial-branch=main");
  git("add", ".");
  git("commit", "--message=one");
  git("tag", "v1");
  writeFileSync(join(folder, "mof/parts/b.mof"), "class B : A { uint32 Q; };\n");
  git("commit", "--all", "--message=two");
  writeFileSync(join(folder, "mof/parts/a.mof"), "class A { string P; string R; };\n");
  writeFileSync(join(folder, "broken.mof"), "class A { string };\n");
  writeFileSync(
    join(folder, "kept.json"),
    JSON.stringify(
      modelToJson(
        compile({ inputs: ["mof"], includeFolders: [], dialect: "auto", locale: "409" }, nodeHost(folder)).model,
      ),
    ),
  );
  writeFileSync(join(folder, "other.json"), `{"classes": 1}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...command: string[]): Outcome {
  return runIn(folder, ...command);
}

function runIn(cwd: string, ...command: string[]): Outcome {
  return runMofc(cwd, ["diff", ...command]);
}

/** The codes of the changes. */
function codes({ out }: { out: string }): string[] {
  return (JSON.parse(out) as { changes: { code: string }[] }).changes.map(({ code }) => code);
}

describe("revisions", () => {
  test("a folder of a tag with the working tree", () => {
    expect(codes(run("v1:mof", "mof", "--format", "json"))).toEqual(["property-added", "encoding-changed"]);
  });

  test("two revisions, of which files include others", () => {
    expect(codes(run("HEAD~1:mof/all.mof", "HEAD:mof/all.mof", "--format", "json"))).toEqual(["encoding-changed"]);
  });

  test("a glob, the whole tree, and a path from the working folder", () => {
    expect(codes(run("v1:mof/parts/*.mof", "main:", "--format", "json"))).toEqual(["encoding-changed"]);
    expect(codes(runIn(join(folder, "mof"), "v1:./parts", "HEAD:mof/parts", "--format", "json"))).toEqual([
      "encoding-changed",
    ]);
    expect(codes(run("HEAD@{0}:mof", "HEAD:mof", "--format", "json"))).toEqual([]);
  });

  test("one that there is not", () => {
    const { code, error } = run("v7:mof", "mof");
    expect(code).toBe(2);
    expect(error).toContain(`"v7:mof": the revision "v7" does not exist`);
  });

  test("that nothing can be compared with, for which nothing is new and nothing gone", () => {
    expect(run("v1:nothing", "mof")).toMatchObject({ code: 1, out: "" });
    expect(run("mof", "nothing.mof").error).toMatch(/Nothing was compared: the input has errors\.\n$/);
  });

  test("a path that the revision has not", () => {
    const { code, error } = run("v1:nothing", "mof");
    expect(code).toBe(1);
    expect(error).toContain(`the file or folder "v1:/nothing" does not exist`);
  });

  test.each([
    ["v1:mof", { revision: "v1", path: "mof" }],
    ["origin/main:a/b.mof", { revision: "origin/main", path: "a/b.mof" }],
    ["HEAD:", { revision: "HEAD", path: "" }],
    ["mof/all.mof", null],
    ["C:\\mof", null],
    ["C:/mof", null],
    ["--upload-pack=x:mof", null],
  ])("%s", (argument, expected) => {
    expect(revisionPath(argument)).toEqual(expected);
  });
});

describe("a model as JSON", () => {
  test("is what it was made of", () => {
    expect(run("kept.json", "mof").out).toBe("No changes.\n");
  });

  test("that is none, or that there is not", () => {
    expect(run("other.json", "mof")).toMatchObject({
      code: 1,
      out: "",
      error: `mofc: error: "other.json" is not a model as printed by "mofc model --json"\nNothing was compared: the input has errors.\n`,
    });
    expect(run("missing.json", "mof")).toMatchObject({
      code: 1,
      out: "",
      error: `mofc: error: the file "missing.json" does not exist\nNothing was compared: the input has errors.\n`,
    });
  });
});

describe("exit codes", () => {
  test("0 whatever changed, and 1 where a class of changes may not be", () => {
    expect(run("v1:mof", "mof").code).toBe(0);
    expect(run("v1:mof", "mof", "--fail-on", "wire,source").code).toBe(1);
    expect(run("v1:mof", "mof", "--fail-on", "source").code).toBe(0);
    expect(run("v1:mof", "mof", "--fail-on", "wire", "--class", "encoding-changed=behavior").code).toBe(0);
  });

  test("as the configuration says, and the command line over it", () => {
    const config = {
      diff: { classes: { "encoding-changed": "behavior", "property-added": ["source"] }, failOn: ["source"] },
    };
    writeFileSync(join(folder, "mofc.config.json"), JSON.stringify(config));
    try {
      expect(run("v1:mof", "mof").code).toBe(1);
      expect(run("v1:mof", "mof", "--class", "property-added=safe").code).toBe(0);
      expect(run("v1:mof", "mof", "--fail-on", "wire").code).toBe(0);
      writeFileSync(join(folder, "mofc.config.json"), JSON.stringify({ diff: { failOn: ["wires"] } }));
      const { code, error } = run("v1:mof", "mof");
      expect(code).toBe(2);
      expect(error).toContain(`diff.failOn[0]: expected "wire", "source", "behavior" or "safe", found "wires"`);
      expect(error).toContain(`did you mean "wire"?`);
    } finally {
      rmSync(join(folder, "mofc.config.json"));
    }
  });

  test("1 with errors in the input, which are reported", () => {
    const { code, error } = run("broken.mof", "mof");
    expect(code).toBe(1);
    expect(error).toContain("broken.mof:1:");
  });

  test.each([
    [["mof"], "missing required argument 'new'"],
    [["mof", "mof", "--fail-on", "wires"], "Write one or more of wire, source, behavior, safe"],
    [["mof", "mof", "--class", "value-aded=safe"], `Unknown kind of change "value-aded"; did you mean "value-added"?`],
    [["mof", "mof", "--class", "value-added"], "Write one or more of wire, source, behavior, safe"],
    [["mof", "mof", "--format", "xml"], "Allowed choices are text, json, markdown"],
  ])("2 for %j", (command, message) => {
    const { code, error } = run(...command);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });
});
