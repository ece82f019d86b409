/**
 * Shapes of JSON: one description of what may stand somewhere reads it, with a diagnostic for whatever does not fit, and
 * tells it as JSON Schema for editors.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { nearest } from "../diagnostics/nearest.ts";
import type { Code, Parameters } from "../diagnostics/codes.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile, Span } from "../source/source-file.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The keys and indexes that lead to a place. */
export type JsonPath = readonly (string | number)[];

/** What kind of document is read: the codes of its diagnostics begin with this word. */
export type Subject = "scenario" | "config" | "contract";

/** A value, or a key, where it stands. */
export interface Placed {
  readonly subject: Subject;
  readonly file: SourceFile;
  readonly node: Node;
  readonly path: JsonPath;
}

/** What has been read, with its place, for those that go on to hold it against something else. */
export interface Located<T> {
  readonly at: Placed;
  readonly value: T;
}

/** A key with its value. */
export interface Entry<T> {
  readonly key: Located<string>;
  readonly value: T;
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

export function report<C extends Code>(to: Report, code: C, at: Placed, parameters: Parameters<C>): void {
  to(diagnostic(code, spanOf(at), parameters));
}

export function spanOf({ file, node }: Placed): Span {
  return { file, start: node.offset, end: node.offset + node.length };
}

/** What a JSON text says; what is wrong with its syntax is reported, and then it says nothing. */
export function parseJson(file: SourceFile, subject: Subject, to: Report): Placed | null {
  const errors: ParseError[] = [];
  const node = parseTree(file.text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first === undefined) return node === undefined ? null : { subject, file, node, path: [] };
  const { error, offset, length } = first;
  // `CommaExpected` is "comma expected".
  const reason = printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  to(diagnostic(`${subject}-syntax`, { file, start: offset, end: offset + length }, { reason }));
  return null;
}

/** A value that a module exports, as if it stood at the beginning of the file: nothing tells its place. */
export function placedValue(value: unknown, file: SourceFile, subject: Subject, path: JsonPath = []): Placed {
  return { subject, file, node: nodeOf(value), path };
}

function nodeOf(value: unknown): Node {
  const place = { offset: 0, length: 0, value };
  if (Array.isArray(value)) return { ...place, type: "array", children: value.map(nodeOf) };
  if (value === null) return { ...place, type: "null" };
  if (typeof value === "boolean") return { ...place, type: "boolean" };
  if (typeof value === "number") return { ...place, type: "number" };
  if (typeof value !== "object") return { ...place, type: "string" };
  // What has functions is a program's own, a backend for one, and may refer to itself.
  if (Object.values(value).some((each) => typeof each === "function"))
    return { ...place, type: "object", children: [] };
  const given = Object.entries(value).filter(([, each]) => each !== undefined);
  const children = given.map(([key, each]): Node => ({
    ...place,
    type: "property",
    children: [nodeOf(key), nodeOf(each)],
  }));
  return { ...place, type: "object", children };
}

/** `steps[2].disks`, `rules["map-length"]`; empty for the whole. */
export function pathText(path: JsonPath): string {
  return path.reduce<string>((before, key) => {
    if (typeof key === "number") return `${before}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${before}[${JSON.stringify(key)}]`;
    return before === "" ? key : `${before}.${key}`;
  }, "");
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

/** A text that is not empty, or that the pattern fits. */
export function text(
  description: string,
  { pattern, what = "a text" }: { readonly pattern?: RegExp; readonly what?: string } = {},
): Shape<string> {
  const schema = { description, ...(pattern === undefined ? { minLength: 1 } : { pattern: pattern.source }) };
  return scalar("string", what, schema, (value) => typeof value === "string" && (pattern?.test(value) ?? value !== ""));
}

/** A text that may be empty. */
export function anyText(description: string): Shape<string> {
  return scalar("string", "a text", { description }, (value) => typeof value === "string");
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

/** A number without a fraction. */
export function whole(description: string, { minimum, maximum }: { minimum: number; maximum: number }): Shape<number> {
  return scalar(
    "integer",
    `a whole number from ${minimum} to ${maximum}`,
    { description, minimum, maximum },
    (value) => Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum,
  );
}

export function anyNumber(description: string): Shape<number> {
  return scalar("number", "a number", { description }, (value) => typeof value === "number");
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

export function list<T>(description: string, item: Shape<T>, what = "a list"): Shape<readonly T[]> {
  return {
    schema: { description, type: "array", items: item.schema },
    read(at, to) {
      if (at.node.type !== "array") wrong(at, what, to);
      return itemsOf(at).map((each) => item.read(each, to));
    },
  };
}

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, isOptional: true };
}

/** What the shape says, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    schema: { anyOf: [shape.schema, { type: "null" }] },
    read: (at, to) => (at.node.type === "null" ? null : shape.read(at, to)),
  };
}

export function located<T>(shape: Shape<T>): Shape<Located<T>> {
  return { schema: shape.schema, read: (at, to) => ({ at, value: shape.read(at, to) }) };
}

/** Whatever stands there. */
export function anything(description: string): Shape<Placed> {
  return { schema: { description }, read: (at) => at };
}

type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

/** Values of several JSON types, each with its own shape. @param what all of them, for a message */
export function byType<S extends { readonly [Type in JsonType]?: Shape<unknown> }>(
  description: string,
  what: string,
  shapes: S,
): Shape<Value<S[keyof S]>> {
  type Result = Value<S[keyof S]>;
  const known: { readonly [Type in string]?: Shape<unknown> } = shapes;
  return {
    schema: { description, anyOf: Object.values<Shape<unknown>>(shapes).map(({ schema }) => schema) },
    read(at, to) {
      const shape = known[at.node.type];
      if (shape === undefined) wrong(at, what, to);
      return shape?.read(at, to) as Result;
    },
  };
}

export const nothing: Shape<null> = { schema: { type: "null" }, read: () => null };

/** Objects of several forms, each of which has a key that the others lack. */
export function byKey<S extends Readonly<Record<string, Shape<unknown>>>>(
  description: string,
  forms: S,
): Shape<Value<S[keyof S]>> {
  type Result = Value<S[keyof S]>;
  const keys = Object.keys(forms);
  return {
    schema: { description, anyOf: Object.values(forms).map(({ schema }) => schema) },
    read(at, to) {
      const entries = entriesOf(at);
      const form = entries.find(({ key }) => Object.hasOwn(forms, key.value));
      if (form !== undefined) return forms[form.key.value]?.read(at, to) as Result;
      const [first] = entries;
      const meant = first === undefined ? null : nearest(first.key.value, keys);
      wrong(at, `an object with ${alternatives(keys)}`, to, meant);
      return undefined as Result;
    },
  };
}

/** An object whose keys are names that only its reader can judge. */
export function record<T>(description: string, value: Shape<T>, { minimum = 0 } = {}): Shape<readonly Entry<T>[]> {
  return {
    schema: {
      ...{ description, type: "object", additionalProperties: value.schema },
      ...(minimum === 0 ? {} : { minProperties: minimum }),
    },
    read(at, to) {
      const entries = entriesOf(at);
      if (at.node.type !== "object") wrong(at, "an object", to);
      else if (entries.length < minimum) wrong(at, "an object that is not empty", to);
      return entries.map(({ key, value: each }) => ({ key, value: value.read(each, to) }));
    },
  };
}

/** A shape that the JSON Schema has once, under a name: it may contain itself. */
export interface Definition<T> extends Shape<T> {
  readonly name: string;
  readonly shape: () => Shape<T>;
}

export function define<T>(name: string, shape: () => Shape<T>): Definition<T> {
  return { name, shape, schema: { $ref: `#/$defs/${name}` }, read: (at, to) => shape().read(at, to) };
}

/** The JSON Schema of a document. @param definitions all that it refers to */
export function schemaDocument(
  title: string,
  schema: JsonSchema,
  definitions: readonly Definition<unknown>[] = [],
): JsonSchema {
  const named = definitions.map(({ name, shape }) => [name, shape().schema] as const);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    ...schema,
    ...(named.length === 0 ? {} : { $defs: Object.fromEntries(named) }),
  };
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
      const entries = entriesOf(at).map(({ key: { at: key, value: name }, value }) => {
        const member = Object.hasOwn(members, name) ? members[name] : undefined;
        given.add(name);
        if (member !== undefined) return [name, member.read(value, to)];
        const guess = nearest(name, Object.keys(members));
        report(to, `${at.subject}-key`, key, { path: pathText(at.path), key: name, nearest: guess });
        // A key that is misspelt is not missing besides.
        if (guess !== null) given.add(guess);
        return [name, undefined];
      });
      for (const key of required)
        if (!given.has(key)) report(to, `${at.subject}-missing`, at, { path: pathText(at.path), key });
      return Object.fromEntries(entries) as ObjectOf<M>;
    },
  };
}

