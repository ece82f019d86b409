import type { Class, Model, Qualifier } from "../schema/model.ts";
import { elementsOf } from "../schema/value.ts";
import type { Span } from "../source/source-file.ts";

/** A member of a class that ModelCorrespondence names; whether there is one is another question. */
export interface Correspondence {
  readonly class: Class;
  readonly member: string;
  readonly span: Span;
}

/** `Class.Member`, with what may follow: a parameter, parentheses. Other texts are names of other models. */
const target = /^\s*([A-Za-z]\w*)\.([A-Za-z]\w*)/;

/** The members that a ModelCorrespondence names. A class that is not declared may be in a part of the schema that was not read. */
export function correspondences({ value, node }: Qualifier, model: Model): Correspondence[] {
  const nodes = node.value?.kind === "ArrayValue" ? node.value.elements : [];
  return elementsOf(value).flatMap((element, index) => {
    const [, className = "", member = ""] = (element.kind === "string" ? target.exec(element.value) : null) ?? [];
    const item = model.classes.get(className);
    return item === undefined || !item.isComplete ? [] : [{ class: item, member, span: (nodes[index] ?? node).span }];
  });
}
