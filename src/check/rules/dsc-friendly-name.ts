import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDscResource } from "../../schema/dsc-classes.ts";
import type { Rule } from "../rule.ts";

export const dscFriendlyName: Rule = {
  code: "dsc-friendly-name",
  class(item, { report }) {
    const { name, qualifiers, declaration, isAbstract } = item;
    if (!isAbstract && qualifiers.get("FriendlyName")?.isInherited !== false && isDscResource(item))
      report(diagnostic("dsc-friendly-name", declaration.name.span, { name }));
  },
};
