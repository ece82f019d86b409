import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import draft04 from "ajv-draft-04";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { moduleFile } from "../../src/config/config-error.ts";
import { diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Finding } from "../../src/diagnostics/findings.ts";
import { toGitHub } from "../../src/diagnostics/github.ts";
import { toJson } from "../../src/diagnostics/json.ts";
import { renderFinding, renderSummary } from "../../src/diagnostics/render.ts";
import { readPage } from "../../src/diagnostics/page.ts";
import { toSarif } from "../../src/diagnostics/sarif.ts";
import { nodeHost } from "../../src/source/host.ts";
import { compileFiles, compileText } from "../compile-text.ts";

const unknownSuperclass = "class ACME_Fan :\n  CIM_System { };";

describe("text", () => {
  it("shows the place, the code, the sentence, the line with a marker, and how to fix it", () => {
    expect(compileText(unknownSuperclass).findings.map((finding) => renderFinding(finding, false))).toEqual([
      [
        'test.mof:2:3: error inh-unknown-superclass: the superclass "CIM_System" of "ACME_Fan" is not declared',
        "    2 |   CIM_System { };",
        "      |   ^^^^^^^^^^",
        "  help: include the file that declares it, or name its folder with -I",
      ].join("\n"),
    ]);
  });

  it("shows a second place with its own line", () => {
    const [finding] = compileText("class A_B { [Key] string Id; };\nclass A_B { };").findings;
    expect(renderFinding(finding!, false)).toBe(
      [
        'test.mof:2:7: error name-dup-class: the class "A_B" is declared twice',
        "    2 | class A_B { };",
        "      |       ^^^",
        '  test.mof:1:7: note: first declared here; the second one lacks "Id"',
        "    1 | class A_B { [Key] string Id; };",
        "      |       ^^^",
      ].join("\n"),
    );
  });

  it("shows how a file came in", () => {
    const { findings } = compileFiles(
      { "test.mof": '#pragma include ("inner.mof")\n', "inner.mof": unknownSuperclass },
      { inputs: ["test.mof"] },
    );
    expect(renderFinding(findings[0]!, false).split("\n")).toContain("  included at test.mof:1:1");
  });

  it("shows the part of a long line that matters", () => {
    const [finding] = compileText(`class A_B { /* ${"x".repeat(500)} */ A_C REF R; };`).findings.filter(
      ({ code }) => code === "ref-unknown-class",
    );
    const [, line, marker] = renderFinding(finding!, false).split("\n");
    expect(line!.length).toBeLessThan(140);
    expect(line!.slice(marker!.indexOf("^"), marker!.lastIndexOf("^") + 1)).toBe("A_C REF");
  });

  it.each([
    ["a control", "\u001b[31m", "\\u{1B}[31m"],
    ["a mark of direction", "\u202e", "\\u{202E}"],
    ["another space", "\u00a0", "\\u{A0}"],
  ])("writes %s so that it can be seen, in the message as in the line", (_, raw, shown) => {
    const [finding] = compileText(
      `class A_B { [Key] string Id; [ValueMap {"1"}, Values {"x"}] string S = "${raw}!"; };`,
    ).findings;
    const [message, line, marker] = renderFinding(finding!, false).split("\n");
    expect(message).toContain(`does not contain the value "${shown}!"`);
    expect(line).toContain(`string S = "${shown}!"; };`);
    expect(line!.slice(marker!.indexOf("^"), marker!.lastIndexOf("^") + 1)).toBe(`"${shown}!"`);
  });

  it("keeps tabs in front of the marker", () => {
    const [finding] = compileText("class ACME_Fan\n\t\t: CIM_System { };").findings;
    expect(renderFinding(finding!, false).split("\n")[2]).toBe("      | \t\t  ^^^^^^^^^^");
  });

  it("sums up", () => {
    expect(renderSummary(compileText(unknownSuperclass).findings, 1)).toBe("1 error in 1 file");
    expect(renderSummary([], 3)).toBe("0 errors in 3 files");
  });
});

describe("json", () => {
  it("has places from 1 on, half open", () => {
    expect(toJson(compileText(unknownSuperclass).findings, 1)).toEqual({
      files: 1,
      errors: 1,
      warnings: 0,
      infos: 0,
      findings: [
        {
          code: "inh-unknown-superclass",
          severity: "error",
          message: 'the superclass "CIM_System" of "ACME_Fan" is not declared',
          help: "include the file that declares it, or name its folder with -I",
          place: { file: "test.mof", line: 2, column: 3, endLine: 2, endColumn: 13 },
          notes: [],
          includedFrom: [],
          fixable: false,
        },
      ],
    });
  });

  it("says what can be fixed", () => {
    expect(
      toJson(compileText("class A_B {\n uint32 X\n};").findings, 1).findings.map(({ fixable }) => fixable),
    ).toContain(true);
  });

  it("counts what it does not show", () => {
    const { findings } = compileText('class A_B : A_C { uint32 X = "text"; };');
    expect(toJson(findings.slice(0, 1), 1, findings)).toMatchObject({
      errors: 2,
      findings: [{ code: "inh-unknown-superclass" }],
    });
  });
});

const host = nodeHost(".");

function sarifOf(findings: readonly Finding[]): Log {
  return toSarif(findings, "1.2.3", (code) => readPage(host, code));
}

