import { define, unlessDmtf, unlessPage, dsp0004 } from "./definition.ts";
import { quote } from "./words.ts";

/** What the grammar, tokens and macros do not allow. */
export const syntax = {
  "syntax-error": define<{ found: string; expected: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ found, expected }) =>
      `expected ${expected}, found ${found === "" ? "the end of the file" : quote(found)}`,
  }),
  "syntax-character": define<{ text: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ text }) => `${quote(text)} is not allowed here`,
  }),
  "string-unterminated": define({
    severity: "error",
    source: dsp0004,
    message: () => "the string has no closing quote",
    help: () => 'end it with " on this line; write a longer text as several strings in a row',
  }),
  "string-newline": define({
    ...unlessDmtf,
    source: "DSP0004, stringValue",
    message: () => "the string continues past the end of the line",
    help: () => "close it and start a new one on the next line: strings in a row are joined",
  }),
  "string-escape": define<{ escape: string }>({
    severity: "warning",
    source: "DSP0004, escape sequences",
    message: ({ escape }) => `"${escape}" is not an escape sequence and is kept as written`,
    help: () => "write a backslash as \\\\",
  }),
  "string-path": define<{ escape: string; meaning: string }>({
    severity: "warning",
    source: "DSP0004, escape sequences",
    message: ({ escape, meaning }) => `"${escape}" in this path is ${meaning}`,
    help: () => "write each backslash of a path as \\\\",
  }),
  "comment-unterminated": define({
    severity: "error",
    source: dsp0004,
    message: () => "the comment is not closed",
    help: () => "end it with */",
  }),
  "trailing-comma": define({
    ...unlessDmtf,
    source: dsp0004,
    message: () => "nothing follows the comma",
    help: () => "remove it",
  }),
  "nesting-depth": define({
    severity: "error",
    source: "mofc",
    message: () => "values are nested too deeply; the rest of the file was not read",
  }),
  "mof3-syntax": define<{ keyword: string }>({
    severity: "error",
    source: "DSP0221",
    message: ({ keyword }) => `"${keyword}" is MOF 3 syntax, and mofc compiles MOF 2`,
    help: ({ keyword }) =>
      keyword.toLowerCase() === "association"
        ? "in MOF 2: [Association] class ..."
        : keyword.includes(".")
          ? `if you mean a string, write "${keyword}"`
          : null,
  }),
  "draft-syntax": define<{ keyword: string }>({
    severity: "error",
    source: "drafts of MOF, 1998",
    message: ({ keyword }) => `"${keyword}" comes from a draft of MOF and never became part of the language`,
    help: ({ keyword }) => (keyword.toLowerCase() === "enum" ? "put ValueMap and Values on an integer property" : null),
  }),
  "type-missing": define<{ name: string; isParameter: boolean }>({
    severity: "error",
    source: dsp0004,
    message: ({ name, isParameter }) => `${isParameter ? "the parameter " : ""}"${name}" has no type`,
    help: ({ name, isParameter }) =>
      isParameter
        ? `write the type before it: uint32 ${name}; a property has no parentheses behind its name`
        : `write the type before it: uint32 ${name}`,
  }),
  "type-twice": define<{ first: string; second: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ first, second }) => `${first} and ${second} are two types, and an element has one`,
    help: ({ first, second }) => `write ${first} or ${second}`,
  }),
  "literal-octal": define<{ text: string }>({
    severity: "error",
    source: "DSP0004, octalValue",
    message: ({ text }) => `${text} starts with 0, which makes it octal, but has a digit above 7`,
    help: ({ text }) => `write ${text.replace(/^([+-]?)0+(?=\d)/, "$1")} for a decimal number`,
  }),
  "literal-number": define<{ text: string; corrected: string | null }>({
    severity: "error",
    source: "DSP0004, integerValue and realValue",
    message: ({ text }) => `${quote(text)} is not a MOF number`,
    help: ({ corrected }) =>
      corrected !== null
        ? `write ${corrected}`
        : "numbers are written as 10, 0xA, 012 (octal), 1010b (binary), 1.5 or 1.0e3; put text in quotes",
  }),
  "macro-function": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" has parameters, and mofc does not expand such macros`,
    help: () => "write what it expands to",
  }),
  "macro-operator": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" is a C expression, which MOF does not have`,
    help: () => "write its value",
  }),
  "macro-conditional": define<{ directive: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ directive }) => `"${directive}" is not evaluated`,
    help: ({ directive }) =>
      /^#(?:if|elif)/.test(directive)
        ? "all of its branches are read: mofc evaluates a number, the name of a macro, defined(NAME) and their negation"
        : null,
  }),
  "macro-unbalanced": define<{ directive: string; isStartMissing: boolean }>({
    severity: "error",
    source: "mofc",
    message: ({ directive, isStartMissing }) => `"${directive}" has no ${isStartMissing ? '"#ifdef"' : '"#endif"'}`,
  }),
  "macro-limit": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" is not expanded: macros make too much of this file`,
    help: () => "macros that use each other several times double with each step",
  }),
  "bare-text": define<{
    text: string;
    /** What a boolean may be instead. */
    truthValue: string | null;
  }>({
    ...unlessDmtf,
    source: dsp0004,
    message: ({ text }) => `${quote(text)} is not a value: it has no quotes, and no macro has this name`,
    help: ({ text, truthValue }) => {
      if (truthValue !== null) return `write ${truthValue}`;
      const unquoted = text.replace(/^[\u2018-\u201f\u00ab]|[\u2018-\u201f\u00bb]$/g, "");
      return unquoted === text
        ? `if you mean a string, write "${text}"`
        : `write "${unquoted}": MOF uses straight quotes`;
    },
  }),

  "array-place": define<{ corrected: string }>({
    ...unlessPage,
    source: "DSP0004, array",
    message: () => "the brackets of an array go after its name, not after its type",
    help: ({ corrected }) => `write ${corrected}`,
  }),
};
