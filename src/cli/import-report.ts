import { toJson } from "../diagnostics/json.ts";
import type { Import } from "../import.ts";

/** All that an import has to say, for programs. */
export function importReport({ counts, findings, files }: Import): string {
  const { findings: findingsJson } = toJson(
    findings,
    counts.classPages + counts.methodPages + counts.otherPages,
    findings,
  );
  return `${JSON.stringify({ counts, files: files.map(({ path }) => path), findings: findingsJson }, null, 2)}\n`;
}
