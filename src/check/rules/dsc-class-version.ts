import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDscResource } from "../../schema/dsc-classes.ts";
import type { Rule } from "../rule.ts";

export const dscClassVersion: Rule = {
  code: "dsc-class-version",
  class(item, { report }) {
    const { name, qualifiers, declaration } = item;
    if (qualifiers.get("ClassVersion")?.isInherited !== false && isDscResource(item))
      report(diagnostic("dsc-class-version", declaration.name.span, { name }));
  },
};
