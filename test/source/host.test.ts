import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Host, nodeHost } from "../../src/source/host.ts";

let folder = "";
let host: Host;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mofc-"));
  host = nodeHost(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

test("write makes folders, replaces the file and leaves nothing beside it", () => {
  host.write("a/b/c.ts", "one");
  host.write("a/b/c.ts", "two");
  expect(readFileSync(join(folder, "a/b/c.ts"), "utf-8")).toBe("two");
  expect(readdirSync(join(folder, "a/b"))).toEqual(["c.ts"]);
});

test("a write that fails throws, and leaves neither a part nor a temporary file", () => {
  mkdirSync(join(folder, "taken/inside"), { recursive: true });
  expect(() => host.write("taken", "text")).toThrow();
  expect(readdirSync(folder)).toEqual(["taken"]);
  writeFileSync(join(folder, "file"), "");
  expect(() => host.write("file/below", "text")).toThrow();
  expect(readdirSync(folder)).toEqual(["file", "taken"]);
});

test("what is not there is null, and a folder is not a file", () => {
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "file"), "x");
  expect(host.read("missing")).toBeNull();
  expect(host.read("sub")).toBeNull();
  expect(host.read("file/below")).toBeNull();
  expect(host.list("missing")).toBeNull();
  expect(host.list("file")).toBeNull();
  expect(host.list(".")).toEqual([
    { name: "file", isFolder: false },
    { name: "sub", isFolder: true },
  ]);
});

test("remove takes a file away, also one that is not there", () => {
  host.write("a.ts", "");
  host.remove("a.ts");
  host.remove("a.ts");
  expect(existsSync(join(folder, "a.ts"))).toBe(false);
});

test("a link that leads in a circle is not a folder", () => {
  mkdirSync(join(folder, "a"));
  mkdirSync(join(folder, "b"));
  symlinkSync("..", join(folder, "a/up"));
  symlinkSync("../b", join(folder, "a/other"));
  symlinkSync("../a", join(folder, "b/back"));
  symlinkSync("itself", join(folder, "itself"));
  expect(host.list("a")).toEqual([
    { name: "other", isFolder: true },
    { name: "up", isFolder: false },
  ]);
  expect(host.list("a/other")).toEqual([{ name: "back", isFolder: false }]);
  expect(host.list("b")).toEqual([{ name: "back", isFolder: true }]);
  expect(host.list(".")).toContainEqual({ name: "itself", isFolder: false });
});

test("a link to a folder is a folder, and a link to nothing is none", () => {
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "link"));
  symlinkSync(join(folder, "gone"), join(folder, "stray"));
  expect(host.list(".")).toEqual([
    { name: "link", isFolder: true },
    { name: "real", isFolder: true },
    { name: "stray", isFolder: false },
  ]);
});
