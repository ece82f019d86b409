import type { Diagnostic, Note, Report } from "../diagnostics/diagnostic.ts";
import { NameMap } from "../schema/name-map.ts";
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

/** Nearly all lists are short and their names differ in length or in how they end: they cost no table. */
function mayRepeat(declarations: readonly { readonly name: Name }[]): boolean {
  if (declarations.length > 16) return true;
  let seen = 0;
  for (let index = 0; index < declarations.length; index++) {
    const { text } = declarations[index]!.name;
    const bit = 1 << (text.length + 5 * (text.charCodeAt(text.length - 1) | 0x20)) % 32;
    if ((seen & bit) !== 0) return true;
    seen |= bit;
  }
  return false;
}
