import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Qualifier } from "../../schema/model.ts";
import { type Context, isTyped, type Qualified, type Rule, typeNodeOf } from "../rule.ts";

function check({ name, value, node }: Qualifier, element: Qualified, { report }: Context): void {
  if (!isTyped(element) || value.kind === "null" || (value.kind === "boolean" && !value.value)) return;
  const type = typeNodeOf(element);
  if (type.name.toLowerCase() === "string" && !type.isReference) return;
  // An unknown type has its own code, and WMI's object types hold instances anyway.
  if (!type.isReference && "type" in element && element.type.kind === "embedded") return;
  report(
    diagnostic("emb-on-non-string", node.name.span, { name, type: type.isReference ? `${type.name} REF` : type.name }, [
      { message: "the type is here", span: type.span },
    ]),
  );
}

export const embOnNonString: Rule = {
  code: "emb-on-non-string",
  qualifiers: { EmbeddedInstance: check, EmbeddedObject: check },
};
