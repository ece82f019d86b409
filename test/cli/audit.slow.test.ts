import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { ProjectFolder } from "./project-folder.ts";

const mof = `class ACME_Fan {
  [Key] string Id;
  [ValueMap {"1", "2"}, Values {"Running", "Stopped"}] uint16 State;
  [Write, ValueMap {"1", "2", "3"}, Values {"Low", "High", "Off"}] uint16 Speed;
};
`;
const stops = `import type { ACME_Fan } from "../generated/index.js";

export const isStopped = (fan: ACME_Fan): boolean => fan.State === 2;
`;
const wrong = `import type { ACME_Fan } from "../generated/index.js";

export const isBroken = (fan: ACME_Fan): boolean => Number(fan.State) === 3;
`;
const tsconfig =
  '{ "compilerOptions": { "strict": true, "module": "nodenext", "target": "es2024", "noEmit": true, "types": [] }, "include": ["src"] }';

/** A project with generated bindings. */
function project(files: Readonly<Record<string, string>>): ProjectFolder {
  const folder = new ProjectFolder({ "mof/fan.mof": mof, "tsconfig.json": tsconfig, ...files });
  expect(folder.run("generate").code).toBe(0);
  return folder;
}

const codesOf = ({ out }: { readonly out: string }): string[] =>
  [...out.matchAll(/^(\S+): (\w+) ([\w-]+):/gm)].map(([, place, severity, code]) => `${place} ${severity} ${code}`);