describe("sarif", () => {
  const schema = readFileSync(
    createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
    "utf8",
  );
  // One of its patterns is not a regular expression with the flag u.
  const isLog = new draft04.default({ strict: false, unicodeRegExp: false, formats: fullFormats }).compile<Log>(
    JSON.parse(schema),
  );

  it.each<[string, Log]>([
    [
      "findings with places, notes, help and a fix",
      sarifOf(compileText("class A_B { uint32 X\n};\nclass A_B : A_C { };").findings),
    ],
    [
      "a finding in an included file",
      sarifOf(
        compileFiles(
          { "test.mof": '#pragma include ("inner.mof")\n', "inner.mof": unknownSuperclass },
          { inputs: ["test.mof"] },
        ).findings,
      ),
    ],
    ["a finding without a place", sarifOf(compileFiles({}, { inputs: ["test.mof"] }).findings)],
    [
      "a name that is no URI",
      sarifOf(
        compileFiles(
          { "test.mof": '#pragma include ("a #1 100%.mof")\n', "a #1 100%.mof": unknownSuperclass },
          { inputs: ["test.mof"] },
        ).findings,
      ),
    ],
    [
      "characters that cannot be printed",
      sarifOf(compileText('class A_B { [ValueMap {"1"}, Values {"x"}] string S = "\u202E"; };').findings),
    ],
    ["no findings", sarifOf([])],
  ])("is valid by the schema of the standard: %s", (_, log) => {
    expect(isLog(JSON.parse(JSON.stringify(log))), JSON.stringify(isLog.errors)).toBe(true);
  });

  it("is held against a schema that finds faults", () => {
    expect(isLog({ version: "2.1.0", runs: [{ tool: { driver: {} }, results: [] }] })).toBe(false);
  });

  it.each([
    ["mof/a #1.mof", "mof/a%20%231.mof"],
    ["../50%.mof", "../50%25.mof"],
    ["/tmp/ä.mof", "file:///tmp/%C3%A4.mof"],
    ["C:/schema/a.mof", "file:///C:/schema/a.mof"],
  ])("names the file %s by the URI %s", (path, uri) => {
    const [finding] = compileText(unknownSuperclass).findings;
    const span = { ...finding!.span!, file: { ...finding!.span!.file, path } };
    expect(
      sarifOf([{ ...finding!, span }]).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation,
    ).toEqual({ uri });
  });

  it("has the fix of what can be fixed", () => {
    const { results = [] } = sarifOf(compileText("class A_B { datetime T = 00000000000500.000000:000; };").findings)
      .runs[0]!;
    expect(results.flatMap(({ fixes = [] }) => fixes)).toEqual([
      {
        artifactChanges: [
          {
            artifactLocation: { uri: "test.mof" },
            replacements: [
              {
                deletedRegion: { startLine: 1, startColumn: 26, endLine: 1, endColumn: 51 },
                insertedContent: { text: '"00000000000500.000000:000"' },
              },
            ],
          },
        ],
      },
    ]);
  });

  it("is a log of one run with rules, results and related places", () => {
    const log: Log = sarifOf(compileText("class A_B { [Key] string Id; };\nclass A_B { };").findings);
    expect(log.version).toBe("2.1.0");
    expect(log.runs[0]!.tool.driver).toMatchObject({
      name: "mofc",
      semanticVersion: "1.2.3",
      rules: [
        {
          id: "name-dup-class",
          fullDescription: { text: expect.stringMatching(/^A name stands for one class in a namespace/) },
          help: { markdown: expect.stringContaining("## Wrong") },
        },
      ],
    });
    expect(log.runs[0]!.results).toEqual([
      {
        ruleId: "name-dup-class",
        ruleIndex: 0,
        level: "error",
        message: { text: 'the class "A_B" is declared twice' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "test.mof" },
              region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 10 },
            },
          },
        ],
        relatedLocations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "test.mof" },
              region: { startLine: 1, startColumn: 7, endLine: 1, endColumn: 10 },
            },
            message: { text: 'first declared here; the second one lacks "Id"' },
          },
        ],
      },
    ]);
  });
});

describe("github", () => {
  it("is one workflow command a finding, with line ends escaped", () => {
    expect(toGitHub(compileText(unknownSuperclass).findings)).toEqual([
      "::error file=test.mof,line=2,col=3,endLine=2,endColumn=13,title=inh-unknown-superclass" +
        '::the superclass "CIM_System" of "ACME_Fan" is not declared%0Ainclude the file that declares it, or name its folder with -I',
    ]);
  });
});

describe("a module that was loaded and not read", () => {
  const span = { file: moduleFile("mofc.config.ts"), start: 0, end: 0 };
  const base = diagnostic("config-key", span, { path: "", key: "soruces", nearest: "sources" });
  const findings: Finding[] = [{ ...base, severity: "error", includedFrom: [] }];

  it("is named without a line", () => {
    expect(renderFinding(findings[0]!, false)).toMatch(/^mofc\.config\.ts: error config-key: /);
    expect(toJson(findings, 1).findings[0]?.place).toEqual({ file: "mofc.config.ts" });
    expect(toGitHub(findings)[0]).toMatch(/^::error file=mofc\.config\.ts,title=config-key::/);
    expect(toSarif(findings, "1.0.0", () => "").runs[0]?.results?.[0]?.locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: "mofc.config.ts" } } },
    ]);
  });
});
