/** Findings as a SARIF 2.1.0 log (OASIS), for code scanning services and editors. */
import type { ArtifactLocation, Fix as SarifFix, Location, Log, Region, ReportingDescriptor, Result } from "sarif";
import type { Span } from "../source/source-file.ts";
import { type Code, diagnosticDefinitions } from "./codes.ts";
import type { Fix } from "./diagnostic.ts";
import type { Finding } from "./findings.ts";
import { placeOf, regionOf as jsonRegionOf } from "./json.ts";
import { parsePage } from "./page.ts";

const levels = { error: "error", warning: "warning", info: "note" } as const;

/**
 * @param version mofc's own version.
 * @param pageOf The text of the page of a code.
 */
export function toSarif(findings: readonly Finding[], version: string, pageOf: (code: Code) => string): Log {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "mofc", semanticVersion: version, rules: codes.map((code) => ruleOf(code, pageOf(code))) },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  };
}

function ruleOf(code: Code, page: string): ReportingDescriptor {
  const { why } = parsePage(page);
  return {
    id: code,
    shortDescription: { text: `${code} (${diagnosticDefinitions[code].source})` },
    fullDescription: { text: why },
    help: { text: why, markdown: page },
  };
}

function resultOf(
  { code, severity, message, help, span, notes, includedFrom, fix }: Finding,
  ruleIndex: number,
): Result {
  const related = [
    ...notes.map((note) => ({ ...locationOf(note.span), message: { text: note.message } })),
    ...includedFrom.map((include) => ({ ...locationOf(include), message: { text: "included here" } })),
  ];
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: help === null ? message : `${message}. ${help}` },
    ...(span === null ? {} : { locations: [locationOf(span)] }),
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    ...(fix === null ? {} : { fixes: [fixOf(fix)] }),
  };
}

function fixOf({ edits }: Fix): SarifFix {
  const byFile = Map.groupBy(edits, ({ span }) => span.file.path);
  return {
    artifactChanges: [...byFile].map(([path, own]) => ({
      artifactLocation: artifactOf(path),
      replacements: own.map(({ span, text }) => ({ deletedRegion: regionOf(span), insertedContent: { text } })),
    })),
  };
}

/** Binary MOF has no lines: there the record is named. */
function locationOf(span: Span): Location {
  const artifactLocation = artifactOf(span.file.path);
  const { binary } = placeOf(span);
  if (binary !== undefined)
    return { physicalLocation: { artifactLocation }, logicalLocations: [{ fullyQualifiedName: binary.record }] };
  return {
    physicalLocation: span.file.isUnread === true ? { artifactLocation } : { artifactLocation, region: regionOf(span) },
  };
}

function regionOf(span: Span): Region {
  const { line, column, endLine, endColumn } = jsonRegionOf(span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Relative to the working folder, where services look for it; a `#` in a name is not a fragment. */
function artifactOf(path: string): ArtifactLocation {
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0] ?? "";
  const encoded =
    drive +
    path
      .slice(drive.length)
      .split("/")
      .map((part) => encodeURIComponent(part.toWellFormed()))
      .join("/");
  return { uri: drive !== "" ? `file:///${encoded}` : path.startsWith("/") ? `file://${encoded}` : encoded };
}