describe("mofc audit", () => {
  test("ends with 0 for warnings, with 1 for errors, with 2 where there is no project", () => {
    const folder = project({ "src/stops.ts": stops });
    const warned = folder.run("audit");
    expect([warned.code, codesOf(warned)]).toEqual([0, ["src/stops.ts:3:68 warning enum-literal"]]);
    expect(folder.run("audit", "--warnings-as-errors").code).toBe(1);
    expect(folder.run("audit", "--rule", "enum-literal=off").out).toBe("");

    folder.write("src/wrong.ts", wrong);
    const failed = folder.run("audit", "src/../tsconfig.json");
    expect([failed.code, codesOf(failed)]).toEqual([
      1,
      ["src/stops.ts:3:68 warning enum-literal", "src/wrong.ts:3:75 error value-unknown"],
    ]);

    const none = folder.run("audit", "elsewhere");
    expect([none.code, none.error]).toEqual([2, expect.stringMatching(/^error: .*elsewhere.*\n/)]);
    folder.write("tsconfig.json", "{ oops }");
    const broken = folder.run("audit");
    expect([broken.code, broken.error]).toEqual([2, expect.stringMatching(/^error: .*tsconfig\.json:1:3: /)]);
    folder.write("tsconfig.json", '{ "include": ["lib"] }');
    const without = folder.run("audit");
    expect([without.code, without.error]).toEqual([2, expect.stringContaining("No inputs were found")]);
    const missing = folder.run("audit", "src");
    expect([missing.code, missing.error]).toEqual([
      2,
      expect.stringMatching(/^error: .*src\/tsconfig\.json does not exist; name the project/),
    ]);
  });

  test("tells of bindings that are older than their MOF, comments aside", () => {
    const folder = project({ "src/fan.ts": stops.replace("=== 2", "!== null") });
    folder.write("mof/fan.mof", `// A comment.\r\n${mof}`);
    expect(folder.run("audit").out).toBe("");
    folder.write("mof/fan.mof", mof.replace("Stopped", "Halted"));
    const { code, out } = folder.run("audit");
    expect([code, out]).toEqual([
      0,
      'mofc: warning bindings-stale: "generated" is older than mof/fan.mof\n  help: run mofc generate to bring it up to date\n',
    ]);
  });

  test("follows the projects that a tsconfig.json refers to", () => {
    const folder = project({
      "src/stops.ts": stops,
      "tsconfig.json": '{ "files": [], "references": [{ "path": "src" }] }',
      "src/tsconfig.json": tsconfig.replace('["src"]', '["."]'),
    });
    expect(codesOf(folder.run("audit"))).toEqual(["src/stops.ts:3:68 warning enum-literal"]);
  });

  test("--fix replaces, imports, and keeps the rest byte for byte", () => {
    const before =
      `\uFEFF${stops}export   const setHigh = (fan: ACME_Fan): void => { fan.Speed = 2 } // höher\n`.replaceAll(
        "\n",
        "\r\n",
      );
    const folder = project({ "src/stops.ts": before });
    const { code, out, error } = folder.run("audit", "--fix");
    expect([code, out, error]).toEqual([0, "", expect.stringContaining("src/stops.ts: 2 fixed\n")]);
    expect(folder.read("src/stops.ts")).toBe(
      before
        .replace(
          'index.js";\r\n',
          'index.js";\r\nimport { ACME_Fan_State, ACME_Fan_Speed } from "../generated/index.js";\r\n',
        )
        .replace("fan.State === 2", "fan.State === ACME_Fan_State.Stopped")
        .replace("fan.Speed = 2", "fan.Speed = ACME_Fan_Speed.High"),
    );
  });

  test("prints JSON, SARIF and annotations", () => {
    const folder = project({ "src/stops.ts": stops });
    expect(JSON.parse(folder.run("audit", "--format", "json").out)).toMatchObject({
      files: 1,
      warnings: 1,
      findings: [{ code: "enum-literal", fixable: true }],
    });
    expect(JSON.parse(folder.run("audit", "--format", "sarif").out)).toMatchObject({
      runs: [{ results: [{ ruleId: "enum-literal" }] }],
    });
    expect(folder.run("audit", "--format", "github").out).toMatch(/^::warning file=src\/stops\.ts,line=3,/);
  });

  test("--since looks at what changed since a revision, and at new files", () => {
    const folder = project({ "src/stops.ts": stops, "src/wrong.ts": stops, ".gitignore": "node_modules\n" });
    const git = (...args: string[]): void =>
      expect(
        spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: folder.path }).status,
      ).toBe(0);
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    expect(folder.run("audit", "--since", "HEAD").out).toBe("");
    folder.write("src/wrong.ts", wrong);
    folder.write("src/new.ts", stops);
    expect(codesOf(folder.run("audit", "--since", "HEAD"))).toEqual([
      "src/new.ts:3:68 warning enum-literal",
      "src/wrong.ts:3:75 error value-unknown",
    ]);
    folder.write("src/table.ts", "export const speeds = { low: 1, high: 2, off: 3 };\n");
    expect(codesOf(folder.run("audit", "--since", "HEAD"))).toContain("src/table.ts:1:14 warning table-repeated");
    const none = folder.run("audit", "--since", "nowhere");
    expect([none.code, none.error]).toEqual([
      2,
      expect.stringMatching(/^error: --since: the revision "nowhere" does not exist\n/),
    ]);
  });

  test("--baseline lets be what there was, wherever its line is, and tells of more", () => {
    const folder = project({ "src/wrong.ts": wrong });
    expect(folder.run("audit", "--write-baseline", "audit.json").code).toBe(0);
    expect(JSON.parse(folder.read("audit.json"))).toEqual({
      findings: { "src/wrong.ts": { "value-unknown: ACME_Fan.State has no value 3": 1 } },
    });
    folder.write("src/wrong.ts", `\n${wrong}`);
    expect(folder.run("audit", "--baseline", "audit.json")).toEqual({ code: 0, out: "", error: "" });
    folder.write("src/wrong.ts", `${wrong}${wrong.split("\n")[2]?.replace("isBroken", "isWorse")}\n`);
    const more = folder.run("audit", "--baseline", "audit.json");
    expect([more.code, codesOf(more)]).toEqual([1, ["src/wrong.ts:4:74 error value-unknown"]]);
    folder.write("src/wrong.ts", "export {};\n");
    expect(folder.run("audit", "--baseline", "audit.json").error).toBe(
      "audit.json: 1 of its findings is gone; --write-baseline brings it up to date\n",
    );
    const none = folder.run("audit", "--baseline", "other.json");
    expect([none.code, none.error]).toEqual([2, expect.stringContaining('error: "other.json" does not exist')]);
    const other = folder.run("audit", "--baseline", "package.json");
    expect([other.code, other.error]).toEqual([2, expect.stringContaining('error: "package.json" is not a baseline')]);
  });
});
