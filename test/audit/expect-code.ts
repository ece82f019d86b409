/** TypeScript that uses the bindings of `bindings.mof`, what an audit finds in it, and how its fixes leave it. */
import { ts } from "@ts-morph/common";
import { expect } from "vitest";
import { auditProgram } from "../../src/audit.ts";
import { compilerHost } from "../../src/audit/compiler-host.ts";
import type { Code, Severity } from "../../src/diagnostics/codes.ts";
import { defaultSettings, type Finding } from "../../src/diagnostics/findings.ts";
import { applyEdits, compatibleEdits } from "../../src/diagnostics/fixes.ts";
import { bindings, type EnumStyle, styles } from "./bindings.ts";

const path = "/project/client.ts";
const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  skipLibCheck: true,
};

/** Files that all cases share are parsed once. */
const parsed = new Map<string, ts.SourceFile>();

/** The program of files in memory; what is not among them is on the disk. */
export function programOf(files: ReadonlyMap<string, string>, roots: readonly string[]): ts.Program {
  const disk = compilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    getCurrentDirectory: () => "/project",
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name) ?? disk.readFile(name),
    directoryExists: (name) => name.startsWith("/project") || (disk.directoryExists?.(name) ?? false),
    getSourceFile(name, target) {
      const text = files.get(name);
      const key = text === undefined ? name : `${name}\n${text}`;
      const known = parsed.get(key);
      if (known !== undefined) return known;
      const file = text === undefined ? disk.getSourceFile(name, target) : ts.createSourceFile(name, text, target);
      if (file !== undefined && !roots.includes(name)) parsed.set(key, file);
      return file;
    },
  };
  return ts.createProgram({ rootNames: roots, options, host });
}

export interface CodeOptions {
  /** Other files of the project, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly rules?: Readonly<Partial<Record<Code, Severity>>>;
}

/** What the bindings export is there under `cim`, unless the code has imports of its own. */
const prelude = 'import * as cim from "./cim/index.js";\n';

class CodeExpectation {
  readonly #text: string;
  readonly #others: readonly (readonly [path: string, text: string])[];
  readonly #findings: readonly (readonly Finding[])[];

  constructor(code: string, { files = {}, rules = {} }: CodeOptions) {
    this.#text = /^import /m.test(code) ? code : prelude + code;
    const settings = { ...defaultSettings, rules: new Map(Object.entries(rules) as [Code, Severity][]) };
    this.#others = Object.entries(files).map(([name, text]) => [`/project/${name}`, text] as const);
    this.#findings = styles.map(
      (style) =>
        auditProgram({ program: this.#program(style, this.#text), files: [path] }, (name) => name, settings).findings,
    );
  }

  #program(style: EnumStyle, text: string): ts.Program {
    return programOf(new Map([...bindings[style], ...this.#others, [path, text]]), [path]);
  }

  /** Exactly these, in order; with a text after the code, at this text. */
  toReport(...expected: readonly (Code | `${Code} ${string}`)[]): this {
    for (const findings of this.#findings) {
      expect(
        findings.map((finding, index) =>
          expected[index]?.includes(" ") === true ? `${finding.code} ${textAt(finding)}` : finding.code,
        ),
      ).toEqual(expected);
    }
    return this;
  }

  toReportNothing(): this {
    return this.toReport();
  }

  /** The message of the only finding, with its help. */
  saying(message: string, help: string | null): this {
    for (const [finding] of this.#findings) expect([finding?.message, finding?.help]).toEqual([message, help]);
    return this;
  }

  /** The code after one round of fixes, which compiles as well as before. */
  fix(): { toEqual(code: string, inConstStyle?: string): void } {
    return {
      toEqual: (code, inConstStyle = code) => {
        for (const [index, style] of styles.entries()) {
          const expected = style === "enum" ? code : inConstStyle;
          const fixed = this.#fixed(this.#findings[index] ?? []);
          expect(fixed).toBe(/^import /m.test(expected) ? expected : prelude + expected);
          if (fixed === this.#text) continue;
          const before = this.#errors(style, this.#text);
          expect(this.#errors(style, fixed).filter((error) => !before.includes(error))).toEqual([]);
        }
      },
    };
  }

  #errors(style: EnumStyle, text: string): string[] {
    const program = this.#program(style, text);
    return program
      .getSemanticDiagnostics(program.getSourceFile(path))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  }

  #fixed(findings: readonly Finding[]): string {
    const file = findings.find(({ fix }) => fix !== null)?.span?.file;
    const { edits } = compatibleEdits(findings.flatMap(({ fix }) => (fix === null ? [] : [fix])));
    return file === undefined
      ? this.#text
      : new TextDecoder().decode(applyEdits(new TextEncoder().encode(this.#text), file, edits));
  }
}

function textAt({ span }: Finding): string {
  return span === null ? "" : span.file.text.slice(span.start, span.end);
}

export function expectCode(code: string, options: CodeOptions = {}): CodeExpectation {
  return new CodeExpectation(code, options);
}
