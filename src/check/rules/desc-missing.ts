import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { type Context, type Qualified, type Rule } from "../rule.ts";

/** Off by default: a team that documents its schema switches it on. */
export const descMissing: Rule = {
  code: "desc-missing",
  class: check,
  property: check,
  method: check,
  parameter: check,
};

type Described = Exclude<Qualified, { readonly className: string }>;

/** An inherited description describes an override too. */
function check({ kind, name, qualifiers, declaration }: Described, { report }: Context): void {
  if (!qualifiers.has("Description")) report(diagnostic("desc-missing", declaration.name.span, { kind, name }));
}
