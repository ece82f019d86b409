import { causedBy, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { isFault, nearestClass } from "../schema/nearest-class.ts";
import type { Context } from "./rule.ts";

/** Reports a use of a class that nothing declares. All uses of one class have one cause. */
export function reportUndeclared(
  className: string,
  describe: (nearest: string | null) => Diagnostic,
  { model, report }: Context,
): void {
  const nearest = nearestClass(className, model);
  if (isFault(nearest, model)) report(causedBy("class", className, describe(nearest)));
}
