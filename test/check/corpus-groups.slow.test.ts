/** Published files compile without an error under their dialect, apart from an exact list of those that are at fault. */
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exceptions, faults } from "./corpus-exceptions.ts";
import { check, corpus, errorsOf, groups, roots } from "./corpus-runs.ts";

const isHere = existsSync(corpus);
if (!isHere) console.log(`The tests of published files are skipped: there is no folder ${corpus}.`);

describe.skipIf(!isHere)("published files", () => {
  test.each(roots)("%s", (root) => {
    const errors = check([`${corpus}/${root}`], "dmtf").filter(({ severity }) => severity === "error");
    expect([...new Set(errors.map(({ code }) => code))].join(" ")).toBe(exceptions[root] ?? "");
  });

  test.each(groups)("$folder", { timeout: 120_000 }, (group) => {
    const expected = Object.entries(exceptions).filter(([file]) => file.startsWith(`${group.folder}/`));
    expect(errorsOf(group)).toEqual(Object.fromEntries(expected));
  });

  test("each exception says what is wrong", () => {
    const codes = new Set(Object.values(exceptions).flatMap((text) => text.split(" ")));
    expect(Object.keys(faults).sort()).toEqual([...codes].sort());
  });

  test("the published schema has few warnings", () => {
    const findings = check([`${corpus}/${roots[0]}`], "dmtf");
    const counts: Record<string, number> = {};
    for (const { severity, code } of findings) counts[`${severity} ${code}`] = (counts[`${severity} ${code}`] ?? 0) + 1;
    expect(counts).toMatchInlineSnapshot(`
      {
        "info map-dup-label": 3,
        "info map-no-values": 9,
        "info meth-no-codes": 70,
        "info qual-case": 11,
        "warning con-wrong-type": 2,
        "warning corr-unknown": 4,
        "warning inh-abstract-under-concrete": 1,
        "warning map-overlap": 2,
        "warning map-unclaimed-multi": 17,
        "warning prop-propagated": 2,
        "warning use-deprecated": 53,
        "warning ver-format": 1,
      }
    `);
  });
});

test("mofc's own MOF has no finding", () => {
  expect(check(["mof/*.mof", "mof/cim", "mof/msvm"], "wmi").map(({ code }) => code)).toEqual([]);
});
