/** Findings as workflow commands of GitHub Actions: they show as annotations on the lines of a pull request. */
import type { Finding } from "./findings.ts";
import { placeOf } from "./json.ts";

const commands = { error: "error", warning: "warning", info: "notice" } as const;

/** One line a finding. */
export function toGitHub(findings: readonly Finding[]): string[] {
  return findings.map(({ code, severity, message, help, span }) => {
    const properties = [["title", code] as const];
    const place = span === null ? null : placeOf(span);
    // Binary MOF has no lines.
    const lines = place?.binary === undefined ? place : null;
    const where = [
      ["file", place?.file],
      ["line", lines?.line],
      ["col", lines?.column],
      ["endLine", lines?.endLine],
      ["endColumn", lines?.endColumn],
    ] as const;
    const known = [...where, ...properties].filter(([, value]) => value !== undefined);
    const list = known.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
    return `::${commands[severity]} ${list}::${escapeData(help === null ? message : `${message}\n${help}`)}`;
  });
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
