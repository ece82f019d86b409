import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Host, nodeHost } from "../../src/source/host.ts";
import { filesBelow } from "../../src/source/inputs.ts";

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
  const real = realpathSync(folder);
  expect(host.list("a")).toEqual([
    { name: "other", isFolder: true, target: join(real, "b") },
    { name: "up", isFolder: false, target: real },
  ]);
  expect(host.list("a/other")).toEqual([{ name: "back", isFolder: false, target: join(real, "a") }]);
  expect(host.list("b")).toEqual([{ name: "back", isFolder: true, target: join(real, "a") }]);
  expect(host.list(".")?.map(({ name }) => name)).not.toContain("itself");
});

test("a link to a folder is a folder, and a link to nothing is none", () => {
  mkdirSync(join(folder, "real"));
  symlinkSync(join(folder, "real"), join(folder, "link"));
  symlinkSync(join(folder, "gone"), join(folder, "stray"));
  expect(host.list(".")).toEqual([
    { name: "link", isFolder: true, target: realpathSync(join(folder, "real")) },
    { name: "real", isFolder: true },
  ]);
});

test("a link stays a link: what it leads to is written, there already or not yet", () => {
  mkdirSync(join(folder, "real"));
  writeFileSync(join(folder, "real/a.mof"), "one");
  symlinkSync("real/a.mof", join(folder, "link.mof"));
  symlinkSync("real/b.mof", join(folder, "second.mof"));
  symlinkSync("second.mof", join(folder, "first.mof"));
  host.write("link.mof", "two");
  host.write("first.mof", "new");
  expect(readlinkSync(join(folder, "link.mof"))).toBe("real/a.mof");
  expect(readlinkSync(join(folder, "first.mof"))).toBe("second.mof");
  expect(readlinkSync(join(folder, "second.mof"))).toBe("real/b.mof");
  expect(readFileSync(join(folder, "real/a.mof"), "utf-8")).toBe("two");
  expect(readFileSync(join(folder, "real/b.mof"), "utf-8")).toBe("new");
  expect(readdirSync(join(folder, "real"))).toEqual(["a.mof", "b.mof"]);
});

test.each(["a longer text than before", "short", ""])("a file of two names keeps both: %j", (text) => {
  writeFileSync(join(folder, "a.mof"), "as it was");
  linkSync(join(folder, "a.mof"), join(folder, "b.mof"));
  host.write("a.mof", text);
  expect(readFileSync(join(folder, "b.mof"), "utf-8")).toBe(text);
  expect(statSync(join(folder, "a.mof")).nlink).toBe(2);
  expect(readdirSync(folder)).toEqual(["a.mof", "b.mof"]);
});

test.each([0o600, 0o755, 0o444])("the mode %o of a file stays", (mode) => {
  writeFileSync(join(folder, "a.mof"), "one");
  chmodSync(join(folder, "a.mof"), mode);
  host.write("a.mof", "two");
  expect(statSync(join(folder, "a.mof")).mode & 0o7777).toBe(mode);
  expect(readFileSync(join(folder, "a.mof"), "utf-8")).toBe("two");
});

test.runIf(process.getuid?.() === 0)("the owner and the group of a file stay", () => {
  writeFileSync(join(folder, "a.mof"), "one", { mode: 0o640 });
  chownSync(join(folder, "a.mof"), 1234, 2345);
  host.write("a.mof", "two");
  expect(statSync(join(folder, "a.mof"))).toMatchObject({ uid: 1234, gid: 2345 });
  expect(statSync(join(folder, "a.mof")).mode & 0o7777).toBe(0o640);
});

test("replace writes where the file holds what was read, or still is not there", () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  expect(host.replace("a.mof", bytes("gone"), "x")).toBe(false);
  expect(existsSync(join(folder, "a.mof"))).toBe(false);
  expect(host.replace("a.mof", null, "one")).toBe(true);
  expect(host.replace("a.mof", null, "two")).toBe(false);
  expect(host.replace("a.mof", bytes("other"), "two")).toBe(false);
  expect(readFileSync(join(folder, "a.mof"), "utf-8")).toBe("one");
  expect(host.replace("a.mof", bytes("one"), "two")).toBe(true);
  expect(readFileSync(join(folder, "a.mof"), "utf-8")).toBe("two");
  expect(readdirSync(folder)).toEqual(["a.mof"]);
});

test("what a killed run left is taken away, and nothing else", () => {
  const id = "0b9f1a52-6f0e-4f52-9d54-2d6f8a3a9c11";
  // No process has an id this high.
  const left = `.mofc-4194305-${id}.tmp`;
  const ofRunning = `.mofc-${process.ppid}-${id}.tmp`;
  const others = [ofRunning, "a.tmp", ".mofc-notes.tmp"];
  for (const name of [left, ...others]) writeFileSync(join(folder, name), "");
  host.write("a.ts", "");
  expect(readdirSync(folder).sort()).toEqual([...others, "a.ts"].sort());
});

test("what cannot be written is named as it was asked for", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => host.write("file/below/a.ts", "text")).toThrow(expect.objectContaining({ path: "file/below/a.ts" }));
  mkdirSync(join(folder, "taken"));
  expect(() => host.write("taken", "text")).toThrow(expect.objectContaining({ path: "taken" }));
  expect(lstatSync(join(folder, "taken")).isDirectory()).toBe(true);
});

test("folders that link to each other are visited once, and a file that a link leads to is one file", () => {
  for (let index = 0; index <= 40; index++) mkdirSync(join(folder, `d${index}`));
  for (let index = 0; index < 40; index++)
    for (const name of ["a", "b"]) symlinkSync(`../d${index + 1}`, join(folder, `d${index}`, name));
  host.write("d40/x.mof", "");
  symlinkSync("x.mof", join(folder, "d40/again.mof"));
  expect(filesBelow(".", host)).toEqual(["d40/x.mof"]);
  expect(filesBelow("d38", host)).toEqual(["d38/a/a/x.mof"]);
});

test.runIf(existsSync("/dev/zero"))("a device is not read, as it may have no end", () => {
  expect(() => host.read("/dev/zero")).toThrow("it is not a regular file");
});
