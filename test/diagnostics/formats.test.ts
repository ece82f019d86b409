import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { toGitHub } from "../../src/diagnostics/github.ts";
import { toJson } from "../../src/diagnostics/json.ts";
import { renderFinding, renderSummary } from "../../src/diagnostics/render.ts";
import { toSarif } from "../../src/diagnostics/sarif.ts";
import { checkFiles, checkText } from "./check-text.ts";

const unknownSuperclass = "class ACME_Fan :\n  CIM_System { };";

describe("text", () => {
  it("shows the place, the code, the sentence, the line with a marker, and how to mend it", () => {
    expect(checkText(unknownSuperclass).findings.map((finding) => renderFinding(finding, false))).toEqual([
      [
        'test.mof:2:3: error inh-unknown-superclass: the superclass "CIM_System" of "ACME_Fan" is not declared',
        "    2 |   CIM_System { };",
        "      |   ^^^^^^^^^^",
        "  help: include the file that declares it, or give its folder with -I",
      ].join("\n"),
    ]);
  });

  it("shows a second place with its own line", () => {
    const [finding] = checkText("class A_B { [Key] string Id; };\nclass A_B { };").findings;
    expect(renderFinding(finding!, false)).toBe(
      [
        'test.mof:2:7: error name-dup-class: the class "A_B" is declared twice',
        "    2 | class A_B { };",
        "      |       ^^^",
        "  test.mof:1:7: note: first declared here",
        "    1 | class A_B { [Key] string Id; };",
        "      |       ^^^",
      ].join("\n"),
    );
  });

  it("shows how a file came in", () => {
    const { findings } = checkFiles({ "test.mof": '#pragma include ("inner.mof")\n', "inner.mof": unknownSuperclass });
    expect(renderFinding(findings[0]!, false).split("\n")).toContain("  included at test.mof:1:1");
  });

  it("shows the part of a long line that matters", () => {
    const [finding] = checkText(`class A_B { /* ${"x".repeat(500)} */ A_C REF R; };`).findings.filter(({ code }) => code === "ref-unknown-class");
    const [, line, marker] = renderFinding(finding!, false).split("\n");
    expect(line!.length).toBeLessThan(140);
    expect(line!.slice(marker!.indexOf("^"), marker!.lastIndexOf("^") + 1)).toBe("A_C REF");
  });

  it("keeps tabs in front of the marker", () => {
    const [finding] = checkText("class ACME_Fan\n\t\t: CIM_System { };").findings;
    expect(renderFinding(finding!, false).split("\n")[2]).toBe("      | \t\t  ^^^^^^^^^^");
  });

  it("sums up", () => {
    expect(renderSummary(checkText(unknownSuperclass).findings, 1)).toBe("1 error in 1 file");
    expect(renderSummary([], 3)).toBe("0 errors in 3 files");
  });
});

describe("json", () => {
  it("has places from 1 on, half open", () => {
    expect(toJson(checkText(unknownSuperclass).findings, 1)).toEqual({
      files: 1,
      errors: 1,
      warnings: 0,
      infos: 0,
      findings: [
        {
          code: "inh-unknown-superclass",
          severity: "error",
          message: 'the superclass "CIM_System" of "ACME_Fan" is not declared',
          help: "include the file that declares it, or give its folder with -I",
          place: { file: "test.mof", line: 2, column: 3, endLine: 2, endColumn: 13 },
          notes: [],
          includedFrom: [],
          fixable: false,
        },
      ],
    });
  });

  it("says what can be mended", () => {
    expect(toJson(checkText("class A_B {\n uint32 X\n};").findings, 1).findings.map(({ fixable }) => fixable)).toContain(true);
  });
});

describe("sarif", () => {
  it("is a log of one run with rules, results and related places", () => {
    const log: Log = toSarif(checkText("class A_B { [Key] string Id; };\nclass A_B { };").findings, "1.2.3");
    expect(log.version).toBe("2.1.0");
    expect(log.runs[0]!.tool.driver).toMatchObject({ name: "mofc", semanticVersion: "1.2.3", rules: [{ id: "name-dup-class" }] });
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
            message: { text: "first declared here" },
          },
        ],
      },
    ]);
  });
});

describe("github", () => {
  it("is one workflow command a finding, with line ends escaped", () => {
    expect(toGitHub(checkText(unknownSuperclass).findings)).toEqual([
      "::error file=test.mof,line=2,col=3,endLine=2,endColumn=13,title=inh-unknown-superclass" +
        '::the superclass "CIM_System" of "ACME_Fan" is not declared%0Ainclude the file that declares it, or give its folder with -I',
    ]);
  });
});
