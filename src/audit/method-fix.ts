import type { ts } from "@ts-morph/common";
import { memberOfElement } from "../bindings/element-names.ts";
import type { Edit, Fix } from "../diagnostics/diagnostic.ts";
import { answerAt } from "./answers.ts";
import type { ClassMethod, MethodCall } from "./class-methods.ts";
import type { Context } from "./context.ts";
import { reachEnum } from "./imports.ts";
import { type MethodReplacement, methodReplacements } from "./method-replacements.ts";
import { isThrownAway } from "./operators.ts";

/**
 * Calls the method that takes the place of a deprecated one. Their return codes differ, so that this is done only where
 * nothing depends on the code, and where what is given is written out.
 */
export function replacedCall(
  name: ts.Identifier | ts.StringLiteral,
  { call, input, sibling }: MethodCall,
  replacements: readonly string[],
  context: Context,
): Fix | null {
  const { ts, span } = context;
  if (input === null || call.typeArguments !== undefined || !isCodeOfNoUse(call, context)) return null;
  const given = valuesOf(input, context);
  for (const row of methodReplacements) {
    const isMeant = row.method === name.text && replacements.some((element) => memberOfElement(element) === row.by);
    const other = isMeant && given !== null && isGiven(row, given) ? sibling(row.by) : null;
    const written = other === null ? null : inputText(row, other, context);
    if (written === null) continue;
    const [start, end] = ts.isStringLiteral(name)
      ? [name.getStart() + 1, name.getEnd() - 1]
      : [name.getStart(), name.getEnd()];
    return {
      edits: [
        ...written.edits,
        { span: { ...span(name), start, end }, text: row.by },
        { span: span(input), text: written.text },
      ],
    };
  }
  return null;
}

function isCodeOfNoUse(call: ts.CallExpression, context: Context): boolean {
  if (isThrownAway(call, context.ts)) return true;
  const answer = answerAt(call, context);
  return answer !== null && !answer.isHandedOn && !answer.isCodeHandedOn && answer.tests.length === 0;
}

/** What an object gives to parameters; `null` where it is not written out. */
function valuesOf(
  { properties }: ts.ObjectLiteralExpression,
  { ts }: Context,
): ReadonlyMap<string, boolean | null> | null {
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  const values = new Map<string, boolean | null>();
  for (const property of properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return null;
    const { kind } = property.initializer;
    if (kind !== TrueKeyword && kind !== FalseKeyword && kind !== NullKeyword) return null;
    values.set(property.name.text, kind === NullKeyword ? null : kind === TrueKeyword);
  }
  return values;
}

function isGiven({ given }: MethodReplacement, values: ReadonlyMap<string, boolean | null>): boolean {
  const isKnown = [...values.keys()].every((name) => given[name] !== undefined);
  return isKnown && Object.entries(given).every(([name, allowed]) => allowed.includes(values.get(name) ?? null));
}

/** The input of the other method as it has to be written; `null` where it has parameters that nothing is known of. */
function inputText(
  { input }: MethodReplacement,
  { input: declaration }: ClassMethod,
  context: Context,
): { readonly text: string; readonly edits: readonly Edit[] } | null {
  const { checker, enums } = context;
  const type = checker.getTypeAtLocation(declaration);
  const edits: Edit[] = [];
  const written: string[] = [];
  for (const { name } of type.getProperties()) {
    const label = input[name];
    if (label === undefined) return null;
    const of = label === null ? undefined : enums.ofProperty(type, name)[0];
    const member = of?.members.find((candidate) => candidate.label === label);
    const reached = of === undefined ? null : reachEnum(of, context);
    if (label !== null && (member === undefined || reached === null)) return null;
    edits.push(...(reached?.edits ?? []));
    written.push(`${name}: ${member === undefined || reached === null ? "null" : `${reached.name}.${member.name}`}`);
  }
  return { text: `{ ${written.join(", ")} }`, edits };
}
