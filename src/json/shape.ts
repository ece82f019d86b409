/**
 * Shapes of JSON: one description of what may stand somewhere reads it, with a diagnostic for whatever does not fit, and
 * tells it as JSON Schema for editors.
 */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { nearest } from "../diagnostics/nearest.ts";
import type { Code, Parameters } from "../diagnostics/codes.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The keys and indexes that lead to a place. */
export type JsonPath = readonly (string | number)[];

/** What kind of document is read: the codes of its diagnostics begin with this word. */
export type Subject = "scenario" | "config";

/** A value, or a key, where it stands. */
export interface Placed {
  readonly subject: Subject;
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
  if (typeof value !== "object" || value === null) return { ...place, type: "string" };
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
export function entriesOf(at: Placed): { readonly name: string; readonly key: Placed; readonly value: Placed }[] {
  return (at.node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return [];
    const name = key.value as string;
    const path = [...at.path, name];
    return [{ name, key: { ...at, node: key, path }, value: { ...at, node: value, path } }];
  });
}

/** Reports a value that is not what is expected. @param meant the word that it is probably a slip of */
export function wrong(at: Placed, expected: string, to: Report, meant: string | null = null): void {
  report(to, `${at.subject}-value`, at, { path: pathText(at.path), expected, found: shown(at.node), nearest: meant });
}

function shown({ type, value }: Node): string {
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
