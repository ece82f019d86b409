/** The comments on properties, parameters, methods and classes. */
import { hasTrue } from "../../schema/element.ts";
import type { Class, Method, Parameter, Property } from "../../schema/model.ts";
import { type ElementFacts, elementTags, type Tag } from "../../bindings/element-tags.ts";
import { jsdoc } from "./jsdoc.ts";
import { valueLiteral } from "./literals.ts";

/** The comment of a property or parameter: description, what TypeScript cannot express, provenance. */
export function elementDoc(element: Property | Parameter, path: string, indent: number): string[] {
  const { units, limits } = element;
  const tags: Tag[] = [];
  const add = (name: string, text: string | number | bigint | null): void => {
    if (text !== null) tags.push({ name, text: String(text) });
  };
  add("units", units);
  add("minimum", limits.minValue);
  add("maximum", limits.maxValue);
  add("minLength", limits.minLength);
  add("maxLength", limits.maxLength);
  add("default", defaultText(element));
  return jsdoc(withArrayNote(element), [...tags, ...elementTags(factsOf(element, path))], indent);
}

/** The comment of a method or class. */
export function declarationDoc(
  item: Class | Method,
  path: string,
  indent = 0,
  description = item.description,
): string[] {
  return jsdoc(description, elementTags(factsOf(item, path)), indent);
}

function factsOf({ deprecated, qualifiers }: Class | Method | Property | Parameter, element: string): ElementFacts {
  return {
    element,
    isExperimental: hasTrue(qualifiers, "Experimental"),
    replacements: deprecated?.replacements.filter((name) => !/^(no value)?$/i.test(name.trim())) ?? null,
  };
}

function withArrayNote({ array, description }: Property | Parameter): string | null {
  if (array?.size == null) return description;
  const note = `An array of exactly ${array.size} elements.`;
  return description === null ? note : `${description}\n\n${note}`;
}

function defaultText(element: Property | Parameter): string | null {
  const literal = valueLiteral(element.default, element.type)?.replace(/(\d)n\b/g, "$1") ?? null;
  if (literal === null) return null;
  const notes = [labelNote(element), inheritedNote(element)].filter((note) => note !== null);
  return notes.length === 0 ? literal : `${literal} (${notes.join(", ")})`;
}

function labelNote({ valueMap, default: value }: Property | Parameter): string | null {
  if (value?.kind !== "integer") return null;
  const entry = valueMap?.entries.find((candidate) => candidate.kind === "value" && candidate.value === value.value);
  return entry?.label ?? null;
}

function inheritedNote(element: Property | Parameter): string | null {
  if (element.kind === "parameter") return null;
  let at = element;
  while (at.declaration.value === null && at.overridden !== null) at = at.overridden;
  return at === element ? null : `inherited from ${at.declaringClass.name}`;
}
