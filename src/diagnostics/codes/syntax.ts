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
    message: ({ text }) => `${quote(text)} cannot stand here`,
  }),
  "string-unterminated": define({
    severity: "error",
    source: dsp0004,
    message: () => "the string has no closing quote",
    help: () => 'end it with " on this line; longer texts are strings one after the other',
  }),
  "string-newline": define({
    ...unlessDmtf,
    source: "DSP0004, stringValue",
    message: () => "the string runs over a line end",
    help: () => "close it and open a new one on the next line: strings in a row are joined",
  }),
  "string-escape": define<{ escape: string }>({
    severity: "warning",
    source: "DSP0004, escape sequences",
    message: ({ escape }) => `"${escape}" is no escape sequence and is kept as it stands`,
    help: () => "write a backslash as \\\\",
  }),
  "comment-unterminated": define({
    severity: "error",
    source: dsp0004,
    message: () => "the comment has no end",
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
          ? `write "${keyword}" if a string is meant`
          : null,
  }),
  "draft-syntax": define<{ keyword: string }>({
    severity: "error",
    source: "drafts of MOF, 1998",
    message: ({ keyword }) => `"${keyword}" is of a draft of MOF and was never part of the language`,
    help: ({ keyword }) => (keyword.toLowerCase() === "enum" ? "put ValueMap and Values on an integer property" : null),
  }),
  "type-missing": define<{ name: string }>({
    severity: "error",
    source: dsp0004,
    message: ({ name }) => `"${name}" has no type`,
    help: ({ name }) => `write the type in front of it: uint32 ${name}`,
  }),
  "literal-octal": define<{ text: string }>({
    severity: "error",
    source: "DSP0004, octalValue",
    message: ({ text }) => `${text} begins with 0 as octal numbers do, and has a digit over 7`,
    help: ({ text }) => `write ${text.replace(/^([+-]?)0+(?=\d)/, "$1")} for a decimal number`,
  }),
  "literal-number": define<{ text: string; mended: string | null }>({
    severity: "error",
    source: "DSP0004, integerValue and realValue",
    message: ({ text }) => `${quote(text)} is no number of MOF`,
    help: ({ mended }) =>
      mended !== null
        ? `write ${mended}`
        : "numbers are written as 10, 0xA, 012 (octal), 1010b (binary), 1.5 or 1.0e3; texts in quotes",
  }),
  "macro-function": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" has parameters, and mofc does not apply such macros`,
    help: () => "write what it stands for",
  }),
  "macro-operator": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `the macro "${name}" is an expression of C, which MOF does not have`,
    help: () => "write its value",
  }),
  "macro-conditional": define<{ directive: string }>({
    severity: "warning",
    source: "mofc",
    message: ({ directive }) => `"${directive}" is not evaluated: all branches are read`,
  }),
  "bare-text": define<{ text: string }>({
    ...unlessDmtf,
    source: dsp0004,
    message: ({ text }) => `${quote(text)} is no value: it has no quotes, and no macro has this name`,
    help: ({ text }) => {
      const unquoted = text.replace(/^[\u2018-\u201f\u00ab]|[\u2018-\u201f\u00bb]$/g, "");
      return unquoted === text
        ? `write "${text}" if a string is meant`
        : `write "${unquoted}": the quotes of MOF are straight`;
    },
  }),

  "array-place": define<{ mended: string }>({
    ...unlessPage,
    source: "DSP0004, array",
    message: () => "the brackets of an array stand behind its name, not behind its type",
    help: ({ mended }) => `write ${mended}`,
  }),
};
