import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tokenize } from "../../grammar/tokens.ts";
import { compile } from "../../src/compile.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { describeClass } from "../../src/schema/describe.ts";
import { modelToJson } from "../../src/schema/json.ts";
import { decode } from "../../src/source/encoding.ts";
import { memoryHost } from "../source/memory-host.ts";
import { faultOf, parseText } from "../syntax/parse-text.ts";
import { anyBytes, anyMof, anyTokens, mutated, runs, timeout } from "./texts.ts";

const options = { numRuns: runs };

test(
  "any bytes are decoded, and a text comes back from its UTF-8",
  () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => typeof decode(bytes).text === "string"),
      options,
    );
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }).filter((text) => !/^\ufeff|\0/.test(text)),
        (text) => {
          expect(decode(new TextEncoder().encode(text)).text).toBe(text);
        },
      ),
      options,
    );
  },
  timeout,
);

test(
  "tokens, comments and faults do not overlap and lie inside the text",
  () => {
    fc.assert(
      fc.property(fc.oneof(anyMof, fc.string()), (text) => {
        const { tokens, comments } = tokenize(text);
        let end = 0;
        for (const token of [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset)) {
          expect(token.startOffset).toBeGreaterThanOrEqual(end);
          end = token.endOffset ?? token.startOffset + token.image.length;
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      options,
    );
  },
  timeout,
);

test(
  "the tree of any text keeps its invariants; what is printed parses to the same tree",
  () => {
    fc.assert(
      fc.property(fc.oneof(anyMof, anyTokens, fc.string()), (text) => {
        expect(faultOf(parseText(text))).toBeNull();
      }),
      options,
    );
  },
  timeout,
);

test(
  "any bytes and any MOF compile to a model, whatever is wrong with them",
  () => {
    fc.assert(
      fc.property(fc.oneof(anyBytes, anyMof), anyMof, (input, other) => {
        const host = memoryHost({
          "in/a.mof": input,
          "in/b.mof": other,
          "lib/A.mof": "class A : CIM_B {};",
          "lib/CIM_B.mof": "class CIM_B : A {};",
        });
        const { model, findings } = compile(
          { inputs: ["in"], includeFolders: ["lib"], dialect: "auto", locale: "409" },
          host,
        );
        for (const finding of findings) expect(renderFinding(finding, false)).not.toBe("");
        for (const item of model.classes) expect(describeClass(item)).toContain(item.name);
        expect(JSON.stringify(modelToJson(model))).toContain('"classes"');
      }),
      options,
    );
  },
  timeout,
);

const corpus = "../shared/corpus";
const isCorpusHere = existsSync(corpus);

/** Every fortieth file of a moderate size: enough to have each construct. */
function corpusTexts(): string[] {
  const files = readdirSync(corpus, { recursive: true, encoding: "utf-8" })
    .filter((path) => /\.(?:mof|mfl)$/i.test(path))
    .sort();
  return files
    .filter((_, index) => index % 40 === 7)
    .map((path) => decode(readFileSync(join(corpus, path))).text)
    .filter(({ length }) => length < 6000);
}

test.runIf(isCorpusHere)(
  "mutated files of the corpus keep the invariants",
  () => {
    fc.assert(
      fc.property(mutated(corpusTexts()), (text) => {
        expect(faultOf(parseText(text))).toBeNull();
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  },
  timeout,
);
