/**
 * The yardstick: chevrotain with the grammar of MOF over the files that a root file includes, and nothing else. Every
 * tree is dropped. What mofc takes beyond it is the price of what it says about them.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { MofParser } from "../../grammar/parser.ts";
import { tokenize } from "../../grammar/tokens.ts";

const root = process.argv[2];
if (root === undefined) throw new Error("Usage: bare-parse ROOT.mof");
const parser = new MofParser();
let errors = 0;
const parse = (path: string): string => {
  const text = readFileSync(path, "utf8");
  const { tokens, faults: lexical } = tokenize(text);
  const { faults } = parser.parse({ path, text, encoding: "utf-8" }, tokens);
  errors += lexical.length + faults.length;
  return text;
};
for (const [, path] of parse(root).matchAll(/#pragma include \("([^"]+)"\)/g)) parse(join(dirname(root), path ?? ""));
console.log(`${errors} errors`);
