/**
 * Instances that travel as strings: read from, and written as, MOF or the CIM-XML that Windows' clients send. Both go
 * over the descriptors of generated classes, so values have exact types; an instance inside of an instance is an object.
 */
import type { ClassDescriptor, TypeDescriptor } from "../descriptor.ts";
import { classOf, ofClass } from "../instance.ts";
import { type BoundInstance, bindText, type FindClass } from "./binding.ts";
import type { EmbeddedMember } from "./members.ts";
import { writeMofInstance } from "./mof-text.ts";
import { EmbeddedError, type EmbeddedFaultKind, type EmbeddedLimits } from "./raw.ts";
import { writeXmlInstance } from "./xml-text.ts";

export type { BoundInstance, FindClass } from "./binding.ts";
export type { EmbeddedFaultKind, EmbeddedLimits } from "./raw.ts";

export type EmbeddedFormat = "mof" | "xml";

export interface EmbeddedFault {
  readonly kind: EmbeddedFaultKind;
  /** What is wrong, without the place. */
  readonly message: string;
  /** `UnmanagedVhds[1].VhdSourcePath`; empty for the instance itself. */
  readonly path: string;
  /** From 1, in the outermost text. */
  readonly line: number;
  readonly column: number;
}

export type EmbeddedResult =
  | { readonly ok: true; readonly instance: BoundInstance }
  | { readonly ok: false; readonly fault: EmbeddedFault };

/** Far beyond what clients send: the settings of a machine take some ten thousand characters. */
export const defaultLimits: EmbeddedLimits = { maxLength: 1_000_000, maxDepth: 8 };

/**
 * Reads the text of one instance. Never throws.
 * @param className the class that the instance must be of, or below; `null` for any
 */
export function readEmbedded(
  text: string,
  className: string | null,
  findClass: FindClass,
  limits = defaultLimits,
): EmbeddedResult {
  try {
    const binding = { findClass, limits, remember: rememberClass };
    return { ok: true, instance: bindText(text, className, binding) };
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error;
    const { kind, message, path, offset } = error;
    return { ok: false, fault: { kind, message, path, ...placeOf(text, offset) } };
  }
}

/**
 * Writes an instance as text. An instance inside of it is written as one of the class that it was read as, else of the
 * class that its property names; a RangeError where neither says which.
 */
export function writeEmbedded(
  descriptor: ClassDescriptor,
  values: Readonly<Record<string, unknown>>,
  format: EmbeddedFormat,
  findClass: FindClass,
): string {
  const member = membersBy(findClass);
  return format === "xml"
    ? writeXmlInstance(descriptor, values, member)
    : writeMofInstance(descriptor, values, member);
}

/** Which class an instance is of that stands in another one, for writers. */
export function membersBy(findClass: FindClass): EmbeddedMember {
  return (instance, type) => [
    classToWrite(instance, type, findClass),
    instance as Readonly<Record<string, unknown>>,
  ];
}

/** Whoever reads instances calls it for each, so that it is written as one of its class again. */
export function rememberClass({ descriptor, values }: BoundInstance): void {
  ofClass(descriptor, values);
}

function classToWrite(
  instance: object,
  type: TypeDescriptor,
  findClass: FindClass,
): ClassDescriptor {
  const declared =
    typeof type === "object" && "embedded" in type && type.embedded !== null
      ? findClass(type.embedded)
      : undefined;
  const descriptor = classOf(instance) ?? declared;
  if (descriptor === undefined)
    throw new RangeError("Nothing says which class an embedded instance belongs to.");
  return descriptor;
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
