import { expect, test } from "vitest";
import { compile } from "../../src/compile.ts";
import { memoryHost } from "./memory-host.ts";

test("a file that the system does not let mofc read is one error, and the others are read", () => {
  const host = memoryHost({ "a.mof": "", "b.mof": "class ACME_Disk { [Key] string Name; };" });
  const read = (path: string): Uint8Array | null => {
    if (path === "a.mof") throw new Error("permission denied");
    return host.read(path);
  };
  const { findings, model } = compile(
    { inputs: ["a.mof", "b.mof"], includeFolders: [], dialect: "dmtf", locale: "409" },
    { ...host, read },
  );
  expect(findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'file-unreadable: "a.mof" cannot be read: permission denied',
  ]);
  expect(model.classes.get("ACME_Disk")).toBeDefined();
});
