import { describe, test } from "vitest";
import { expectCode } from "./expect-code.ts";

describe("// mofc-allow", () => {
  test.each([
    [
      "the next statement",
      "// mofc-allow enum-literal: as the protocol has it\nexport const f = (job: cim.Task) => job.State === 4;",
    ],
    [
      "the next member",
      "export class Poller {\n  /* mofc-allow enum-literal: as the protocol has it */\n  isRunning(job: cim.Task) { return job.State === 4; }\n}",
    ],
    [
      "the next expression",
      "export const f = (job: cim.Task) => job.State === /* mofc-allow enum-literal: as the protocol has it */ 4;",
    ],
    [
      "the next case",
      "export function f(job: cim.Task) {\n  switch (job.State) {\n    // mofc-allow enum-literal: as the protocol has it\n    case 4: return 1;\n    default: return 0;\n  }\n}",
    ],
  ])("allows a finding in %s", (_, code) => {
    expectCode(code).toReportNothing();
  });

  test("does not reach past what follows", () => {
    expectCode(
      "// mofc-allow enum-literal: not this one\nexport const a = 1;\nexport const f = (job: cim.Task) => job.State === 4;",
    ).toReport("suppression-unused", "enum-literal");
  });

  test("has to be needed, to name a code and to give a reason", () => {
    expectCode("// mofc-allow enum-literal: nothing here\nexport const a = 1;").toReport("suppression-unused");
    expectCode("// mofc-allow enum-litteral: misspelt\nexport const a = 1;").toReport("suppression-code");
    expectCode("// mofc-allow enum-literal\nexport const f = (job: cim.Task) => job.State === 4;").toReport(
      "suppression-reason",
    );
  });

  test("is one only where a comment begins", () => {
    expectCode(
      '/** Say `// mofc-allow enum-litteral: why`. */\nexport const text = "// mofc-allow enum-litteral: why", more = `// mofc-allow enum-litteral: why`;',
    ).toReportNothing();
  });
});
