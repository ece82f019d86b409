/** What an audit finds in the TypeScript example of a code, which names what is generated for the migration API as it is. */
import { auditProgram } from "../../src/audit.ts";
import { type Code, severityOf } from "../../src/diagnostics/codes.ts";
import { defaultSettings, type Finding } from "../../src/diagnostics/findings.ts";
import { programOf } from "./expect-code.ts";

const path = `${process.cwd()}/test/audit/example.ts`;

export function findingsInExample(
  example: string,
  asked: Code,
): { findings: readonly Finding[]; errors: readonly string[] } {
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
  return { findings, errors };
}
