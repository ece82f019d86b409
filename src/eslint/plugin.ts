/**
 * The rules of `mofc audit` for ESLint with typescript-eslint, so that editors show their findings. Published as
 * `mofc/eslint`; a rule is named as its code.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ts } from "@ts-morph/common";
import type { ESLint, Linter, Rule } from "eslint";
import { Auditor } from "../audit/auditor.ts";
import { auditRules } from "../audit/rules.ts";
import type { TypeScript } from "../audit/typescript.ts";
import { type Code, type Severity, severityOf, diagnosticDefinitions } from "../diagnostics/codes.ts";
import { defaultSettings, type Finding } from "../diagnostics/findings.ts";
import { regionOf } from "../diagnostics/json.ts";
import { packageFolder } from "../source/host.ts";

/** What typescript-eslint's parser gives to rules where it has types. */
interface TypedServices {
  readonly program?: ts.Program | null;
}

const codes: readonly Code[] = [
  ...auditRules.map(({ code }) => code),
  "suppression-unused",
  "suppression-code",
  "suppression-reason",
];
const severities: Readonly<Record<Severity, Linter.RuleSeverity>> = { error: "error", warning: "warn", info: "off" };

function ruleOf(code: Code): Rule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: {
        description: `${code} (${diagnosticDefinitions[code].source}); "mofc explain ${code}" says why`,
        url: pathToFileURL(`${packageFolder}/docs/codes/${code}.md`).href,
        recommended: true,
      },
      fixable: "code",
      schema: [],
      messages: { finding: "{{text}}" },
    },
    create: (context) => ({
      Program() {
        for (const finding of findingsIn(context)) if (finding.code === code) report(finding, context);
      },
    }),
  };
}

function report({ span, message, help, fix }: Finding, context: Rule.RuleContext): void {
  if (span === null) return;
  const { line, column, endLine, endColumn } = regionOf(span);
  context.report({
    loc: { start: { line, column: column - 1 }, end: { line: endLine, column: endColumn - 1 } },
    messageId: "finding",
    data: { text: help === null ? message : `${message}: ${help}` },
    fix:
      fix === null
        ? null
        : (fixer) => fix.edits.map(({ span: { start, end }, text }) => fixer.replaceTextRange([start, end], text)),
  });
}

/** Each rule of a file asks for the same findings. */
const known = new WeakMap<
  ts.Program,
  { readonly auditor: Auditor; readonly findings: WeakMap<ts.SourceFile, readonly Finding[]> }
>();

function findingsIn({ sourceCode, filename, cwd }: Rule.RuleContext): readonly Finding[] {
  const { program } = sourceCode.parserServices as TypedServices;
  if (program == null)
    throw new Error(
      "mofc's rules need types: set languageOptions.parserOptions.projectService of typescript-eslint's parser.",
    );
  const file = program.getSourceFile(filename);
  if (file === undefined) return [];
  const audits = known.get(program) ?? {
    auditor: new Auditor(typescriptAt(cwd), program, (path) => path),
    findings: new WeakMap(),
  };
  known.set(program, audits);
  const findings =
    audits.findings.get(file) ?? (audits.auditor.isAudited(file) ? audits.auditor.findings(file, defaultSettings) : []);
  audits.findings.set(file, findings);
  return findings;
}

/** The project's own TypeScript, whose program the parser made: rules have to know its numbers. */
function typescriptAt(folder: string): TypeScript {
  const typescript = createRequire(join(folder, "eslint.config.js"))("typescript") as Partial<TypeScript>;
  if (typescript.forEachChild !== undefined) return typescript as TypeScript;
  throw new Error(
    `mofc's rules need the TypeScript that typescript-eslint works with; "typescript" ${typescript.version ?? ""} has no API.`,
  );
}

const plugin = {
  meta: { name: "mofc", namespace: "mofc" },
  rules: Object.fromEntries(codes.map((code) => [code, ruleOf(code)])),
} satisfies ESLint.Plugin;

/** All rules with the severities that `mofc audit` gives them. */
const recommended: Linter.Config = {
  name: "mofc/recommended",
  plugins: { mofc: plugin },
  rules: Object.fromEntries(codes.map((code) => [`mofc/${code}`, severities[severityOf(code, "dmtf") ?? "info"]])),
};

export default { ...plugin, configs: { recommended } };
