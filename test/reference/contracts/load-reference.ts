/** From schemas and contracts to the running reference runtime, with other texts in place of some files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Code } from "../../../src/diagnostics/codes.ts";
import { generate, plainRequest, plainRun } from "../../../src/generate.ts";
import { type Host, nodeHost } from "../../../src/source/host.ts";

export interface Loaded<Module> {
  readonly module: Module;
  /** The codes of what was found on the way. */
  readonly codes: readonly Code[];
}

/** @param texts by path; a folder of contracts has these alone if one of them lies in it and `inputs` are others than `mof` */
export async function loadReference<Module>(
  inputs: readonly string[],
  contractsFolder: string,
  texts: Readonly<Record<string, string>>,
): Promise<Loaded<Module>> {
  const disk = nodeHost(process.cwd());
  const host: Host = {
    ...disk,
    read: (path) => (texts[path] === undefined ? disk.read(path) : new TextEncoder().encode(texts[path])),
    list(folder) {
      const inTexts = Object.keys(texts).filter((path) => dirname(path) === folder);
      const entries = inTexts.map((path) => ({ name: path.slice(folder.length + 1), isFolder: false }));
      return disk.list(folder) ?? (entries.length === 0 ? null : entries);
    },
  };
  const options = {
    backends: ["reference"],
    enumStyle: "const",
    importExtension: ".ts",
    outputFolder: "nowhere",
    backendOptions: { reference: { contracts: contractsFolder } },
    classes: [],
  } as const;
  const { output, findings } = await generate(
    { ...plainRequest, ...options, inputs, includeFolders: [], dialect: "auto", locale: "ms_409" },
    host,
    { ...plainRun, write: false },
  );
  if (output === null) throw new Error(findings.map(({ message }) => message).join("\n"));
  mkdirSync("node_modules/.cache", { recursive: true });
  // It imports the parser of XML, which lies in node_modules.
  const folder = mkdtempSync("node_modules/.cache/mofc-reference-");
  try {
    for (const { path, text } of output.added) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const module = (await import(/* @vite-ignore */ pathToFileURL(join(folder, "index.ts")).href)) as Module;
    return { module, codes: findings.map(({ code }) => code) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
