/**
 * The same checks for other libraries, made from the descriptors of the generated code: types and ranges of integers,
 * NULL, MaxLen and limits, value maps, arrays, embedded instances, unknown members. bigint and DateTime are no JSON, so
 * ajv has two keywords for them here, and typebox has refinements. What none of them can say in its own terms is left
 * out for all: MaxLen counts UTF-16 units in some.
 */
import { Ajv, type KeywordDefinition, _ } from "ajv";
import { Type } from "typebox";
import { Compile } from "typebox/compile";
import * as v from "valibot";
import * as z from "zod";
import type * as Datetime from "../../src/runtime/datetime.ts";
import type * as Descriptors from "../../src/runtime/descriptor.ts";
import type { ValueMap } from "../../src/runtime/value-map.ts";

type Class = Descriptors.ClassDescriptor;
type Property = Descriptors.PropertyDescriptor;

/** What the rivals need of the generated code. */
export interface Generated {
  readonly classes: Readonly<Record<string, Class>>;
  readonly allProperties: (cls: Class) => readonly Property[];
  readonly DateTime: typeof Datetime.DateTime;
}

export interface Rival {
  readonly name: string;
  readonly is: (value: unknown) => boolean;
  readonly validate: (value: unknown) => boolean;
}

interface Integer {
  readonly low: number;
  readonly high: number;
  /** The values where they are few; `null` where the bounds say all. */
  readonly values: readonly number[] | null;
}

export function rivals(cls: Class, generated: Generated): Rival[] {
  return [
    ajvRival(cls, generated),
    zodRival(cls, generated),
    valibotRival(cls, generated),
    typeboxRival(cls, generated),
  ];
}

const types: Readonly<Record<string, readonly [number, number]>> = {
  uint8: [0, 0xff],
  sint8: [-0x80, 0x7f],
  uint16: [0, 0xffff],
  sint16: [-0x8000, 0x7fff],
  uint32: [0, 0xffffffff],
  sint32: [-0x80000000, 0x7fffffff],
};

function integerOf({ type, limits, valueMap }: Property): Integer {
  const [low, high] = types[type as string] ?? [0, 0];
  const bounds = { low: Number(limits.minValue ?? low), high: Number(limits.maxValue ?? high) };
  const covered = valueMap === null ? null : cover(valueMap as ValueMap<number>);
  if (covered === null) return { ...bounds, values: null };
  const isGapless = covered.every((range, index) => index === 0 || range[0] <= (covered[index - 1]?.[1] ?? 0) + 1);
  if (isGapless)
    return { low: covered[0]?.[0] ?? low, high: Math.max(...covered.map((range) => range[1])), values: null };
  return {
    ...bounds,
    values: covered.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_unused, index) => from + index)),
  };
}

function cover(map: ValueMap<number>): (readonly [number, number])[] | null {
  const ranges: [number, number][] = [];
  for (const entry of map.entries) {
    if (entry.kind === "unclaimed") return null;
    ranges.push(entry.kind === "value" ? [entry.value, entry.value] : [entry.low, entry.high]);
  }
  return ranges.sort((a, b) => a[0] - b[0]);
}

function stringsOf({ valueMap }: Property): readonly string[] | null {
  if (valueMap === null || valueMap.entries.some(({ kind }) => kind === "unclaimed")) return null;
  return valueMap.entries.flatMap((entry) => (entry.kind === "value" ? [entry.value as string] : []));
}

const maxUint64 = 0xffffffffffffffffn;

/** How one library writes the parts of a schema. */
interface Language<S> {
  boolean(): S;
  string(maxLength: number | null, values: readonly string[] | null): S;
  integer(integer: Integer): S;
  bigint(low: bigint, high: bigint): S;
  datetime(): S;
  array(element: S): S;
  nullable(schema: S): S;
  object(members: Readonly<Record<string, S>>): S;
}

function schemaOf<S>(cls: Class, generated: Generated, language: Language<S>): S {
  const scalar = (property: Property): S => {
    const { type, limits } = property;
    if (typeof type === "object") {
      const target = "embedded" in type ? generated.classes[`${type.embedded}`] : undefined;
      if (target === undefined) throw new Error(`${property.name} is not an instance of a known class.`);
      return schemaOf(target, generated, language);
    }
    if (type === "boolean") return language.boolean();
    if (type === "string") return language.string(limits.maxLength, stringsOf(property));
    if (type === "datetime") return language.datetime();
    if (type === "uint64") return language.bigint(BigInt(limits.minValue ?? 0), BigInt(limits.maxValue ?? maxUint64));
    if (types[type] === undefined) throw new Error(`${property.name} is ${type}, which the benchmark does not know.`);
    return language.integer(integerOf(property));
  };
  const members = generated.allProperties(cls).map((property): [string, S] => {
    const element = scalar(property);
    const whole = property.array === null ? element : language.array(element);
    return [property.name, property.isRequired ? whole : language.nullable(whole)];
  });
  return language.object(Object.fromEntries(members));
}

