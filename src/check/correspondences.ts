import type { Class, Model, Qualifier } from "../schema/model.ts";
import type { Span } from "../source/source-file.ts";
import { stringValue } from "../syntax/literals.ts";
import { namespacesOf, type Qualified } from "./rule.ts";
import { writtenElements } from "./value-maps.ts";

/** A member of a class that ModelCorrespondence names; whether there is one is another question. */
export interface Correspondence {
  readonly class: Class;
  readonly member: string;
  readonly span: Span;
}

/** `Class.Member`, with what may follow: a parameter, parentheses. Other texts are names of other models. */
const target = /^\s*([A-Za-z]\w*)\.([A-Za-z]\w*)/;

/** Two rules ask for those of each qualifier. */
const known = new WeakMap<Qualifier, readonly Correspondence[]>();

/** The members that a ModelCorrespondence names. A class that is not declared may be in a part of the schema that was not read. */
export function correspondences(qualifier: Qualifier, element: Qualified, model: Model): readonly Correspondence[] {
  const before = known.get(qualifier);
  if (before !== undefined) return before;
  const pairs = read(qualifier, element, model);
  known.set(qualifier, pairs);
  return pairs;
}

function read(qualifier: Qualifier, element: Qualified, model: Model): Correspondence[] {
  const pairs: Correspondence[] = [];
  for (const node of writtenElements(qualifier)) {
    const match = node.kind === "StringLiteral" ? target.exec(stringValue(node)) : null;
    if (match === null) continue;
    const [, className = "", member = ""] = match;
    const item = model.classes.get(className, namespacesOf(element));
    if (item?.isComplete === true) pairs.push({ class: item, member, span: node.span });
  }
  return pairs;
}
