import { Command } from "commander";
import { nearest, suggesting } from "../diagnostics/nearest.ts";
import { type Code, isCode, severityOf, diagnosticDefinitions } from "../diagnostics/codes.ts";
import { type Example, parsePage, readPage } from "../diagnostics/page.ts";
import { isChangeCode, type ChangeCode, changeCodes, changeKinds } from "../diff/change-kinds.ts";
import { dialects } from "../source/dialect.ts";
import type { Host } from "../source/host.ts";
import { exitCodes } from "./exit-codes.ts";
import { printError, printOut } from "./terminal.ts";

export function explainCommand(host: Host, setExitCode: (code: number) => void): Command {
  return new Command("explain")
    .description(
      "Explains the code of a finding (why the rule exists, with a wrong and a right example) or a kind of change of mofc diff. Without a code, lists all.",
    )
    .summary("Explains a finding or a kind of change of mofc diff.")
    .argument("[code]", "a code, as printed with findings and changes")
    .addHelpText(
      "after",
      `
Examples:
  mofc explain
  mofc explain map-length
  mofc explain value-renumbered`,
    )
    .action((code: string | undefined) => {
      if (code === undefined) return printOut(listing());
      if (isCode(code)) return printOut(explanation(code, host));
      if (isChangeCode(code)) return printOut(changeExplanation(code));
      const known = [...Object.keys(diagnosticDefinitions), ...changeCodes];
      printError(suggesting(`mofc: error: "${code}" is not a code`, nearest(code, known)));
      setExitCode(exitCodes.usage);
    });
}

function listing(): string {
  const codes = Object.keys(diagnosticDefinitions) as Code[];
  const width = Math.max(...[...codes, ...changeCodes].map(({ length }) => length));
  return [
    "Findings:",
    ...codes.map((code) => `  ${code.padEnd(width)}  ${severityText(code)}`),
    "",
    "Changes (mofc diff):",
    ...changeCodes.map((code) => `  ${code.padEnd(width)}  ${changeKinds[code].impacts.join(", ")}`),
  ].join("\n");
}

/** One severity, or those of the dialects where they differ. */
function severityText(code: Code): string {
  const severities = dialects.map((dialect) => ({ dialect, severity: severityOf(code, dialect) ?? "off" }));
  const [first] = severities;
  if (severities.every(({ severity }) => severity === first?.severity)) return first?.severity ?? "off";
  return severities.map(({ dialect, severity }) => `${dialect}: ${severity}`).join(", ");
}

function explanation(code: Code, host: Host): string {
  const { why, examples } = parsePage(readPage(host, code));
  const lines = [`${code} (${severityText(code)})`, `Source: ${diagnosticDefinitions[code].source}`, "", why];
  const { because }: { readonly because?: string } = diagnosticDefinitions[code];
  if (because !== undefined) lines.push("", because);
  if (examples !== null) lines.push(...exampleLines("Wrong", examples.wrong), ...exampleLines("Right", examples.right));
  return lines.join("\n");
}

function exampleLines(title: string, { text, dialect }: Example): string[] {
  return ["", `${title}${dialect === null ? "" : `, in the dialect ${dialect}`}:`, "", indented(text)];
}

function changeExplanation(code: ChangeCode): string {
  const { impacts, reason } = changeKinds[code];
  return [
    `${code} (${impacts.join(", ")})`,
    "A kind of change of mofc diff.",
    "",
    reason,
    "",
    `To classify it differently: mofc diff --class ${code}=safe, or diff.classes in the configuration.`,
  ].join("\n");
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}
