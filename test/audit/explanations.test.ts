import { describe, expect, test } from "vitest";
import { auditProgram } from "../../src/audit.ts";
import { type Code, severityOf, diagnosticDefinitions } from "../../src/diagnostics/codes.ts";
import { explanations, hasCodeExample } from "../../src/diagnostics/explanations.ts";
import { defaultSettings } from "../../src/diagnostics/findings.ts";
import { programOf } from "./expect-code.ts";

const path = `${process.cwd()}/test/audit/example.ts`;

/** The codes in an example, which names what is generated for the migration API as it is. */
function codesIn(example: string, asked: Code): { codes: Code[]; errors: string[] } {
  const names = new Set(example.match(/\b(?:CIM|Msvm)_\w+\b|\bReference\b/g));
  const program = programOf(
    new Map([[path, `import { ${[...names].join(", ")} } from "../../generated/index.js";\n${example}\n`]]),
    [path],
  );
  const settings = {
    ...defaultSettings,
    rules: new Map(severityOf(asked, "dmtf") === null ? [[asked, "info" as const]] : []),
  };
  const { findings } = auditProgram({ program, files: [path] }, (name) => name, settings);
  const errors = program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map(({ messageText }) => String(messageText));
  return { codes: [...new Set(findings.map(({ code }) => code))], errors };
}

const shownByCode = (Object.keys(diagnosticDefinitions) as Code[]).flatMap((code) => {
  const explanation = explanations[code];
  return hasCodeExample(explanation) ? [[code, explanation] as const] : [];
});

describe.each(shownByCode)("%s", (code, explanation) => {
  test("the wrong code has this finding and no other", () => {
    expect(codesIn(explanation.wrongCode, code).codes).toEqual([code]);
  });
  test("the right code has none, and compiles", () => {
    expect(codesIn(explanation.rightCode, code)).toEqual({ codes: [], errors: [] });
  });
});
