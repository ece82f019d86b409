import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import { formatted } from "../../src/syntax/format.ts";
import type { Layout } from "../../src/syntax/print-values.ts";
import { anyMof, runs, timeout } from "../fuzz/texts.ts";

function format(text: string, layout?: Layout): { text: string | null; messages: string[] } {
  const diagnostics: Diagnostic[] = [];
  const result = formatted({ path: "a.mof", text, encoding: "utf-8" }, (found) => void diagnostics.push(found), layout);
  return { text: result, messages: diagnostics.map(({ span, code }) => `${renderPlace(span!)} ${code}`) };
}

const withMacros = `#define LEN 8   // how long it is
#define ON TRUE
#define NAME "a" "b"
#define LABELS ValueMap {"0", "1"}, \\
  Values {"Off", "On"}
#ifdef WIDE /* 64 bits */
#define TYPE uint64
#else
#define TYPE uint32
#endif // WIDE

class ACME_A {
  [Key]
  TYPE Id;

  [LABELS, Description(NAME)]
  uint16 A = LEN;

  [LABELS]
  uint16 B[LEN];

  boolean C = ON;
  string D = NAME;
};

#undef LEN
`;

test("preprocessor lines, the comments behind them and the names of macros stay as they are written", () => {
  expect(format(withMacros.replace("TYPE Id", "TYPE   Id").replace("\n#undef", "#undef"))).toEqual({
    text: withMacros,
    messages: [],
  });
});

test.each([
  ["class A {\n#ifdef X\n  uint8 B;\n#endif\n};", "a.mof:2:1 format-preprocessor"],
  ["#define X 1\nclass A {\n#undef X\n  uint8 B = 1;\n};", "a.mof:3:1 format-preprocessor"],
  ['#define TAIL "b"; uint8 C\nclass A {\n  string B = "a" TAIL;\n};', "a.mof:3:18 format-preprocessor"],
])("a file whose lines or macros cannot stay is left: %j", (text, message) => {
  expect(format(text)).toEqual({ text: null, messages: [message] });
});

test.each([
  ["#include(e)\nclass A { };", "#include (e)\n\nclass A {\n};\n"],
  ['[x("a\rb"),\ny("c\rd"),\nz("e\rf")]\nclass A { };', '[x("a\rb"),\n y("c\rd"),\n z("e\rf")]\nclass A {\n};\n'],
  ['class A { string B = "/* a"; // "b\n };', 'class A {\n  string B = "/* a"; // "b\n};\n'],
])("what could be read otherwise when it is printed is printed so that it is not: %j", (text, expected) => {
  expect(format(text).text).toBe(expected);
});

const narrow: Layout = { width: 40, foldsStrings: true };

test.each([
  [
    '[Description("One two three four five six seven eight \\"nine\\" ten.")] class A { };',
    '[Description(\n   "One two three four five six "\n   "seven eight \\"nine\\" ten.")]\nclass A {\n};\n',
  ],
  [
    'class A { string S = "short" "One two three four five six seven eight"; };',
    'class A {\n  string S =\n    "short"\n    "One two three four five six "\n    "seven eight";\n};\n',
  ],
  [
    'class A { string S = "onewordthatislongerthanawholelineandhasnoblank"; };',
    'class A {\n  string S =\n    "onewordthatislongerthanawholelineandhasnoblank";\n};\n',
  ],
  ['#pragma include ("one two three four five six seven eight nine ten")', null],
])("strings are broken behind blanks: %j", (text, expected) => {
  const once = format(text, narrow).text;
  expect(once).toBe(expected ?? `${text}\n`);
  expect(format(once!, narrow).text).toBe(once);
});

const lines = fc.constantFrom("#define A B", "#define X 8", "#ifdef A", "#ifndef X", "#else", "#endif", "#undef A");

test(
  "whatever is formatted says the same and stays as it is when it is formatted again",
  () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 2, arbitrary: lines }, anyMof), { maxLength: 6 }), (parts) => {
        for (const layout of [undefined, narrow]) {
          const once = format(parts.join("\n"), layout);
          expect(once.messages.filter((message) => message.includes("format-meaning"))).toEqual([]);
          if (once.text !== null) expect(format(once.text, layout).text).toBe(once.text);
        }
      }),
      { numRuns: runs },
    );
  },
  timeout,
);
