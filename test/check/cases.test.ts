/** Findings as they are shown: the example of each code, and the cases beside their expected text. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Code, diagnosticDefinitions } from "../../src/diagnostics/codes.ts";
import type { Finding } from "../../src/diagnostics/findings.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { pageOf } from "../code-pages.ts";
import { findingsIn } from "../compile-text.ts";

const folder = new URL("../cases/check/", import.meta.url);

function render(findings: readonly Finding[]): string {
  return `${findings.map((finding) => renderFinding(finding, false)).join("\n\n")}\n`;
}

describe("examples", () => {
  for (const code of Object.keys(diagnosticDefinitions) as Code[]) {
    const wrong = pageOf(code).examples?.wrong;
    if (wrong?.language !== "mof") continue;
    test(code, async () => {
      await expect(render(findingsIn(wrong.text, wrong.dialect ?? "dmtf", code))).toMatchFileSnapshot(
        `../cases/check/codes/${code}.txt`,
      );
    });
  }
});

describe("cases", () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".mof"))) {
    test(name, async () => {
      const text = readFileSync(new URL(name, folder), "utf8");
      await expect(render(findingsIn(text))).toMatchFileSnapshot(`../cases/check/${name.replace(/\.mof$/, ".txt")}`);
    });
  }
});
