import "./typescript-with-api.ts";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { expect, test } from "vitest";
import mofc from "../../src/eslint/plugin.ts";

const typed: Linter.Config = {
  files: ["**/*.ts"],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
};

function eslint(config: Linter.Config[], options: ESLint.Options = {}): ESLint {
  return new ESLint({ cwd: import.meta.dirname, overrideConfigFile: true, overrideConfig: config, ...options });
}

test("the recommended rules find in a project what mofc audit finds", async () => {
  const [result] = await eslint([typed, mofc.configs.recommended]).lintFiles("project/client.ts");
  expect(
    result?.messages.map(({ ruleId, severity, line, column, endColumn, message }) => ({
      ruleId,
      severity,
      at: `${line}:${column}-${endColumn}`,
      message,
    })),
  ).toEqual([
    {
      ruleId: "mofc/enum-literal",
      severity: 1,
      at: "4:27-28",
      message: "4 stands for a value of CIM_ConcreteJob.JobState: write CIM_ConcreteJob_JobState.Running",
    },
    {
      ruleId: "mofc/return-code-unused",
      severity: 1,
      at: "8:9-15",
      message:
        "the return code of CIM_ConcreteJob.RequestStateChange() is ignored: a failure goes unnoticed, and so does a job that is still running",
    },
  ]);
});

test("a rule's fix is ESLint's", async () => {
  const [result] = await eslint([typed, mofc.configs.recommended], { fix: true }).lintFiles("project/client.ts");
  expect(result?.output)
    .toContain(`import type { CIM_ConcreteJob, CIM_ConcreteJob_RequestStateChange_Output } from "../../../generated/index.js";
import { CIM_ConcreteJob_JobState } from "../../../generated/index.js";

export function isRunning(job: CIM_ConcreteJob): boolean {
  return job.JobState === CIM_ConcreteJob_JobState.Running;
}`);
});

test("without types the rules say what they need", async () => {
  const untyped: Linter.Config = { files: ["**/*.ts"], languageOptions: { parser: tseslint.parser } };
  await expect(eslint([untyped, mofc.configs.recommended]).lintFiles("project/client.ts")).rejects.toThrow(
    "mofc's rules need types",
  );
});
