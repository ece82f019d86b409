import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type OptionDescription, options } from "../../src/config/options.ts";
import { configShape } from "../../src/config/shape.ts";

/** Keys that no flag of the command line stands for. */
const keysAlone = ["sources", "roots"];

test("the page of options is up to date", async () => {
  const { properties } = configShape.schema as { properties: Record<string, { description: string }> };
  const rows = Object.values<OptionDescription<unknown>>(options).map(({ flags, key, description, default: value }) => {
    const shown = value === null || (typeof value === "object" && Object.keys(value).length === 0) ? "" : code(value);
    return `| \`${key}\` | \`${flags}\` | ${description} | ${shown} |`;
  });
  const others = keysAlone.map((key) => `| \`${key}\` | | ${properties[key]?.description} | |`);
  const page = [
    "# Options",
    "",
    "What a configuration decides, and the flag of the command line that wins over it. Paths in a configuration begin in its folder,",
    "or above it where that is `.config`. `mofc COMMAND --help` lists the flags that a command takes.",
    "",
    "| key of the configuration | flag | what it says | default |",
    "|---|---|---|---|",
    ...[...rows, ...others].sort(),
    "",
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/options.md");
});

function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

test("the README names the page", () => {
  expect(readFileSync("README.md", "utf8")).toContain("(docs/options.md)");
});
