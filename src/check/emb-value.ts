import { severityOf } from "../diagnostics/codes.ts";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Class } from "../schema/model.ts";
import { parse } from "../syntax/parse.ts";
import { isKindOf } from "./ancestry.ts";
import type { Rule } from "./rule.ts";

export const embValue: Rule = {
  code: "emb-value",
  scalar(value, node, { element: { name }, type }, { model, report }) {
    if (value.kind !== "string" || type.kind !== "embedded" || type.form !== "string") return;
    const found: Diagnostic[] = [];
    const { productions } = parse({ path: node.span.file.path, text: value.value, encoding: "utf-8" }, (diagnostic) => void found.push(diagnostic));
    const error = found.find(({ code }) => severityOf(code, "dmtf") === "error");
    const [production] = productions;
    const fail = (fault: string): void => report(diagnostic("emb-value", node.span, { name, fault }));
    if (error !== undefined) fail(error.message);
    else if (production === undefined) fail("it is empty");
    else if (production.kind !== "InstanceDeclaration") {
      if (production.kind !== "ClassDeclaration" || type.className !== null) fail(`it has no "instance of"`);
    } else if (type.target !== null) {
      const written: Class | undefined = model.classes.get(production.className.text);
      const unknown = production.properties.find((property) => written?.properties.has(property.name.text) === false);
      if (written === undefined) fail(`the class "${production.className.text}" is not declared`);
      else if (written.isComplete && !isKindOf(written, type.target)) fail(`"${written.name}" is no "${type.target.name}"`);
      else if (written.isComplete && unknown !== undefined) fail(`the class "${written.name}" has no property "${unknown.name.text}"`);
    }
  },
};
