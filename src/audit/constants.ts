/** Values that are known without running anything: literals, and what names them. */
import type { ts } from "@ts-morph/common";
import type { MappedValue } from "../runtime/value-map.ts";
import type { BoundEnum, BoundMember } from "./bound-enum.ts";
import type { Context } from "./context.ts";
import { constantOf, declaredConstant } from "./literals.ts";
import { declarationNamed } from "./names.ts";

/** A constant in the code. */
export interface Constant {
  /** An expression, or the name of a property. */
  readonly node: ts.Expression | ts.PropertyName;
  readonly value: MappedValue;
  /** The member of a generated enum that is written there; `null` for numbers, strings and other constants. */
  readonly member: { readonly of: BoundEnum; readonly member: BoundMember } | null;
  /** Whether the value is written out there, so that a member can take its place. */
  readonly isLiteral: boolean;
}

/** The constant that an expression is: a literal with its sign, or the name of one. */
export function constantAt(node: ts.Expression, { ts, checker, enums }: Context): Constant | null {
  const value = constantOf(node, ts);
  if (value !== null) {
    // The sign belongs to the number, parentheses do not.
    const isPart = ts.isPrefixUnaryExpression(node.parent) || ts.isParenthesizedExpression(node);
    return isPart ? null : { node, value, member: null, isLiteral: true };
  }
  const member = enums.memberOf(node);
  if (member !== null) return { node, value: member.member.value, member, isLiteral: false };
  const named = declaredConstant(declarationNamed(node, checker, ts), checker, ts);
  return named === null ? null : { node, value: named, member: null, isLiteral: false };
}

/** A constant as one of the values of an element: what is compared with the text of a number is a number in quotes. */
export function asValueOf(constant: Constant, [of]: readonly BoundEnum[]): Constant {
  const isQuoted =
    typeof constant.value === "string" && /^\d+$/.test(constant.value) && typeof of?.members[0]?.value === "number";
  return isQuoted ? { ...constant, value: Number(constant.value), isLiteral: false } : constant;
}
