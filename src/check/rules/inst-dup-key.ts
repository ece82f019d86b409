import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Instance, Value } from "../../schema/model.ts";
import type { Rule } from "../rule.ts";

/** The key of an instance as a text; `null` where it is not known in full. */
function keyOf({ class: item, namespace, properties }: Instance): string | null {
  if (item === null || item.keys.length === 0 || !item.isComplete) return null;
  let text = `${namespace ?? ""}\n${item.name}`;
  for (const { name, default: value } of item.keys) {
    const part = keyText(properties.get(name)?.value ?? value);
    if (part === null) return null;
    text += `\n${part}`;
  }
  return text;
}

/** An alias stands for its instance: with the same alias in the same place the keys are the same. */
function keyText(value: Value | null): string | null {
  switch (value?.kind) {
    case "string":
    case "char16":
      return JSON.stringify(value.value);
    case "integer":
    case "boolean":
      return String(value.value);
    case "alias":
      return `$${value.name}`;
    default:
      return null;
  }
}

export const instDupKey: Rule = {
  code: "inst-dup-key",
  model({ model, report }) {
    const first = new Map<string, Instance>();
    for (const instance of model.instances) {
      const key = keyOf(instance);
      if (key === null) continue;
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, instance);
        continue;
      }
      // A file that is included into one namespace from two places has each instance once.
      if (earlier.declaration === instance.declaration) continue;
      const note = { message: "the first one is here", span: earlier.declaration.className.span };
      report(
        diagnostic(
          "inst-dup-key",
          instance.declaration.className.span,
          { className: instance.class?.name ?? instance.className },
          [note],
        ),
      );
    }
  },
};
