/**
 * What a run remembers for the next one, outside the output folder. Everything in it is checked against the world
 * before it is believed, so that it can be deleted at any time, and two runs at once do no harm: the last one wins.
 */
import type { Finding } from "../../diagnostics/findings.ts";
import type { Host } from "../../source/host.ts";
import type { SourceFile } from "../../source/source-file.ts";
import type { ClassRecords } from "./class-records.ts";
import { sha256 } from "./earlier-output.ts";
import type { InputRecord } from "./recorded-input.ts";
import { readExactText, readSourceFile } from "../../source/text-file.ts";

export interface RunRecord {
  /** Fingerprint of mofc itself and of all that was asked of it. */
  readonly request: string;
  readonly input: InputRecord;
  /** Fingerprint of the manifest that the run left. */
  readonly manifest: string;
  readonly findings: readonly Finding[];
  /** How many files the input had. */
  readonly fileCount: number;
  readonly classes: ClassRecords;
}

/** A record as it is kept. Written and read by the same version only: `request` holds its fingerprint. */
export interface StoredRecord extends Omit<RunRecord, "findings"> {
  /** As JSON, files by their paths. */
  readonly findings: string;
}

/** Each output folder has a record of its own. */
export function recordPath(cacheFolder: string, outputFolder: string): string {
  return `${cacheFolder}/${sha256(outputFolder).slice(0, 16)}.json`;
}

/** The record of the last run of this request, or `null`. Findings are read only where the input is the same. */
export function readRecord(path: string, request: string, host: Host): StoredRecord | null {
  try {
    const record = JSON.parse(readExactText(path, host) ?? "null") as StoredRecord | null;
    return record?.request === request ? record : null;
  } catch {
    return null;
  }
}

/** The findings as they were; the files that they point to have to be unchanged. */
export function storedFindings({ findings }: StoredRecord, host: Host): Finding[] {
  const files = new Map<string, SourceFile>();
  return JSON.parse(findings, (key, value: unknown) => {
    if (key !== "file" || typeof value !== "string") return value;
    const known = files.get(value);
    if (known !== undefined) return known;
    const file = readSourceFile(value, host) ?? { path: value, text: "", encoding: "utf-8" };
    files.set(value, file);
    return file;
  }) as Finding[];
}

export function writeRecord(path: string, record: RunRecord, host: Host): void {
  const findings = JSON.stringify(record.findings, (key, value: unknown) =>
    key === "file" ? (value as SourceFile).path : value,
  );
  const stored: StoredRecord = { ...record, findings };
  try {
    host.write(path, JSON.stringify(stored));
  } catch {
    // A folder that cannot be written to makes runs slower and nothing else.
  }
}
