/**
 * Shapes of JSON: one description of what may stand somewhere reads it, with a diagnostic for whatever does not fit, and
 * tells it as JSON Schema for editors.
 */
import type { Node } from "jsonc-parser";
import { nearest } from "../diagnostics/nearest.ts";
import type { Code, Parameters } from "../diagnostics/codes.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The keys and indexes that lead to a place. */
export type JsonPath = readonly (string | number)[];

/** A value, or a key, where it stands. */
export interface Placed {
  readonly file: SourceFile;
  readonly node: Node;
  readonly path: JsonPath;
}

export interface Shape<T> {
  readonly schema: JsonSchema;
  /** The value; what does not fit is reported, and the value is not to be used then. */
  readonly read: (at: Placed, report: Report) => T;
}

export interface OptionalShape<T> extends Shape<T> {
  readonly isOptional: true;
}

type Members = Readonly<Record<string, Shape<unknown>>>;
type Value<S> = S extends Shape<infer T> ? T : never;
type OptionalKey<M> = { [K in keyof M]: M[K] extends OptionalShape<unknown> ? K : never }[keyof M];

/** What an object of these members is read as. */
export type ObjectOf<M> = { readonly [K in Exclude<keyof M, OptionalKey<M>>]: Value<M[K]> } & {
  readonly [K in OptionalKey<M>]?: Value<M[K]>;
};

export type ShapeValue<S extends Shape<unknown>> = Value<S>;

export function report<C extends Code>(to: Report, code: C, { file, node }: Placed, parameters: Parameters<C>): void {
  to(diagnostic(code, { file, start: node.offset, end: node.offset + node.length }, parameters));
}

/** `steps[2].disks`; empty for the whole. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>(
    (before, key) => (typeof key === "number" ? `${before}[${key}]` : before === "" ? key : `${before}.${key}`),
    "",
  );
}

function scalar<T>(type: string, what: string, schema: JsonSchema, accepts: (value: unknown) => boolean): Shape<T> {
  return {
    schema: { type, ...schema },
    read(at, to) {
      const value = at.node.value as unknown;
      if (!accepts(value)) wrong(at, what, to);
      return value as T;
    },
  };
}

export function text(
  description: string,
  { pattern, what = "a text" }: { readonly pattern?: RegExp; readonly what?: string } = {},
): Shape<string> {
  const schema = { description, ...(pattern === undefined ? { minLength: 1 } : { pattern: pattern.source }) };
  return scalar("string", what, schema, (value) => typeof value === "string" && (pattern?.test(value) ?? value !== ""));
}

/** A number that is not below the minimum, 0 if nothing is said. */
export function amount(description: string, { minimum = 0, maximum = Infinity } = {}): Shape<number> {
  const range = maximum === Infinity ? `from ${minimum} on` : `from ${minimum} to ${maximum}`;
  const schema = { description, minimum, ...(maximum === Infinity ? {} : { maximum }) };
  return scalar(
    "number",
    `a number ${range}`,
    schema,
    (value) => typeof value === "number" && value >= minimum && value <= maximum,
  );
}

export function flag(description: string): Shape<boolean> {
  return scalar("boolean", "true or false", { description }, (value) => typeof value === "boolean");
}

export function oneOf<const Word extends string | number>(description: string, words: readonly Word[]): Shape<Word> {
  return {
    schema: { description, enum: words },
    read(at, to) {
      const value = at.node.value as Word;
      const meant =
        typeof value === "string"
          ? nearest(
              value,
              words.filter((word) => typeof word === "string"),
            )
          : null;
      if (!words.includes(value)) wrong(at, alternatives(words), to, meant);
      return value;
    },
  };
}

export function list<T>(description: string, item: Shape<T>): Shape<readonly T[]> {
  return {
    schema: { description, type: "array", items: item.schema },
    read({ file, node, path }, to) {
      if (node.type !== "array") wrong({ file, node, path }, "a list", to);
      return (node.type === "array" ? (node.children ?? []) : []).map((child, index) =>
        item.read({ file, node: child, path: [...path, index] }, to),
      );
    },
  };
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, isOptional: true };
}

/** An object that has no other keys than these. */
export function object<M extends Members>(description: string, members: M): Shape<ObjectOf<M>> {
  const required = Object.keys(members).filter((key) => !("isOptional" in members[key]!));
  const properties = Object.fromEntries(Object.entries(members).map(([key, { schema }]) => [key, schema]));
  return {
    schema: { description, type: "object", properties, required, additionalProperties: false },
    read(at, to) {
      if (at.node.type !== "object") {
        wrong(at, "an object", to);
        return {} as ObjectOf<M>;
      }
      const given = new Set<string>();
      const entries = entriesOf(at).map(({ name, key, value }) => {
        const member = Object.hasOwn(members, name) ? members[name] : undefined;
        given.add(name);
        if (member !== undefined) return [name, member.read(value, to)];
        const guess = nearest(name, Object.keys(members));
        report(to, "scenario-key", key, { path: pathText(at.path), key: name, nearest: guess });
        // A key that is misspelt is not missing besides.
        if (guess !== null) given.add(guess);
        return [name, undefined];
      });
      for (const key of required)
        if (!given.has(key)) report(to, "scenario-missing", at, { path: pathText(at.path), key });
      return Object.fromEntries(entries) as ObjectOf<M>;
    },
  };
}

/** Objects of several kinds, which the value of one key tells apart. */
export function kinds<const Key extends string, K extends Readonly<Record<string, Members>>>(
  description: string,
  key: Key,
  membersOf: K,
  descriptions: { readonly [Kind in keyof K]: string },
): Shape<{ [Kind in keyof K & string]: ObjectOf<K[Kind]> & { readonly [_ in Key]: Kind } }[keyof K & string]> {
  type Result = { [Kind in keyof K & string]: ObjectOf<K[Kind]> & { readonly [_ in Key]: Kind } }[keyof K & string];
  const names = Object.keys(membersOf);
  const shapes = new Map(
    names.map((name) => [
      name,
      object(descriptions[name] ?? "", { [key]: oneOf("What to do.", [name]), ...membersOf[name] }),
    ]),
  );
  const kind = oneOf(description, names);
  return {
    schema: { description, anyOf: [...shapes.values()].map(({ schema }) => schema) },
    read(at, to) {
      if (at.node.type !== "object") {
        wrong(at, "an object", to);
        return {} as Result;
      }
      const named = entriesOf(at).find(({ name }) => name === key)?.value;
      if (named === undefined) report(to, "scenario-missing", at, { path: pathText(at.path), key });
      const shape = named === undefined ? undefined : shapes.get(kind.read(named, to));
      return (shape?.read(at, to) ?? {}) as Result;
    },
  };
}

/** The keys of an object with their values. */
export function entriesOf({
  file,
  node,
  path,
}: Placed): { readonly name: string; readonly key: Placed; readonly value: Placed }[] {
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return [];
    const name = key.value as string;
    const inside = [...path, name];
    return [{ name, key: { file, node: key, path: inside }, value: { file, node: value, path: inside } }];
  });
}

function wrong(at: Placed, expected: string, to: Report, meant: string | null = null): void {
  report(to, "scenario-value", at, { path: pathText(at.path), expected, found: shown(at.node), nearest: meant });
}

function shown({ type, value }: Node): string {
  if (type === "object") return "an object";
  return type === "array" ? "a list" : JSON.stringify(value);
}

function alternatives(words: readonly (string | number)[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length === 1 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}