/** An object that has all of these keys, each with the same shape. */
export function table<const Word extends string, T>(
  description: string,
  words: readonly Word[],
  value: Shape<T>,
): Shape<Readonly<Record<Word, T>>> {
  const shape = object(description, Object.fromEntries(words.map((word) => [word, value])));
  return shape as Shape<Readonly<Record<Word, T>>>;
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
      object(descriptions[name] ?? "", { [key]: oneOf(descriptions[name] ?? "", [name]), ...membersOf[name] }),
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
      const named = entriesOf(at).find((entry) => entry.key.value === key)?.value;
      if (named === undefined) report(to, `${at.subject}-missing`, at, { path: pathText(at.path), key });
      const shape = named === undefined ? undefined : shapes.get(kind.read(named, to));
      return (shape?.read(at, to) ?? {}) as Result;
    },
  };
}

/** The elements of a list; none where it is not one. */
export function itemsOf(at: Placed): Placed[] {
  const children = at.node.type === "array" ? (at.node.children ?? []) : [];
  return children.map((node, index) => ({ ...at, node, path: [...at.path, index] }));
}

/** The keys of an object with their values. */
export function entriesOf(at: Placed): Entry<Placed>[] {
  return (at.node.type === "object" ? (at.node.children ?? []) : []).flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return [];
    const name = key.value as string;
    const path = [...at.path, name];
    return [{ key: { at: { ...at, node: key, path }, value: name }, value: { ...at, node: value, path } }];
  });
}

/** Reports a value that is not what is expected. @param meant the word that it is probably a slip of */
export function wrong(at: Placed, expected: string, to: Report, meant: string | null = null): void {
  report(to, `${at.subject}-value`, at, { path: pathText(at.path), expected, found: shown(at.node), nearest: meant });
}

/** What stands there, for a message. */
export function shown({ type, value }: Node): string {
  if (type === "object") return "an object";
  if (type === "array") return "a list";
  if (typeof value === "function") return "a function";
  const written = typeof value === "bigint" ? `${value}n` : (JSON.stringify(value) ?? String(value));
  return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

/** `"a", "b" or "c"`. */
function alternatives(words: readonly (string | number)[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  return quoted.length === 1 ? (quoted[0] ?? "") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1) ?? ""}`;
}
