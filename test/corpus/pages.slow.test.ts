import { describe, expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { decode } from "../../src/source/encoding.ts";
import { filesBelow } from "../../src/source/inputs.ts";
import { memoryHost } from "../source/memory-host.ts";
import { parseRight } from "../syntax/parse-text.ts";
import { arePagesHere, disk, pages } from "./corpus.ts";

/** The syntax block of a reference page: fenced, or what stands between the headings Syntax and Parameters. */
function syntaxBlock(page: string): string {
  const fenced = /^```[ ]*(?:mof|syntax)\s*\n([^]*?)^```/m.exec(page)?.[1];
  const plain = /^Syntax\s*\n([^]*?)^Parameters\s*$/m.exec(page)?.[1];
  return fenced ?? plain ?? "";
}

describe.skipIf(!arePagesHere)("the syntax blocks of reference pages", () => {
  const expected: Readonly<Record<string, string>> = {
    "000": "uint32 RequestStateChange()",
    "001": "class Msvm_MigrationJob, 46 members",
    "002": "uint32 KillJob()",
    "003": "class Msvm_VirtualSystemMigrationService, 31 members",
    "004": "uint32 MigrateVirtualSystemToHost()",
  };

  test.each(Object.keys(expected))("%s", (number) => {
    const path = filesBelow(pages, disk).find((file) => file.includes(`/${number}_`))!;
    const block = syntaxBlock(decode(disk.read(path)!).text);
    const { productions } = parseRight(block);
    const shown = productions.map((production) =>
      production.kind === "ClassDeclaration"
        ? `class ${production.name.text}, ${production.members.length} members`
        : production.kind === "MethodDeclaration"
          ? `${production.returnType.name} ${production.name.text}()`
          : production.kind,
    );
    expect(shown).toEqual([expected[number]]);

    const { findings } = compile(
      { inputs: ["page.mof"], includeFolders: [], dialect: "docs", locale: "409" },
      memoryHost({ "page.mof": block }),
    );
    const syntaxErrors = findings.filter(({ severity, code }) => severity === "error" && !/unknown/.test(code));
    expect(syntaxErrors.map((finding) => renderFinding(finding, false))).toEqual([]);
  });
});
