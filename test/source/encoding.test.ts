import { expect, test } from "vitest";
import { decode } from "../../src/source/encoding.ts";
import { defaultSettings } from "../../src/diagnostics/findings.ts";
import { compile } from "../../src/compile.ts";
import { renderPlace } from "../../src/diagnostics/render.ts";
import { memoryHost } from "./memory-host.ts";

const text = 'class A { // é "quoted"\n};\n';

function utf16(content: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(content.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < content.length; index++)
    view.setUint16(index * 2, content.charCodeAt(index), !isBigEndian);
  return bytes;
}

function bytesOf(...parts: (string | readonly number[])[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? [...new TextEncoder().encode(part)] : part)),
  );
}

test.each([
  ["UTF-8", bytesOf(text), "utf-8"],
  ["UTF-8 with a byte order mark", bytesOf([0xef, 0xbb, 0xbf], text), "utf-8"],
  ["UTF-16LE with a byte order mark", bytesOf([0xff, 0xfe], [...utf16(text, false)]), "utf-16le"],
  ["UTF-16BE with a byte order mark", bytesOf([0xfe, 0xff], [...utf16(text, true)]), "utf-16be"],
  ["UTF-16LE by its zero bytes", utf16(text, false), "utf-16le"],
  ["UTF-16BE by its zero bytes", utf16(text, true), "utf-16be"],
])("%s", (_, bytes, encoding) => {
  expect(decode(bytes)).toEqual({ text, encoding, isBinary: false });
});

test.each([
  ["an empty file", bytesOf(), { text: "", encoding: "utf-8", isBinary: false }],
  ["only a byte order mark", bytesOf([0xef, 0xbb, 0xbf]), { text: "", encoding: "utf-8", isBinary: false }],
  [
    "Windows-1252",
    bytesOf("// ", [0x93, 0xe9, 0x94, 0xae]),
    { text: "// “é”®", encoding: "windows-1252", isBinary: false },
  ],
  ["NUL characters", bytesOf("a", [0], "bcd"), { text: "a\0bcd", encoding: "utf-8", isBinary: true }],
])("%s", (_, bytes, expected) => {
  expect(decode(bytes)).toEqual(expected);
});

function findingsOf(content: Uint8Array): string[] {
  const { findings } = compile(
    { inputs: ["a.mof"], includeFolders: [], dialect: "wmi", locale: "409" },
    memoryHost({ "a.mof": content }),
  );
  return findings.map(
    (finding) => `${finding.span === null ? "" : renderPlace(finding.span)} ${finding.severity} ${finding.code}`,
  );
}

test("Windows-1252 is a warning at its first character that is not ASCII, and the file is read", () => {
  expect(findingsOf(bytesOf("class A {\n}; // ", [0xa9], "\nclass B : {};"))).toEqual([
    "a.mof:2:7 warning file-encoding",
    "a.mof:3:11 error syntax-error",
  ]);
});

test("what has NUL characters is not a text, and nothing else is said", () => {
  expect(findingsOf(bytesOf([0x89], "PNG\r\n", [0x1a, 0x0a, 0, 0, 0, 0x0d], "IHDR"))).toEqual([
    "a.mof:1:1 error file-binary",
  ]);
});

test.each([
  ["file-not-utf8", Uint8Array.from(Buffer.from("\ufeff// ok\nclass A_B { [Key] string Id; };", "utf16le")), "1:1"],
  ["file-not-ascii", new TextEncoder().encode("// é\nclass A_B { [Key] string Id; };"), "1:4"],
] as const)("%s is off until a team asks for it", (code, content, place) => {
  const request = { inputs: ["a.mof"], includeFolders: [], dialect: "wmi", locale: "409" } as const;
  const host = memoryHost({ "a.mof": content, "b.mof": "class A_C { [Key] string Id; };" });
  expect(compile(request, host).findings).toEqual([]);
  const asked = { ...defaultSettings, rules: new Map([[code, "error"]] as const) };
  const { findings } = compile({ ...request, inputs: ["a.mof", "b.mof"] }, host, asked);
  expect(findings.map((finding) => `${renderPlace(finding.span!)} ${finding.severity} ${finding.code}`)).toEqual([
    `a.mof:${place} error ${code}`,
  ]);
});
