import { expect, test } from "vitest";
import { runMofc } from "../run-mofc.ts";

const run = (...args: string[]) => runMofc(".", args);

test("explains a finding, and a kind of change", () => {
  expect(run("explain", "map-length").out).toMatch(
    /^map-length \(dmtf: error, wmi: warning, docs: warning\)\nSource: .*\n\n[^]*Wrong:[^]*Right:/,
  );
  expect(run("explain", "class-removed").out).toMatch(
    /^class-removed \(wire, source\)\nA kind of change of mofc diff\.\n\nClients that ask/,
  );
});

test("lists all codes", () => {
  const { code, out } = run("explain");
  expect(code).toBe(0);
  expect(out).toMatch(/^  map-length +dmtf: error, wmi: warning, docs: warning$/m);
  expect(out).toMatch(/^  class-removed +wire, source$/m);
});

test("knows what was meant", () => {
  expect(run("explain", "map-lenght")).toEqual({
    code: 2,
    out: "",
    error: 'mofc: error: "map-lenght" is not a code; did you mean "map-length"?\n',
  });
  expect(run("explain", "class-removd").error).toContain('did you mean "class-removed"?');
});
