import { integerForm } from "../../runtime/mof-literals.ts";
import type { PageType } from "../page/facts.ts";

const integer = new RegExp(`^${integerForm}$`);
const datetime = /^"?([\d*]{14}\.[\d*]{6}[:+-]\d{3})"?$/;

/** An initial value of a page as MOF of its type; `null` where it is not one. */
export function initialValueText(written: string | null, { name, isArray, isReference }: PageType): string | null {
  if (written === null || isReference) return null;
  const text = written.trim();
  if (/^null$/i.test(text)) return "null";
  if (!isArray) return scalarText(text, name);
  const inner = /^\{([^]*)\}$/.exec(text)?.[1] ?? text;
  // Strings with commas inside are not taken apart: such a value is none that anybody has seen.
  const elements = inner.split(",").map((element) => scalarText(element.trim(), name));
  return elements.includes(null) ? null : `{${elements.join(", ")}}`;
}

function scalarText(text: string, type: string): string | null {
  switch (type) {
    case "boolean":
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() : null;
    case "string":
      return /^"(?:[^"\\]|\\[^])*"$/.test(text) ? text : null;
    case "datetime": {
      const value = datetime.exec(text)?.[1];
      return value === undefined ? null : `"${value}"`;
    }
    default:
      return /^[us]int/.test(type) && integer.test(text) ? text : null;
  }
}
