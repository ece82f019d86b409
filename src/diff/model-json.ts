/** Reads a model back that `mofc model --json` printed. */
import type { JsonModel } from "../schema/json.ts";

/** The model in a JSON text, or `null` where the text is not a model. Fields of other versions of mofc are let pass. */
export function readModelJson(text: string): JsonModel | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isModel(value) ? value : null;
}

/** What the comparison walks through has to be there; leaves are compared as they are. */
function isModel(value: unknown): value is JsonModel {
  return (
    isRecord(value) &&
    isListOf(value["qualifierDeclarations"], isNamed) &&
    isListOf(value["classes"], isClass) &&
    isListOf(value["instances"], isInstance)
  );
}

function isClass(value: unknown): boolean {
  return (
    isNamed(value) &&
    isListOf(value["namespaces"], isText) &&
    isListOf(value["qualifiers"], isNamed) &&
    isListOf(value["properties"], (property) => isElement(property) && isMember(property)) &&
    isListOf(
      value["methods"],
      (method) =>
        isMember(method) && isListOf(method["parameters"], isElement) && isListOf(method["qualifiers"], isNamed),
    )
  );
}

function isInstance(value: unknown): boolean {
  return isRecord(value) && isText(value["class"]) && isRecord(value["properties"]);
}

function isMember(value: unknown): value is Record<string, unknown> {
  return isNamed(value) && isText(value["declaringClass"]) && isText(value["origin"]);
}

function isElement(value: unknown): value is Record<string, unknown> {
  return (
    isNamed(value) && isRecord(value["type"]) && isRecord(value["limits"]) && isListOf(value["qualifiers"], isNamed)
  );
}

function isNamed(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && isText(value["name"]);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isElementOf: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isElementOf);
}
