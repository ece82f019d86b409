/**
 * Reads the MOF form of an instance (DSP0004, instanceDeclaration): `instance of Class { Property = value; };`, and what
 * WMI writes on top of it: instances as values, and properties without a value, which are NULL. It accepts what mofc has
 * no error for in the dialect "dmtf", and gives it the same value. Qualifiers are passed over; the alias too, for nothing
 * can refer to it.
 */
import { MofScanner } from "./mof-scanner.ts";
import { EmbeddedError, type RawInstance, type RawProperty, type RawValue } from "./raw.ts";

/** Throws an EmbeddedError of the kind `text`. */
export function readMofInstance(text: string, maxDepth: number): RawInstance {
  const scanner = new MofScanner(text);
  skipQualifiers(scanner);
  const instance = readInstance(scanner, maxDepth);
  scanner.take(";");
  if (!scanner.is("end")) throw scanner.unexpected("the end of the text");
  return instance;
}

function readInstance(scanner: MofScanner, depthLeft: number): RawInstance {
  const { offset } = scanner.next;
  if (depthLeft < 1) throw new EmbeddedError("text", "instances are nested too deeply", offset);
  scanner.takeWord("instance");
  scanner.takeWord("of");
  const className = scanner.take("word");
  if (scanner.isWord("as")) {
    scanner.takeWord("as");
    scanner.take("$");
    scanner.take("word");
  }
  const properties: RawProperty[] = [];
  scanner.take("{");
  while (!scanner.is("}")) properties.push(readProperty(scanner, depthLeft));
  scanner.take("}");
  return { kind: "instance", className, properties, offset };
}

function readProperty(scanner: MofScanner, depthLeft: number): RawProperty {
  skipQualifiers(scanner);
  const { offset } = scanner.next;
  const name = scanner.take("word");
  const value = scanner.is(";") ? null : readInitializer(scanner, depthLeft);
  scanner.take(";");
  return { name, type: null, value, offset };
}

function readInitializer(scanner: MofScanner, depthLeft: number): RawValue {
  scanner.take("=");
  return scanner.is("{") ? readArray(scanner, depthLeft) : readScalar(scanner, depthLeft);
}

function readArray(scanner: MofScanner, depthLeft: number): RawValue {
  const elements: RawValue[] = [];
  scanner.take("{");
  if (!scanner.is("}")) elements.push(readScalar(scanner, depthLeft));
  while (!scanner.is("}")) {
    scanner.take(",");
    elements.push(readScalar(scanner, depthLeft));
  }
  scanner.take("}");
  return { kind: "array", elements };
}

function readScalar(scanner: MofScanner, depthLeft: number): RawValue {
  const { kind, text } = scanner.next;
  switch (kind) {
    case "string": {
      const parts: string[] = [];
      while (scanner.is("string")) parts.push(scanner.take("string"));
      return { kind, text: parts.join("") };
    }
    case "character":
    case "number":
      scanner.take(kind);
      return { kind, text };
    case "word":
      if (scanner.isWord("instance")) return readInstance(scanner, depthLeft - 1);
      scanner.take(kind);
      return text.toLowerCase() === "null" ? null : { kind, text };
    default:
      throw scanner.unexpected("a value");
  }
}

/** A list of qualifiers in brackets, which may hold strings with brackets in them. */
function skipQualifiers(scanner: MofScanner): void {
  if (!scanner.is("[")) return;
  while (!scanner.is("]")) {
    if (scanner.is("end")) throw scanner.unexpected('"]"');
    scanner.take(scanner.next.kind);
  }
  scanner.take("]");
}
