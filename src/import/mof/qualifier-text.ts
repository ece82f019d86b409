import { escapeMof, integerForm } from "../../runtime/mof-literals.ts";
import type { PageQualifier } from "../page/facts.ts";
import type { DeclaredQualifier } from "./declared-qualifiers.ts";

const integer = new RegExp(`^${integerForm}$`);
const lineLength = 76;

/** A text as MOF, in parts of a line each where it is long. */
export function stringText(text: string): string {
  const parts: string[] = [];
  for (let rest = text; rest !== "" || parts.length === 0;) {
    const end = rest.length <= lineLength ? rest.length : breakAt(rest);
    parts.push(`"${escapeMof(rest.slice(0, end))}"`);
    rest = rest.slice(end);
  }
  return parts.join("\n");
}

/** Behind the last blank that fits, or the first one, or a line break before that. */
function breakAt(text: string): number {
  const newLine = text.indexOf("\n");
  if (newLine >= 0 && newLine < lineLength) return newLine + 1;
  const blank = text.lastIndexOf(" ", lineLength);
  const end = blank > 0 ? blank : text.indexOf(" ");
  return end < 0 ? text.length : end + 1;
}

export function stringsText(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${escapeMof(text)}"`).join(", ")}}`;
}

/** A qualifier of a page as MOF, or `null` where it is not declared, not for such an element, or has another value. */
export function qualifierText(
  { name, arguments: values }: PageQualifier,
  declared: ReadonlyMap<string, DeclaredQualifier>,
  scopes: readonly string[],
): string | null {
  const declaration = declared.get(name.toLowerCase());
  if (declaration === undefined) return null;
  if (!declaration.scopes.has("any") && !scopes.some((scope) => declaration.scopes.has(scope))) return null;
  const value = valueText(declaration, values);
  return value === null ? null : `${declaration.name}${value}`;
}

function valueText({ name, type, isArray }: DeclaredQualifier, values: readonly string[] | null): string | null {
  const [first] = values ?? [];
  if (type === "boolean") {
    if (first === undefined || /^true$/i.test(first)) return "";
    return /^false$/i.test(first) ? "(false)" : null;
  }
  // DMTF's schema says so where nothing replaces what is deprecated.
  if (first === undefined || first === "") return name === "Deprecated" ? '{"No value"}' : null;
  if (type === "string") return isArray ? ` ${stringsText(values!)}` : `(${stringText(values!.join(", "))})`;
  if (isArray) return null;
  return integer.test(first) ? `(${first})` : null;
}
