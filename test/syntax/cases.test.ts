/** Each `.mof` below test/cases/syntax with, beside it, what is reported and the canonical form of what was understood. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { severityOf } from "../../src/diagnostics/codes.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { print } from "../../src/syntax/print.ts";
import { parseText, type ParsedText, proveInvariants } from "./parse-text.ts";

const folder = "test/cases/syntax";

function namesIn(group: string): string[] {
  return readdirSync(`${folder}/${group}`)
    .filter((name) => /^[^.]+\.mof$/.test(name))
    .map((name) => name.slice(0, -4))
    .sort();
}

function parseCase(group: string, name: string): ParsedText {
  return parseText(readFileSync(`${folder}/${group}/${name}.mof`, "utf-8"), `${name}.mof`);
}

/** The diagnostics with the severity that the most lenient dialect gives them, then the tree as canonical MOF. */
function report(parsed: ParsedText): string {
  const findings = [...parsed.diagnostics]
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
    .map((diagnostic) =>
      renderFinding(
        { ...diagnostic, severity: severityOf(diagnostic.code, "docs") ?? "info", includedFrom: [] },
        false,
      ),
    );
  return `${findings.join("\n")}${findings.length === 0 ? "" : "\n"}-----\n${print(parsed.specification)}`;
}

describe.each(["quirks", "recovery"])("%s", (group) => {
  test.each(namesIn(group))("%s", async (name) => {
    const parsed = parseCase(group, name);
    proveInvariants(parsed);
    await expect(report(parsed)).toMatchFileSnapshot(`../cases/syntax/${group}/${name}.txt`);
  });
});

describe("canonical form", () => {
  test.each(namesIn("print"))("%s", async (name) => {
    const parsed = parseCase("print", name);
    proveInvariants(parsed);
    expect(parsed.diagnostics).toEqual([]);
    await expect(print(parsed.specification)).toMatchFileSnapshot(`../cases/syntax/print/${name}.canonical.mof`);
  });
});
