/**
 * How much of the facts of reference pages `mofc import` gets right, by the tables of an independent reader:
 * `node test/bench/import.ts [folder...]`. Each folder of pages is one schema.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { compile } from "../../src/compile.ts";
import { toJson } from "../../src/diagnostics/json.ts";
import { importPages } from "../../src/import.ts";
import { planImport } from "../../src/import/output.ts";
import { writeOutput } from "../../src/emit/write.ts";
import { modelToJson } from "../../src/schema/json.ts";
import { nodeHost } from "../../src/source/host.ts";

const corpus = process.env["MOFC_PAGES"] ?? "../shared/pages";
const scorer = process.env["MOFC_PAGES_SCORE"] ?? "../shared/pages-score";
if (!existsSync(corpus) || !existsSync(scorer)) {
  console.log(`import: skipped, there are no reference pages in ${corpus}`);
  process.exit();
}

type Counts = Record<string, number>;

const asked = process.argv.slice(2);
const folders = readdirSync(corpus).filter((name) => /^(?:head|arch|wdd|sccm)-/.test(name));
const work = mkdtempSync(`${tmpdir()}/mofc-import-`);
const host = nodeHost(process.cwd());
/** Pages of Windows' providers have one form; those of Configuration Manager and of drivers have others. */
const forms = { "pages of Windows": /^(?:head|arch)-/, "pages of other forms": /^(?:sccm|wdd)-/, "all pages": /./ };
const totals = new Map<string, Counts>(Object.keys(forms).map((name) => [name, {}]));
const lines = ["members", "params", "values", "codes", "parameter values", "keys", "access", "methods"];
const failures = process.env["FAILURES"];
if (failures !== undefined) mkdirSync(failures, { recursive: true });

for (const folder of folders.filter((name) => asked.length === 0 || asked.includes(name))) {
  const counts = score(folder);
  if (counts === null) continue;
  for (const [name, pattern] of Object.entries(forms)) {
    const total = totals.get(name)!;
    if (pattern.test(folder)) for (const [key, count] of Object.entries(counts)) total[key] = (total[key] ?? 0) + count;
  }
  console.log(row(folder, counts));
}
for (const [name, counts] of totals) console.log(row(name, counts));
rmSync(work, { recursive: true });

function score(folder: string): Counts | null {
  const out = `${work}/${folder}`;
  const imported = importPages(
    {
      inputs: [`${corpus}/${folder}`],
      namespace: null,
      classes: [],
      withDescriptions: true,
      withStandIns: true,
      origin: null,
    },
    host,
  );
  if (imported.counts.classes === 0) return null;
  writeOutput(planImport(imported.files, out, host), out, host);
  const compilation = compile({ inputs: [out], includeFolders: [], dialect: "wmi", locale: "409" }, host);
  writeFileSync(`${out}.model.json`, JSON.stringify(modelToJson(compilation.model)));
  const findings = toJson(compilation.findings, 0, compilation.findings);
  writeFileSync(`${out}.findings.json`, JSON.stringify(findings));
  const name = folder.replace(/^(?:head|arch|wdd|sccm)-/, "").replaceAll("_wmi_", "/wmi/");
  const { status, stderr } = spawnSync("python3", [
    `${scorer}/score.py`,
    `${out}.model.json`,
    ...["--folder", name, "--findings", `${out}.findings.json`, "--json", `${out}.score.json`, "--laid"],
    ...(failures === undefined ? [] : ["--list", `${failures}/${folder}.tsv`]),
    ...(process.env["SCORE_ROOT"] === undefined ? [] : ["--root", process.env["SCORE_ROOT"]]),
  ]);
  if (status !== 0) throw new Error(`${folder}: ${String(stderr)}`);
  return JSON.parse(readFileSync(`${out}.score.json`, "utf8")) as Counts;
}

function row(folder: string, counts: Counts): string {
  const of = (key: string): number => counts[key] ?? 0;
  const share = (key: string): string => {
    const expected = of(`${key} expected`);
    return `${key} ${expected === 0 ? "-" : `${((100 * of(`${key} right`)) / expected).toFixed(2)} %`} (${of(`${key} right`)}/${expected}, wrong ${of(`${key} wrong`)})`;
  };
  const facts = ["members", "keys", "values", "params", "codes", "superclasses", "class flags"];
  const wrong = facts.reduce((sum, key) => sum + of(`${key} wrong`), 0);
  const right = facts.reduce((sum, key) => sum + of(`${key} right`), 0);
  return `${folder}: ${["classes", ...lines].map(share).join("; ")}; wrong facts ${wrong} = ${((100 * wrong) / Math.max(1, right + wrong)).toFixed(2)} %`;
}
