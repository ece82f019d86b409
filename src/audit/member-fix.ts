import type { ts } from "@ts-morph/common";
import type { Edit, Fix } from "../diagnostics/diagnostic.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import type { Context } from "./context.ts";
import { reachEnum } from "./imports.ts";

/** Writes a member in the place of a constant, and imports its enum where it is not there; `null` where that cannot be done for certain. */
export function memberFix(node: ts.Node, of: BoundEnum, member: BoundMember, context: Context): Fix | null {
  const { ts } = context;
  const reached = reachEnum(of, context);
  if (reached === null) return null;
  // `4 as JobState` needs no assertion any more.
  const whole = ts.isAssertionExpression(node.parent) ? node.parent : node;
  const written = `${reached.name}.${member.name}`;
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  const replaced: Edit = { span: context.span(whole), text: isKey ? `[${written}]` : written };
  return { edits: [...reached.edits, replaced] };
}
