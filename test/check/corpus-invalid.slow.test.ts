/** Files that are meant to be rejected: an error on the line of the fault, with the code that states it. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Code } from "../../src/diagnostics/codes.ts";
import { positionAt } from "../../src/source/source-file.ts";
import { check, corpus } from "./corpus-runs.ts";

const pegasus = "OpenPegasus+OpenPegasus/pegasus/src/Pegasus/Compiler/tests/invalidMOF";
const pywbem = "pywbem+pywbem/tests/unittest/pywbem/testmofs";

const faults: readonly (readonly [file: string, line: number, code: Code, message: RegExp])[] = [
  [`${pegasus}/InstAliasError2.mof`, 47, "alias-undefined", /the alias "\$NonExistent_Alias" is not defined/],
  [`${pegasus}/badClassDefinition1.mof`, 1, "comment-unterminated", /is not closed/],
  [`${pegasus}/badQualifier1.mof`, 12, "qual-type", /"Static" is declared as boolean, but this is a string/],
  [`${pegasus}/badQualifierDecl1.mof`, 4, "flavor-unknown", /"badFlavorKeyword" is not a flavor/],
  [`${pegasus}/badQualifierDecl10.mof`, 3, "scope-unknown", /"badScopeKeyword" is not a scope/],
  [`${pegasus}/badQualifierDecl11.mof`, 3, "trailing-comma", /nothing follows the comma/],
  [`${pegasus}/badQualifierDecl15.mof`, 3, "syntax-error", /expected "\)", found "Flavor"/],
  [`${pegasus}/badQualifierDecl16.mof`, 3, "trailing-comma", /nothing follows the comma/],
  [`${pegasus}/badQualifierDecl20.mof`, 2, "qual-no-scope", /has no Scope/],
  [`${pegasus}/badQualifierDecl3.mof`, 4, "syntax-error", /expected a flavor, found "\)"/],
  [`${pegasus}/badQualifierDecl6.mof`, 4, "trailing-comma", /nothing follows the comma/],
  [
    "OpenPegasus+OpenPegasus/pegasus/src/Providers/TestProviders/Load/AssociationTestProviderR.mof",
    150,
    "string-unterminated",
    /no closing quote/,
  ],
  [`${pywbem}/parse_error01.mof`, 14, "syntax-error", /expected ";", found "size"/],
  [`${pywbem}/parse_error02.mof`, 6, "type-unknown", /"int32" is neither a data type nor a declared class/],
  [`${pywbem}/parse_error03.mof`, 24, "syntax-error", /expected "," or "\)", found "}"/],
  [`${pywbem}/parse_error04.mof`, 2, "syntax-error", /found the end of the file/],
  ["pywbem+pywbem/testsuite/testmofs/parse_error03.mof", 24, "syntax-error", /expected "," or "\)", found "}"/],
  [
    "pywbem+pywbemtools/tests/unit/pywbemcli/mof_with_error.mof",
    2,
    "type-unknown",
    /"badtypedef" is neither a data type nor a declared class/,
  ],
];

const isHere = existsSync(`${corpus}/invalid`);
if (!isHere) console.log(`The tests of invalid files are skipped: there is no folder ${corpus}/invalid.`);

describe.skipIf(!isHere)("invalid files", () => {
  test.each(faults)("%s", (file, line, code, message) => {
    const errors = check([`${corpus}/invalid/${file}`], "dmtf").filter(({ severity }) => severity === "error");
    const places = errors.map((error) => ({
      line: error.span === null ? 0 : positionAt(error.span.file, error.span.start).line,
      code: error.code,
      message: error.message,
    }));
    expect(places).toContainEqual({ line, code, message: expect.stringMatching(message) as string });
  });
});
