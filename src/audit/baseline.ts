/**
 * The findings that an old code base has and that are let be: by file and sentence, so that lines may move, and with
 * their number, so that one more of a kind is told.
 */
import type { Finding } from "../diagnostics/findings.ts";

/** How often a sentence is known in a file. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The text of a baseline file, sorted. */
export function baselineText(findings: readonly Finding[]): string {
  const files = Map.groupBy(findings, fileOf);
  const sorted = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> =>
    Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const counts = (list: readonly Finding[]): Record<string, number> =>
    sorted([...Map.groupBy(list, sentenceOf)].map(([sentence, same]) => [sentence, same.length] as const));
  return `${JSON.stringify({ findings: sorted([...files].map(([file, list]) => [file, counts(list)] as const)) }, null, 2)}\n`;
}

/** A baseline file; `null` where the text is none. */
export function readBaseline(text: string): Baseline | null {
  try {
    const value: unknown = JSON.parse(text);
    const findings = typeof value === "object" && value !== null && "findings" in value ? value.findings : null;
    const isTable = (each: unknown): boolean =>
      typeof each === "object" && each !== null && Object.values(each).every((count) => typeof count === "number");
    return typeof findings === "object" && findings !== null && Object.values(findings).every(isTable)
      ? (findings as Baseline)
      : null;
  } catch {
    return null;
  }
}

/** The findings beyond the baseline, and how many of the baseline are no longer there. */
export function beyondBaseline(
  findings: readonly Finding[],
  baseline: Baseline,
): { readonly findings: readonly Finding[]; readonly gone: number } {
  const left = new Map<string, number>(
    Object.entries(baseline).flatMap(([file, counts]) =>
      Object.entries(counts).map(([sentence, count]) => [`${file}\n${sentence}`, count] as const),
    ),
  );
  const beyond = findings.filter((finding) => {
    const key = `${fileOf(finding)}\n${sentenceOf(finding)}`;
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
  return { findings: beyond, gone: [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0) };
}

function fileOf({ span }: Finding): string {
  return span?.file.path ?? "";
}

function sentenceOf({ code, message }: Finding): string {
  return `${code}: ${message}`;
}
