import { describe, expect, test } from "vitest";
import { decode } from "../../src/source/encoding.ts";
import { faultOf, hasSyntaxErrors, messagesOf, parseText } from "../syntax/parse-text.ts";
import { corpus, disk, isCorpusHere, mofFilesOf } from "./corpus.ts";

/** Files that are wrong under every dialect, each with what is reported. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // The page's author left out the last `;`.
  "doc-snippets/MicrosoftDocs+win32/desktop-src/WmiSdk/provider-hosting-and-security.md.2.mof": [
    '6:2 expected ";", found the end of the file',
  ],
  "doc-snippets/MicrosoftDocs+win32/desktop-src/WmiSdk/provider-hosting-and-security.md.3.mof": [
    '6:2 expected ";", found the end of the file',
  ],
  // Two lists of values in which the last string of a line has no closing quote, in both copies of the file.
  "provider-schemas/PowerShell+psl-omi-provider/schema.mof": [
    "19:9 the string has no closing quote",
    "78:13 the string has no closing quote",
  ],
  "provider-schemas/PowerShell+psl-omi-provider/src/schema.mof": [
    "19:9 the string has no closing quote",
    "78:13 the string has no closing quote",
  ],
};

const groups = [
  "dmtf-schema",
  "doc-snippets",
  "dsc-config",
  "dsc-schema",
  "instances",
  "mfl",
  "provider-schemas",
  "test-suites",
  "wmi",
];

describe.skipIf(!isCorpusHere)("published files", () => {
  test.each(groups)(
    "%s: every file parses, and printing it is a fixed point with an equal tree",
    (group) => {
      const failures: Record<string, readonly string[]> = {};
      const files = mofFilesOf(group);
      expect(files.length).toBeGreaterThan(10);
      for (const path of files) {
        const parsed = parseText(decode(disk.read(path)!).text, path);
        const fault = faultOf(parsed);
        if (fault !== null) failures[path] = [fault.slice(0, 2000)];
        else if (hasSyntaxErrors(parsed)) failures[path.slice(corpus.length + 1)] = messagesOf(parsed);
      }
      expect(failures).toEqual(
        Object.fromEntries(Object.entries(exceptions).filter(([path]) => path.startsWith(`${group}/`))),
      );
    },
    120_000,
  );
});
