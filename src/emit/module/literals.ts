/** Model values as TypeScript source text. */
import type { Type, Value } from "../../schema/model.ts";
import { characterOf } from "../../runtime/mof-literals.ts";
import { propertyKey, quoted } from "../../bindings/identifiers.ts";

/** An integer: with `n` where its type has 64 bits. */
export function integerLiteral(value: bigint, isBig: boolean): string {
  return isBig ? `${value}n` : String(value);
}

/** A string in double quotes; the formatter may choose single ones where that saves escapes. */
export function stringLiteral(text: string): string {
  return quoted(text);
}

/** Whether integers of the type are bigint in TypeScript. */
export function isBigType(type: Type | null): boolean {
  return type?.kind === "intrinsic" && (type.name === "uint64" || type.name === "sint64");
}

/** A default; `null` where there is none or TypeScript cannot write it down (aliases, instances). */
export function valueLiteral(value: Value | null, type: Type): string | null {
  switch (value?.kind) {
    case "boolean":
      return String(value.value);
    case "integer":
      if (type.kind === "intrinsic" && type.name === "char16") return characterLiteral(value.value);
      return integerLiteral(value.value, isBigType(type));
    case "real":
      return Number.isFinite(value.value) ? String(value.value) : null;
    case "string":
    case "char16":
      return stringLiteral(value.value);
    case "array": {
      const elements = value.elements.map((element) =>
        element.kind === "null" ? "null" : valueLiteral(element, type),
      );
      return elements.includes(null) ? null : `[${elements.join(", ")}]`;
    }
    default:
      return null;
  }
}

function characterLiteral(code: bigint): string | null {
  const character = characterOf(code);
  return character === null ? null : stringLiteral(character);
}

/** An object literal on one line; entries without a text are left out. */
export function objectLiteral(entries: Readonly<Record<string, string | null>>): string {
  const written = Object.entries(entries).filter(([, text]) => text !== null);
  if (written.length === 0) return "{}";
  return `{ ${written.map(([name, text]) => (name === text ? name : `${propertyKey(name)}: ${text}`)).join(", ")} }`;
}

export function listLiteral(elements: readonly string[]): string {
  return `[${elements.join(", ")}]`;
}
