import type { ts } from "@ts-morph/common";
import type { Edit, Fix } from "../diagnostics/diagnostic.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import type { Context } from "./context.ts";
import { type ReachedEnum, reachEnum } from "./imports.ts";
import { outermost } from "./operators.ts";

/** Writes a member in place of a constant, and imports its enum where it is not there; `null` where that cannot be done for certain. */
export function memberFix(node: ts.Node, of: BoundEnum, member: BoundMember, context: Context): Fix | null {
  const { ts } = context;
  const reached = reachEnum(of, context);
  const typed = reached === null || !ts.isExpression(node) ? [] : listTyped(node, of, reached, context);
  if (reached === null || typed === null) return null;
  // `4 as JobState` needs no assertion any more.
  const whole = ts.isAssertionExpression(node.parent) ? node.parent : node;
  const written = `${reached.name}.${member.name}`;
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  const replaced: Edit = { span: context.span(whole), text: isKey ? `[${written}]` : written };
  return { edits: [...reached.edits, ...typed, replaced] };
}

/**
 * A list of members of an object, in place of an enum, has just these for its type, and may not be asked for others:
 * its type has to be written. `null` where there is no place for it.
 */
function listTyped(
  node: ts.Expression,
  of: BoundEnum,
  { name }: ReachedEnum,
  { ts, checker, span }: Context,
): Edit[] | null {
  const element = outermost(node, ts);
  const list = element.parent;
  if (ts.isEnumDeclaration(of.declaration) || !ts.isArrayLiteralExpression(list)) return [];
  const outer = outermost(list, ts);
  const { parent } = outer;
  const at = (place: number, text: string): Edit => ({ span: { ...span(list), start: place, end: place }, text });
  // The rows of a Map are lists within a list.
  const isRow = ts.isArrayLiteralExpression(parent);
  const made = isRow ? outermost(parent, ts).parent : parent;
  if (ts.isNewExpression(made)) {
    const isTyped = made.typeArguments !== undefined || checker.getContextualType(made) !== undefined;
    return isTyped ? [] : isRow ? null : [at(made.expression.getEnd(), `<${name}>`)];
  }
  if (checker.getContextualType(element) !== undefined) return [];
  if (isRow || outer !== list) return null;
  const isCalled = ts.isPropertyAccessExpression(parent);
  return [...(isCalled ? [at(list.getStart(), "(")] : []), at(list.getEnd(), ` as ${name}[]${isCalled ? ")" : ""}`)];
}
