/** The user's files, names, validators and the dispatcher, whatever they are given. */
import { ts } from "@ts-morph/common";
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName, safeMemberName, safeTypeName, propertyKey } from "../../src/bindings/identifiers.ts";
import { rewrite } from "../../src/cli/user-files.ts";
import { applyEdits } from "../../src/diagnostics/fixes.ts";
import type * as errors from "../../src/runtime/cim-error.ts";
import type * as dispatchers from "../../src/runtime/dispatcher.ts";
import type { Validator } from "../../src/runtime/validation.ts";
import { decode } from "../../src/source/encoding.ts";
import { loadGenerated } from "../emit/load-generated.ts";
import { memoryHost } from "../source/memory-host.ts";
import { runs, timeout } from "./texts.ts";

const options = { numRuns: runs };

test(
  "a file that was saved meanwhile is left as it is, byte for byte",
  () => {
    const bytes = fc.uint8Array({ maxLength: 40 });
    fc.assert(
      fc.property(bytes, bytes, fc.nat(), (read, saved, at) => {
        const { text, encoding } = decode(read);
        const file = { path: "a.mof", text, encoding };
        const start = at % (text.length + 1);
        const host = memoryHost({ "a.mof": saved });
        const isWritten = rewrite(
          file,
          (now, known) =>
            applyEdits(now, { ...file, encoding: known }, [{ span: { file, start, end: start }, text: "x" }]),
          host,
        );
        const left = host.files.get("a.mof") ?? new Uint8Array();
        if (isWritten) expect(decode(saved).text).toBe(text);
        else expect(left).toEqual(saved);
      }),
      options,
    );
  },
  timeout,
);

const isIdentifier = (name: string): boolean =>
  [...name].every((character, index) => {
    const code = character.codePointAt(0)!;
    return index === 0
      ? ts.isIdentifierStart(code, ts.ScriptTarget.ES2024)
      : ts.isIdentifierPart(code, ts.ScriptTarget.ES2024);
  });

test(
  "any name is a safe one in TypeScript",
  () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (name) => {
        expect(isIdentifier(safeTypeName(name))).toBe(true);
        expect(isIdentifier(safeMemberName(name))).toBe(true);
        expect(Buffer.byteLength(safeFileName(safeTypeName(name)))).toBeLessThanOrEqual(200);
        const key = propertyKey(name);
        expect(key === name ? isIdentifier(key) : JSON.parse(key)).toBe(key === name ? true : name);
      }),
      options,
    );
  },
  timeout,
);

const generated = (await loadGenerated(
  `class Base { [Key] string Id; [Write, EmbeddedInstance("Base")] string Inner; [EmbeddedInstance("Base")] string All[]; uint64 Size; string toString; };
   class First : Base { }; class Second : Base { [Override("Size"), MaxValue(5)] uint64 Size; };
   [Association] class Holds { [Key] Base REF Holder; [Key] Base REF Held; };
   class Disk { [Key] string Id; uint32 Check([In] boolean Deep, [In(false), Out] Base REF Found); };`,
  { backends: ["providers"] },
)) as unknown as typeof errors &
  typeof dispatchers & {
    readonly Base_Validator: Validator<object>;
    readonly Disk_Provider: new () => object;
    readonly Base_Provider: new () => object;
  };

const { Base_Validator: validator, CimError, Dispatcher } = generated;

/** Near what is right, and anything. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, withMap: true }),
    fc.record({
      Id: fc.oneof(fc.string(), tie("value")),
      Inner: fc.oneof(fc.constant(null), tie("value")),
      All: fc.oneof(fc.constant(null), fc.array(tie("value"), { maxLength: 3 })),
      Size: fc.oneof(fc.bigInt({ min: 0n, max: 9n }), tie("value")),
      toString: fc.oneof(fc.constant(null), fc.string()),
    }),
  ),
})).value;

test(
  "the fast answer of a validator is that of the long one, and nothing is thrown",
  () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(validator.validate(value).ok).toBe(validator.is(value));
        expect(typeof validator.tryParse(value).ok).toBe("boolean");
      }),
      options,
    );
  },
  timeout,
);

test(
  "nothing but a CimError leaves the dispatcher",
  async () => {
    const answers: unknown[] = [];
    const answering = (Provider: new () => object): never => {
      class Answering extends Provider {}
      for (const name of [
        "Check",
        "getInstance",
        "createInstance",
        "modifyInstance",
        "deleteInstance",
        "enumerateInstances",
      ])
        Object.defineProperty(Answering.prototype, name, { value: () => answers[0] });
      return new Answering() as never;
    };
    const dispatcher = new Dispatcher([answering(generated.Disk_Provider), answering(generated.Base_Provider)]);
    const list = async (items: AsyncIterable<unknown>): Promise<unknown> => {
      for await (const item of items) return item;
      return undefined;
    };
    const calls: readonly ((odd: never, name: never) => Promise<unknown>)[] = [
      (odd) => dispatcher.invoke(odd),
      (odd, name) => dispatcher.invoke({ className: name, keys: odd, method: "Check", input: odd }),
      (odd, name) => dispatcher.getInstance(name, odd, odd),
      (odd, name) => dispatcher.createInstance(name, odd),
      (odd, name) => dispatcher.modifyInstance(name, { Id: "1" }, odd),
      (odd, name) => dispatcher.deleteInstance(name, odd),
      (odd, name) => list(dispatcher.enumerateInstances(name, odd)),
      (odd) => list(dispatcher.associators(odd)),
    ];
    const name = fc.oneof(fc.constantFrom("Disk", "base", "constructor", "__proto__"), fc.anything());
    await fc.assert(
      fc.asyncProperty(
        anyValue,
        anyValue,
        name,
        fc.nat({ max: calls.length - 1 }),
        async (odd, answer, className, call) => {
          answers[0] = answer;
          try {
            await calls[call]!(odd as never, className as never);
          } catch (error) {
            expect(error).toBeInstanceOf(CimError);
          }
        },
      ),
      options,
    );
  },
  timeout,
);
