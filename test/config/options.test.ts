import { readFileSync } from "node:fs";
import { Project } from "ts-morph";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/program.ts";
import { type OptionDescription, options } from "../../src/config/options.ts";
import { memoryHost } from "../source/memory-host.ts";

const rows = Object.values<OptionDescription<unknown>>(options);

test("the page of options is up to date", async () => {
  const lines = rows.map(({ flags, commands: takers, key, description, default: value }) => {
    const shown = value === null || (typeof value === "object" && Object.keys(value).length === 0) ? "" : code(value);
    return `| \`${key}\` | ${flags === null ? "" : code(flags)} | ${takers.join(", ")} | ${description} | ${shown} |`;
  });
  const page = [
    "# Options",
    "",
    "What a configuration decides, and the flag of the command line that wins over it. Paths in a configuration begin in its folder,",
    "or above it where that is `.config`.",
    "",
    "| key of the configuration | flag | commands with the flag | what it says | default |",
    "|---|---|---|---|---|",
    ...lines.sort(),
    "",
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/options.md");
});

function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

test.each(Object.keys(commands))("mofc %s has the flags that the table gives it", async (name) => {
  const command = (await commands[name]!())(memoryHost({}), () => undefined);
  // Some commands have flags of the same name for something else.
  const isKnown = (flag: string, words: string): boolean =>
    rows.some(({ flags, description }) => flag === flags && words.startsWith(description));
  const flags = command.options.filter((each) => isKnown(each.flags, each.description)).map((each) => each.flags);
  expect(flags.sort()).toEqual(
    rows.flatMap(({ flags: flag, commands: takers }) => (takers.includes(name) && flag !== null ? [flag] : [])).sort(),
  );
});

test("what editors show of a key is what the table says", () => {
  const file = new Project({ compilerOptions: { noLib: true } }).addSourceFileAtPath("src/config/config.ts");
  const said = (["Config", "DiffConfig"] as const).flatMap((name) =>
    file
      .getInterfaceOrThrow(name)
      .getProperties()
      .map((property) => [
        `${name === "Config" ? "" : "diff."}${property.getName()}`,
        property
          .getJsDocs()
          .map((doc) => doc.getDescription().trim().replaceAll("`", ""))
          .join(),
      ]),
  );
  const inTable = new Map<string, string>(rows.toReversed().map(({ key, description }) => [key, description]));
  const differing = said.filter(([key = "", text = ""]) => {
    const description = inTable.get(key);
    return description !== undefined && text.toLowerCase() !== `${description.toLowerCase()}.`;
  });
  expect(differing).toEqual([]);
  expect([...inTable.keys()].filter((key) => !said.some(([known]) => known === key))).toEqual([]);
});

test("the README names the page", () => {
  expect(readFileSync("README.md", "utf8")).toContain("(docs/options.md)");
});
