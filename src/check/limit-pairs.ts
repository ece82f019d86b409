import type { Diagnostic, Note } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/source-file.ts";
import type { Qualifier } from "../schema/model.ts";
import { type Context, isTyped, type Qualified, valueNodeOf } from "./rule.ts";

/** Checks that a lower limit is not above its upper one; the one that is written last in the hierarchy is at fault. */
export function limitPair(
  lowName: string,
  highName: string,
  describe: (span: Span, parameters: { low: string; high: string }, notes: Note[]) => Diagnostic,
): Readonly<Record<string, (qualifier: Qualifier, element: Qualified, context: Context) => void>> {
  const check = (qualifier: Qualifier, element: Qualified, { report }: Context): void => {
    if (!isTyped(element)) return;
    const [low, high] = [element.qualifiers.get(lowName), element.qualifiers.get(highName)];
    if (low?.value.kind !== "integer" || high?.value.kind !== "integer" || low.value.value <= high.value.value) return;
    // Where both are written one of them reports.
    if (qualifier === low && !high.isInherited) return;
    const other = qualifier === low ? high : low;
    report(
      describe(valueNodeOf(qualifier).span, { low: lowName, high: highName }, [
        { message: `${other.name} is given here`, span: other.node.span },
      ]),
    );
  };
  return { [lowName]: check, [highName]: check };
}
