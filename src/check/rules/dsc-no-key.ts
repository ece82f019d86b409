import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isDscResource } from "../../schema/dsc-classes.ts";
import type { Rule } from "../rule.ts";

/** What the base of all resources requires is filled in by the compiler of configurations. */
export const dscNoKey: Rule = {
  code: "dsc-no-key",
  class(item, { report }) {
    const { name, properties, declaration, isAbstract, isComplete } = item;
    if (isAbstract || !isComplete || !isDscResource(item)) return;
    const isOwn = ({ name: base }: { readonly name: string }): boolean => base.toLowerCase() !== "omi_baseresource";
    if (properties.values().some(({ isRequired, origin }) => isRequired && isOwn(origin))) return;
    report(diagnostic("dsc-no-key", declaration.name.span, { name }));
  },
};
