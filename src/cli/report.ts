/** How findings are printed, by every command whose result they are. */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Code } from "../diagnostics/codes.ts";
import { countOf, type Finding } from "../diagnostics/findings.ts";
import { toGitHub } from "../diagnostics/github.ts";
import { toJson } from "../diagnostics/json.ts";
import { readPage } from "../diagnostics/page.ts";
import { renderFinding, renderSummary } from "../diagnostics/render.ts";
import { toSarif } from "../diagnostics/sarif.ts";
import { type Host, packageVersion } from "../source/host.ts";
import { printError, printOut, useColor } from "./terminal.ts";

export interface ReportOptions {
  readonly format: "text" | "json" | "sarif" | "github";
  readonly maxErrors: number;
}

export function addReportOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--format <name>", "how to print findings")
        .choices(["text", "json", "sarif", "github"])
        .default("text"),
    )
    .option(
      "--max-errors <number>",
      "print at most this many errors, and everything that comes before the next one",
      parseCount,
      Number.POSITIVE_INFINITY,
    );
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError("Write a whole number of at least 1.");
  return count;
}

/** Prints findings on standard output, for people with their number on standard error. */
export function printReport(
  all: readonly Finding[],
  fileCount: number,
  { format, maxErrors }: ReportOptions,
  host: Host,
): void {
  const findings = limited(all, maxErrors);
  switch (format) {
    case "text":
      printFindings(findings, fileCount, printOut, process.stdout, all);
      break;
    case "json":
      printOut(JSON.stringify(toJson(findings, fileCount, all), null, 2));
      break;
    case "sarif": {
      const pageOf = (code: Code): string => readPage(host, code);
      printOut(JSON.stringify(toSarif(findings, packageVersion(host), pageOf), null, 2));
      break;
    }
    case "github":
      for (const line of toGitHub(findings)) printOut(line);
  }
  if (findings.length < all.length)
    printError(
      `the first ${maxErrors === 1 ? "" : `${maxErrors} `}of ${countOf(all, "error")} errors ${maxErrors === 1 ? "is" : "are"} shown`,
    );
}

/** Prints findings with `print`, which writes to a stream, and on standard error how many there are in `all`. */
export function printFindings(
  findings: readonly Finding[],
  fileCount: number,
  print: (text: string) => void,
  stream: NodeJS.WriteStream,
  all: readonly Finding[] = findings,
): void {
  const color = useColor(stream);
  for (const finding of findings) print(renderFinding(finding, color));
  if (all.length > 0) printError(renderSummary(all, fileCount));
}

function limited(findings: readonly Finding[], maximum: number): readonly Finding[] {
  const first = findings.filter(({ severity }) => severity === "error")[maximum];
  return first === undefined ? findings : findings.slice(0, findings.indexOf(first));
}
