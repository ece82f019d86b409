/** `docs/codes`: a page for each code, whose head and last sections say what its definition says, and an index. */
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { chapters, type Code, diagnosticDefinitions, severityOf } from "../../src/diagnostics/codes.ts";
import type { Finding } from "../../src/diagnostics/findings.ts";
import type { Example } from "../../src/diagnostics/page.ts";
import { dialects } from "../../src/source/dialect.ts";
import { findingsInExample } from "../audit/example-findings.ts";
import { pageOf } from "../code-pages.ts";
import { findingsIn } from "../compile-text.ts";

const folder = "../../docs/codes";
const howToUpdate = "npm run codes brings the pages up to date";
const codes = Object.keys(diagnosticDefinitions) as Code[];

function severityText(code: Code): string {
  const severities = dialects.map((dialect) => severityOf(code, dialect) ?? "off");
  return new Set(severities).size === 1
    ? severities[0]!
    : dialects.map((dialect, index) => `${dialect}: ${severities[index]}`).join(", ");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function section(title: string, { language, dialect, text }: Example): string {
  return `## ${title}\n\n${fenced(dialect === null ? language : `${language} ${dialect}`, text)}`;
}

/** What mofc says of the wrong example. */
function findingOf(code: Code, { language, text, dialect }: Example): Finding {
  const findings =
    language === "ts" ? findingsInExample(text, code).findings : findingsIn(text, dialect ?? "dmtf", code);
  return findings.find((finding) => finding.code === code)!;
}

function currentPage(code: Code): string {
  const { why, examples } = pageOf(code);
  const { source, because }: { readonly source: string; readonly because?: string } = diagnosticDefinitions[code];
  const parts = [`# ${code}`];
  if (examples !== null) {
    const { message, help } = findingOf(code, examples.wrong);
    parts.push(fenced("", help === null ? message : `${message}\nhelp: ${help}`));
  }
  parts.push(why);
  if (examples !== null) parts.push(section("Wrong", examples.wrong), section("Right", examples.right));
  parts.push(`## Severity\n\n${severityText(code)}${because === undefined ? "" : `\n\n${because}`}`);
  parts.push(`## Source\n\n${source}`);
  return `${parts.join("\n\n")}\n`;
}

function index(): string {
  const tables = Object.entries(chapters).map(([title, definitions]) =>
    [
      `## ${title}\n`,
      "| code | severity |",
      "|---|---|",
      ...(Object.keys(definitions) as Code[]).map((code) => `| [${code}](${code}.md) | ${severityText(code)} |`),
    ].join("\n"),
  );
  return `# Diagnostic codes\n\nWhat \`mofc check\`, \`audit\`, \`generate\`, \`import\` and \`simulate\` can report. \`mofc explain CODE\` prints a page.\n\n${tables.join("\n\n")}\n`;
}

test("every code has a page, and every page a code", () => {
  const pages = readdirSync("docs/codes").filter((name) => name !== "README.md");
  expect(pages.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
});

describe("a page says what the definition says", () => {
  test.each(codes)("%s", async (code) => {
    await expect(currentPage(code), howToUpdate).toMatchFileSnapshot(`${folder}/${code}.md`);
  });
});

test("the index lists all codes by chapter", async () => {
  await expect(index(), howToUpdate).toMatchFileSnapshot(`${folder}/README.md`);
});
