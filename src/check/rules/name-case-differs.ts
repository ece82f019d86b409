import { diagnostic, replacement, type Report } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../source/source-file.ts";
import { isOfPlatform } from "../platform-classes.ts";
import { type Rule, typeNodeOf, typeOf } from "../rule.ts";

interface Declared {
  readonly name: string;
  readonly declaration: { readonly name: { readonly span: Span } };
}

function compare(written: string, span: Span, declared: Declared | null | undefined, report: Report): void {
  if (
    declared === null ||
    declared === undefined ||
    written === declared.name ||
    written.toLowerCase() !== declared.name.toLowerCase() ||
    isOfPlatform(declared.declaration.name.span)
  )
    return;
  const note = { message: "declared here", span: declared.declaration.name.span };
  report(
    diagnostic("name-case-differs", span, { written, name: declared.name }, [note], replacement(span, declared.name)),
  );
}

/** Classes and properties only: qualifiers are written in any case by habit. */
export const nameCaseDiffers: Rule = {
  code: "name-case-differs",
  class({ superclass, declaration }, { report }) {
    if (declaration.superclass !== null)
      compare(declaration.superclass.text, declaration.superclass.span, superclass, report);
  },
  override({ name, declaration }, overridden, { report }) {
    compare(name, declaration.name.span, overridden, report);
  },
  typed(element, { report }) {
    const type = typeOf(element);
    if (type?.kind !== "reference") return;
    const { file, start } = typeNodeOf(element).span;
    compare(type.className, { file, start, end: start + type.className.length }, type.target, report);
  },
  instance({ className, class: item, declaration, properties }, { report }) {
    compare(className, declaration.className.span, item, report);
    for (const { name, property, declaration: node } of properties) compare(name, node.name.span, property, report);
  },
};
