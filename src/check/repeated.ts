import type { Diagnostic, Note, Report } from "../diagnostics/diagnostic.ts";
import type { Name } from "../syntax/ast.ts";

/** Reports each declaration whose name an earlier one has, with a note at that one. */
export function reportRepeated(
  declarations: readonly { readonly name: Name }[],
  report: Report,
  describe: (name: Name, notes: readonly Note[]) => Diagnostic,
): void {
  const first = new Map<string, Name>();
  for (const { name } of declarations) {
    const key = name.text.toLowerCase();
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, name);
    else report(describe(name, [{ message: "first given here", span: earlier.span }]));
  }
}
