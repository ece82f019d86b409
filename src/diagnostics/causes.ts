/** One cause, one finding: a class that nobody declares is one error, however often it is used. */
import type { Severity } from "./codes.ts";
import type { Diagnostic, Fix, Note } from "./diagnostic.ts";

/** How many further places are shown. */
const shownPlaces = 3;
const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Of the findings with one cause the first of the gravest, with notes for the others and their fixes; and all without one. */
export function onePerCause<F extends Diagnostic & { readonly severity: Severity }>(findings: readonly F[]): F[] {
  const told = new Map<F, F | null>();
  for (const [cause, same] of Map.groupBy(findings, ({ cause }) => cause)) {
    if (cause === undefined || same.length === 1) continue;
    const teller = same.reduce((best, finding) => (ranks[finding.severity] < ranks[best.severity] ? finding : best));
    for (const finding of same) told.set(finding, null);
    told.set(teller, { ...teller, notes: [...teller.notes, ...notesFor(same, teller)], fix: fixOf(same) });
  }
  return findings
    .map((finding) => told.get(finding) ?? (told.has(finding) ? null : finding))
    .filter((finding) => finding !== null);
}

function notesFor(findings: readonly Diagnostic[], teller: Diagnostic): Note[] {
  const spans = findings
    .filter((finding) => finding !== teller)
    .map(({ span }) => span)
    .filter((span) => span !== null);
  const rest = spans.length - shownPlaces;
  return spans.slice(0, shownPlaces).map((span, index) => {
    const isLast = index === shownPlaces - 1 && rest > 0;
    return {
      message: isLast ? `also used here, and in ${rest} more ${rest === 1 ? "place" : "places"}` : "also used here",
      span,
    };
  });
}

function fixOf(findings: readonly Diagnostic[]): Fix | null {
  const edits = findings.flatMap(({ fix }) => fix?.edits ?? []);
  return edits.length === 0 ? null : { edits };
}
