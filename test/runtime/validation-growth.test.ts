/** Validators look at each value of their input a few times at most, however deep and however wrong it is. */
import { describe, expect, test } from "vitest";
import { mostIssues } from "../../src/runtime/issue-list.ts";
import type { Validator } from "../../src/runtime/validation.ts";
import { loadGenerated } from "../emit/load-generated.ts";

const generated = (await loadGenerated(
  `class Base { [Key] string Id; [EmbeddedInstance("Base")] string Inner; [EmbeddedInstance("Base")] string All[]; uint32 Size; };
   class First : Base { };
   class Second : Base { [Override("Size"), MaxValue(5)] uint32 Size; };
   class Third : Base { [Override("Size"), MaxValue(9)] uint32 Size; string More; };
   class Alone { [Key] string Id; [EmbeddedInstance("Alone")] string Inner; uint32 Size; };`,
  { backends: ["validators"] },
)) as Readonly<Record<string, Validator<object>>>;

/** Instances in each other, and a count of how often one of their members was looked at. */
class Counted {
  looks = 0;

  nest(depth: number, leaf: object, inList = false): object {
    let value: object = leaf;
    for (let level = 0; level < depth; level++) {
      const members = inList ? { Inner: null, All: [value] } : { Inner: value, All: [] };
      value = this.counting({ Id: "a", ...members, Size: 1 });
    }
    return value;
  }

  counting(value: Record<string, unknown>): object {
    return new Proxy(value, { get: (target, name) => (this.looks++, Reflect.get(target, name) as unknown) });
  }
}

const leaves: Readonly<Record<string, object>> = {
  right: { Id: "a", Inner: null, All: [], Size: 1 },
  wrong: { Id: "a", Inner: null, All: [], Size: "x" },
  "with a member too many": { Id: "a", Inner: null, All: [], Size: 1, No: 1 },
  "of a subclass": { Id: "a", Inner: null, All: [], Size: 9, More: null },
};

describe.each(Object.keys(leaves))("a leaf that is %s", (kind) => {
  test.each([false, true])("twice as deep is twice the work, in lists: %s", (inList) => {
    const looksAt = (depth: number, look: (validator: Validator<object>, value: object) => unknown): number => {
      const counted = new Counted();
      look(generated["Base_Validator"]!, counted.nest(depth, leaves[kind]!, inList));
      return counted.looks;
    };
    for (const look of [
      (validator: Validator<object>, value: object) => validator.validate(value),
      (validator: Validator<object>, value: object) => validator.tryParse(value),
      (validator: Validator<object>, value: object) => validator.is(value),
    ]) {
      const [shallow, deep] = [looksAt(20, look), looksAt(40, look)];
      expect(deep / shallow).toBeLessThan(2.2);
    }
  });
});

test("the same holds where a class has no subclasses", () => {
  const looksAt = (depth: number): number => {
    const counted = new Counted();
    let value: object = { Id: "a", Inner: null, Size: "x" };
    for (let level = 0; level < depth; level++) value = counted.counting({ Id: "a", Inner: value, Size: 1 });
    expect(generated["Alone_Validator"]!.validate(value).issues).toHaveLength(1);
    return counted.looks;
  };
  expect(looksAt(40) / looksAt(20)).toBeLessThan(2.2);
});

test("answers are remembered for one value alone, and not beyond the call", () => {
  const inner = { Id: "a", Inner: null, All: [], Size: "x" as unknown };
  const value = { Id: "a", Inner: inner, All: [], Size: 1 };
  const { validate } = { validate: (given: unknown) => generated["Base_Validator"]!.validate(given).ok };
  expect(validate(value)).toBe(false);
  inner.Size = 1;
  expect(validate(value)).toBe(true);
  inner.Size = "x";
  expect(generated["Base_Validator"]!.is(value)).toBe(false);
  inner.Size = 1;
  expect(generated["Base_Validator"]!.is(value)).toBe(true);
});

test("a value that only the second class allows is right, and so is what it embeds", () => {
  const small = { Id: "a", Inner: null, All: [], Size: 9, More: "x" };
  expect(generated["Base_Validator"]!.is({ Id: "a", Inner: small, All: [small, small], Size: 100 })).toBe(true);
  const large = { ...small, Size: 10 };
  expect(generated["Base_Validator"]!.is({ Id: "a", Inner: large, All: [], Size: 100 })).toBe(false);
});

test("of millions of issues the first thousand are kept", () => {
  const wrong = Array.from({ length: 100_000 }, () => ({ Id: 5, Inner: 5, All: 5, Size: "x", No: 1 }));
  const { ok, issues } = generated["Base_Validator"]!.validate({ Id: "a", Inner: null, All: wrong, Size: 1 });
  expect(ok).toBe(false);
  expect(issues).toHaveLength(mostIssues);
  expect(issues[0]).toMatchObject({ path: ["All", 0, "Id"], code: "type" });
});

test("an override takes back what the inherited rule found in its own object alone", () => {
  const third = { Id: "a", Inner: null, All: [], Size: 100, More: null };
  const { issues } = generated["Third_Validator"]!.validate({ ...third, All: [third, third] });
  expect(issues.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
    "All.0.Size: Expected at most 9, received 100.",
    "All.1.Size: Expected at most 9, received 100.",
    "Size: Expected at most 9, received 100.",
  ]);
});
