/** Types and values as people read them. */
import type { JsonElement, JsonType, JsonValue } from "../schema/json.ts";

/** `uint16[]`, `CIM_Job REF`, `instance of CIM_Error`, `void`. */
export function typeText(type: JsonType | null, array: JsonElement["array"]): string {
  const brackets = array === null ? "" : `[${array.size ?? ""}]`;
  return `${scalarText(type)}${brackets}`;
}

function scalarText(type: JsonType | null): string {
  if (type === null) return "void";
  if (type.kind === "intrinsic") return type.name ?? "";
  if (type.kind === "reference") return `${type.name ?? "object"} REF`;
  return type.name === null ? "any instance" : `instance of ${type.name}`;
}

/** A value in one line as MOF writes it; long texts are cut. */
export function valueText(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return `{${value.map((element: JsonValue) => valueText(element)).join(", ")}}`;
  if (typeof value === "string") return quoted(value);
  if (typeof value === "object") return "alias" in value ? `$${value.alias}` : "an instance";
  return String(value);
}

const longest = 60;

export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return JSON.stringify(line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
}
