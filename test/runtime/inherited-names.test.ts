/** Properties with the names of what every object inherits are like any others. */
import { describe, expect, test } from "vitest";
import type { Validator } from "../../src/runtime/validation.ts";
import type { ClassDescriptor } from "../../src/runtime/descriptor.ts";
import type { InstanceProvider, ProviderValidators } from "../../src/runtime/provider.ts";
import type * as dispatchers from "../../src/runtime/dispatcher.ts";
import { loadGenerated } from "../emit/load-generated.ts";

/** A provider as it is generated: with all that is abstract in what it extends. */
declare class Generated extends InstanceProvider {
  override readonly descriptor: ClassDescriptor;
  override readonly validators: ProviderValidators;
}

const names = ["toString", "constructor", "valueOf", "hasOwnProperty"] as const;
const generated = (await loadGenerated(
  `class Odd { [Key] string Id; [Write] string toString; [Write, Required] uint64 constructor; [Write] datetime valueOf; [Write] uint8 hasOwnProperty[]; };`,
  { backends: ["providers"] },
)) as typeof dispatchers & Readonly<Record<string, Validator<object>>> & { readonly Odd_Provider: typeof Generated };
const { Dispatcher, Odd_Provider } = generated;
const whole = generated["Odd_Validator"]!;
const changes = generated["Odd_Changes_Validator"]!;

const right = { Id: "1", toString: "a", constructor: 5n, valueOf: null, hasOwnProperty: [1] };

test("a right instance is right, and comes back from its wire form", () => {
  expect(whole.validate(right).issues).toEqual([]);
  expect(whole.is(right)).toBe(true);
  const wire: unknown = JSON.parse(JSON.stringify(whole.toJSON(right)));
  expect(whole.parse(wire)).toEqual(right);
});

describe.each(names)("%s", (name) => {
  const { [name]: _, ...rest } = right;

  test("is missing where it is not there", () => {
    expect(whole.is(rest)).toBe(false);
    expect(whole.validate(rest).issues).toMatchObject([{ code: "missing", path: [name] }]);
  });

  test("is read as NULL where it is not there", () => {
    const result = whole.tryParse({ ...(whole.toJSON(right) as object), [name]: undefined });
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(name === "constructor" ? ["null"] : []);
    const { [name]: _value, ...wire } = whole.toJSON(right) as Record<string, unknown>;
    expect(whole.tryParse(wire).ok).toBe(name !== "constructor");
  });

  test("is of the wrong type where it is", () => {
    expect(whole.validate({ ...right, [name]: {} }).issues).toMatchObject([{ code: "type", path: [name] }]);
  });

  test("changes alone, or not at all", () => {
    expect(changes.validate({ [name]: right[name] }).issues).toEqual([]);
    expect(changes.validate({}).issues).toEqual([]);
    expect(changes.validate({ [name]: {} }).issues).toMatchObject([{ code: "type", path: [name] }]);
    expect(Object.keys(changes.parse({}))).toEqual([]);
  });

  test("goes through the dispatcher, in whatever case", async () => {
    const given: object[] = [];
    class Odds extends Odd_Provider {
      override async modifyInstance(_keys: object, changed: object): Promise<void> {
        given.push(changed);
      }
    }
    const dispatcher = new Dispatcher([new Odds()]);
    await dispatcher.modifyInstance("Odd", { Id: "1" }, { [name.toUpperCase()]: right[name] });
    await dispatcher.modifyInstance("Odd", { Id: "1" }, {});
    expect(given).toEqual([{ [name]: right[name] }, {}]);
  });
});
