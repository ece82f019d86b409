/** The defaults of a schema as values. */
import { DateTime } from "./datetime.ts";
import type { DefaultValue, ElementDescriptor } from "./descriptor.ts";
import { parseReference } from "./reference.ts";
import type { Members } from "./schema-names.ts";

/** The default of each element under its name; `null` where it has none. */
export function defaultsOf(elements: readonly ElementDescriptor[]): Members {
  return Object.fromEntries(elements.map((element) => [element.name, defaultOf(element)]));
}

function defaultOf({ type, default: value }: ElementDescriptor): unknown {
  if (type === "datetime") return mapTexts(value, (text) => DateTime.parse(text));
  if (typeof type === "object" && "reference" in type)
    return mapTexts(value, (text) => parseReference(text));
  return value;
}

function mapTexts(value: DefaultValue, read: (text: string) => unknown): unknown {
  if (typeof value === "string") return read(value);
  return Array.isArray(value) ? value.map((item: DefaultValue) => mapTexts(item, read)) : value;
}