function ajvRival(cls: Class, generated: Generated): Rival {
  const { DateTime } = generated;
  const keywords: KeywordDefinition[] = [
    {
      keyword: "bigint",
      code(context) {
        const { data } = context;
        context.fail(
          _`typeof ${data} !== "bigint" || ${data} < BigInt(${context.schema.low}) || ${data} > BigInt(${context.schema.high})`,
        );
      },
    },
    {
      keyword: "datetime",
      code(context) {
        const constructor = context.gen.scopeValue("keyword", { ref: DateTime });
        context.fail(_`!(${context.data} instanceof ${constructor})`);
      },
    },
  ];
  const language: Language<object> = {
    boolean: () => ({ type: "boolean" }),
    string: (maxLength, values) => ({
      type: "string",
      ...(maxLength === null ? {} : { maxLength }),
      ...(values === null ? {} : { enum: values }),
    }),
    integer: ({ low, high, values }) =>
      values === null ? { type: "integer", minimum: low, maximum: high } : { type: "integer", enum: values },
    // As texts: a schema of ajv is JSON.
    bigint: (low, high) => ({ bigint: { low: String(low), high: String(high) } }),
    datetime: () => ({ datetime: true }),
    array: (items) => ({ type: "array", items }),
    nullable: (schema) =>
      "type" in schema
        ? {
            ...schema,
            type: [schema.type, "null"],
            ...("enum" in schema ? { enum: [...(schema.enum as unknown[]), null] } : {}),
          }
        : { anyOf: [{ type: "null" }, schema] },
    object: (properties) => ({
      type: "object",
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    }),
  };
  const schema = schemaOf(cls, generated, language);
  const options = { keywords, allowUnionTypes: true };
  const first = new Ajv(options).compile(schema);
  const all = new Ajv({ ...options, allErrors: true }).compile(schema);
  return { name: "ajv", is: (value) => first(value), validate: (value) => all(value) };
}

function zodRival(cls: Class, generated: Generated): Rival {
  const language: Language<z.ZodType> = {
    boolean: () => z.boolean(),
    string: (maxLength, values) =>
      values !== null ? z.enum(values as [string]) : maxLength === null ? z.string() : z.string().max(maxLength),
    integer: ({ low, high, values }) =>
      values === null ? z.number().int().min(low).max(high) : z.literal([...values]),
    bigint: (low, high) => z.bigint().min(low).max(high),
    datetime: () => z.instanceof(generated.DateTime as unknown as new () => object),
    array: (element) => z.array(element),
    nullable: (schema) => z.nullable(schema),
    object: (members) => z.strictObject(members),
  };
  const schema = schemaOf(cls, generated, language);
  return {
    name: "zod",
    is: (value) => schema.safeParse(value).success,
    validate: (value) => schema.safeParse(value).success,
  };
}

function valibotRival(cls: Class, generated: Generated): Rival {
  type Schema = v.GenericSchema;
  const language: Language<Schema> = {
    boolean: () => v.boolean(),
    string: (maxLength, values) =>
      values !== null
        ? v.picklist(values)
        : maxLength === null
          ? v.string()
          : v.pipe(v.string(), v.maxLength(maxLength)),
    integer: ({ low, high, values }) =>
      values === null ? v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high)) : v.picklist(values),
    bigint: (low, high) => v.pipe(v.bigint(), v.minValue(low), v.maxValue(high)),
    datetime: () => v.instance(generated.DateTime as unknown as new () => object),
    array: (element) => v.array(element),
    nullable: (schema) => v.nullable(schema),
    object: (members) => v.strictObject(members),
  };
  const schema = schemaOf(cls, generated, language);
  return {
    name: "valibot",
    is: (value) => v.is(schema, value),
    validate: (value) => v.safeParse(schema, value).success,
  };
}

function typeboxRival(cls: Class, generated: Generated): Rival {
  type Schema = Type.TSchema;
  const { DateTime } = generated;
  const language: Language<Schema> = {
    boolean: () => Type.Boolean(),
    string: (maxLength, values) =>
      values !== null
        ? Type.Union(values.map((value) => Type.Literal(value)))
        : Type.String(maxLength === null ? {} : { maxLength }),
    integer: ({ low, high, values }) =>
      values === null
        ? Type.Integer({ minimum: low, maximum: high })
        : Type.Union(values.map((value) => Type.Literal(value))),
    bigint: (low, high) => Type.Refine(Type.BigInt(), (value) => value >= low && value <= high),
    datetime: () => Type.Refine(Type.Unknown(), (value) => value instanceof DateTime),
    array: (element) => Type.Array(element),
    nullable: (schema) => Type.Union([Type.Null(), schema]),
    object: (members) => Type.Object({ ...members }, { additionalProperties: false }),
  };
  const compiled = Compile(schemaOf(cls, generated, language));
  if (!compiled.IsAccelerated()) throw new Error("typebox did not compile the schema.");
  return {
    name: "typebox",
    is: (value) => compiled.Check(value),
    validate: (value) => compiled.Check(value) || compiled.Errors(value).length === 0,
  };
}
