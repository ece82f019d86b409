import type { Diagnostic, Note, Report } from "../diagnostics/diagnostic.ts";
import { fold, NameMap } from "../schema/name-map.ts";
import type { Name } from "../syntax/ast.ts";

/** Reports each declaration whose name an earlier one has, with a note at that one. */
export function reportRepeated(
  declarations: readonly { readonly name: Name }[],
  report: Report,
  describe: (name: Name, notes: readonly Note[]) => Diagnostic,
): void {
  if (!mayRepeat(declarations)) return;
  const first = new NameMap<Name>();
  for (const { name } of declarations) {
    const earlier = first.get(name.text);
    if (earlier === undefined) first.set(name.text, name);
    else report(describe(name, [{ message: "first given here", span: earlier.span }]));
  }
}

/** Nearly all lists are short, and their names differ in length: they cost no table. */
function mayRepeat(declarations: readonly { readonly name: Name }[]): boolean {
  if (declarations.length > 16) return true;
  for (let later = 1; later < declarations.length; later++) {
    const { text } = declarations[later]!.name;
    for (let earlier = 0; earlier < later; earlier++) {
      const other = declarations[earlier]!.name.text;
      if (other.length === text.length && fold(other) === fold(text)) return true;
    }
  }
  return false;
}
