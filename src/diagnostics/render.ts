/** Findings as text for people: place, code, sentence, and the source line with a marker below it. */
import pc from "picocolors";
import { binaryPositionAt, lineText, positionAt, type Span } from "../source/source-file.ts";
import type { Finding } from "./findings.ts";
import { countOf } from "./findings.ts";
import { visible, visibleLines, visiblePath } from "./visible.ts";

/** The longest part of a source line that is shown. */
const frameWidth = 120;

export function renderFinding(finding: Finding, useColor: boolean): string {
  const color = pc.createColors(useColor);
  const paint = { error: color.red, warning: color.yellow, info: color.cyan }[finding.severity];
  const place = finding.span === null ? "mofc" : renderPlace(finding.span);
  const lines = [`${color.bold(place)}: ${paint(finding.severity)} ${color.dim(finding.code)}: ${finding.message}`];
  if (finding.span !== null) lines.push(...renderFrame(finding.span, paint));
  for (const include of finding.includedFrom) lines.push(`  ${color.dim(`included at ${renderPlace(include)}`)}`);
  if (finding.help !== null) lines.push(`  ${color.green("help")}: ${finding.help}`);
  for (const { message, span } of finding.notes) {
    lines.push(`  ${renderPlace(span)}: ${color.cyan("note")}: ${message}`, ...renderFrame(span, color.cyan));
  }
  return lines.join("\n");
}

/** `file:line:column`; the file alone where it was not read; of binary MOF `file:offset`, with the offset of the buffer in front where it lies in something else. */
export function renderPlace({ file, start }: Span): string {
  if (file.isUnread === true) return visiblePath(file.path);
  const binary = binaryPositionAt(file, start);
  if (binary !== null) {
    const offsets = [binary.buffer, binary.offset].filter((offset) => offset !== null);
    return [visiblePath(file.path), ...offsets.map((offset) => `0x${offset.toString(16)}`)].join(":");
  }
  const { line, column } = positionAt(file, start);
  return `${visiblePath(file.path)}:${line}:${column}`;
}

function renderFrame({ file, start, end }: Span, paint: (text: string) => string): string[] {
  const binary = binaryPositionAt(file, start);
  if (binary !== null) return binary.record === "" ? [] : [`      | ${visible(binary.record)}`];
  const { line, column } = positionAt(file, start);
  const text = lineText(file, line);
  if (text.trim() === "") return [];
  const from = column > frameWidth ? column - frameWidth / 2 : 1;
  const shown = text.slice(from - 1, from - 1 + frameWidth);
  // Each part is escaped by itself, so that the marker stands below what it marks.
  const before = visibleLines(shown.slice(0, column - from));
  const marked = visibleLines(shown.slice(column - from, column - from + end - start));
  const after = visibleLines(shown.slice(column - from + end - start));
  const gutter = String(line).padStart(5);
  const marker = paint("^".repeat(Math.max(1, marked.length)));
  return [
    `${gutter} | ${before}${marked}${after}`,
    `${" ".repeat(gutter.length)} | ${before.replace(/[^\t]/g, " ")}${marker}`,
  ];
}

/** `2 errors, 1 warning in 3 files`. */
export function renderSummary(findings: readonly Finding[], files: number): string {
  const part = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  const counts = (["error", "warning", "info"] as const)
    .map((severity) => ({ severity, count: countOf(findings, severity) }))
    .filter(({ count, severity }) => count > 0 || severity === "error")
    .map(({ severity, count }) => (severity === "info" ? `${count} info` : part(count, severity)));
  return `${counts.join(", ")} in ${part(files, "file")}`;
}
