/** Pages in the form of published ones, in words of our own. */
import { importPages, type Import, type ImportRequest } from "../../src/import.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import { memoryHost } from "../source/memory-host.ts";

export interface PageParts {
  readonly title: string;
  /** The syntax block with its fence's language. */
  readonly language?: string;
  readonly syntax: string;
  /** What stands below the syntax block. */
  readonly body?: string;
  readonly namespace?: string | null;
}

export function page({ title, language = "syntax", syntax, body = "", namespace = "Root\\\\Acme" }: PageParts): string {
  const requirements = namespace === null ? "" : `| Namespace<br/> | ${namespace}<br/> |\n`;
  return `---\ntitle: ${title}\nms.date: 05/31/2018\n---\n\n# ${title}\n\nWhat it is for.\n\n## Syntax\n\n\`\`\` ${language}\n${syntax}\n\`\`\`\n\n${body}\n\n## Requirements\n\n| Requirement | Value |\n|---|---|\n${requirements}`;
}

/** The lists of a class page: each property with its type, and what follows the lines of facts. */
export function properties(
  sections: Readonly<Record<string, { readonly facts: string; readonly text?: string }>>,
): string {
  const entries = Object.entries(sections).map(([name, { facts, text = "" }]) => {
    const lines = facts.split("\n").map((fact) => `\n${fact}\n</dt>`);
    return `**${name}**\n</dt> <dd> <dl> <dt>\n${lines.join(" <dt>\n")} </dl>\n\n${text}\n\n</dd>`;
  });
  return `### Properties\n\n<dl> <dt>\n\n${entries.join(" <dt>\n\n")} </dl>`;
}

export function importTexts(pages: Readonly<Record<string, string>>, request: Partial<ImportRequest> = {}): Import {
  return importPages(
    {
      inputs: ["pages"],
      namespace: null,
      classes: [],
      withDescriptions: false,
      withStandIns: false,
      origin: null,
      ...request,
    },
    memoryHost(Object.fromEntries(Object.entries(pages).map(([name, text]) => [`pages/${name}`, text]))),
  );
}

/** The text of the file of a class, without the head that says where it is from. */
export function mofOf({ files }: Import, name: string): string {
  const file = files.find(({ path }) => path.endsWith(`/${name}.mof`));
  return (file?.text ?? "").replace(/^(?:\/\/.*\n)*/, "");
}

/** `page.md:12:1 code` of each finding. */
export function findingLines({ findings }: Import): string[] {
  return findings.map(({ span, code }) => `${span === null ? "" : renderPlace(span).replace(/^pages\//, "")} ${code}`);
}
