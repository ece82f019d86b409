/** Binary MOF in all its layers: whatever the bytes, there is a tree, and what is printed of it is MOF. */
import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inflate, largestOutput } from "../../src/binary/inflate.ts";
import { readBinaryMof } from "../../src/binary/read.ts";
import { compile } from "../../src/compile.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { modelToJson } from "../../src/schema/json.ts";
import { parse } from "../../src/syntax/parse.ts";
import { print } from "../../src/syntax/print.ts";
import {
  array,
  ascii,
  bits,
  classOf,
  container,
  data,
  declared,
  literal,
  method,
  number,
  object,
  property,
  qualifier,
  signature,
  sint32,
  syncMark,
  system,
  text,
  types,
  utf16,
  word,
  yes,
} from "../binary/encode.ts";
import { memoryHost } from "../source/memory-host.ts";
import { runs, timeout } from "./texts.ts";

const options = { numRuns: runs };

const key = qualifier("key", yes);
const inner = object({
  kind: 1,
  properties: [property("X", types.boolean, [], yes.bytes), system("__CLASS", text("In"))],
});

/** Data with each kind of record. */
const seed = data(
  [
    classOf("A", {
      qualifiers: [qualifier("guid", text("{1}")), qualifier("Words", array(types.string, [utf16("a"), utf16("b")]))],
      properties: [
        declared("Name", types.string, "string", key),
        declared("Sign", types.uint8 | types.array, "uint8", qualifier("MAX", sint32(4))),
        declared("Other", 0x66, "ref:A"),
        property("Count", types.sint32, [qualifier("CIMTYPE", text("sint32"))], word(7)),
        property("Real", 5, [], [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]),
        system("__NAMESPACE", text("root\\wmi")),
        system("__CLASSFLAGS", sint32(64)),
        system("__SUPERCLASS", text("B")),
      ],
      methods: [
        method(
          "Do",
          [qualifier("WmiMethodId", sint32(1))],
          [declared("P", types.uint32, "uint32", qualifier("in", yes), qualifier("ID", sint32(0)))],
          [declared("Q", types.string, "string", qualifier("out", yes), qualifier("ID", sint32(1)))],
        ),
      ],
    }),
    object({
      kind: 1,
      properties: [
        property("Name", types.string, [], utf16("n")),
        property("Inner", types.object, [], inner),
        system("__CLASS", text("A")),
      ],
    }),
  ],
  [[key, 0x13]],
);

const corpus = "../shared/bmf";
const buffers = existsSync(corpus)
  ? readdirSync(corpus)
      .filter((name) => name.endsWith(".bmf"))
      .map((name) => Uint8Array.from(readFileSync(`${corpus}/${name}`)))
      .filter(({ length }) => length < 1500)
  : [];
const seeds = [seed, ...buffers.map((bytes) => inflate(bytes.subarray(16), sizeOf(bytes)).data)];

function sizeOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true);
}

/** Words that break what trusts them. */
const words = [0, 1, 2, 4, 8, 16, 20, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, 0x2000, 0x200d, 0x2008];

const edit = fc.record({
  kind: fc.constantFrom("byte", "word", "near", "drop", "double", "truncate", "copy"),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.nat({ max: 255 }),
  word: fc.constantFrom(...words),
  length: fc.integer({ min: 1, max: 64 }),
});

/** Bytes near the format. Words are changed where words are: at even places. */
function mutated(of: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc.tuple(fc.nat(), fc.array(edit, { maxLength: 5 })).map(([which, edits]) => {
    let bytes = [...of[which % of.length]!];
    for (const { kind, at, value, word: interesting, length } of edits) {
      const place = Math.floor(at * bytes.length) & ~1;
      if (kind === "byte") bytes[place] = value;
      else if (kind === "word") bytes.splice(place, 4, ...word(interesting));
      else if (kind === "near") bytes[place] = ((bytes[place] ?? 0) + (value % 9) - 4) & 0xff;
      else if (kind === "drop") bytes.splice(place, length);
      else if (kind === "double") bytes.splice(place, 0, ...bytes.slice(place, place + length));
      else if (kind === "copy") bytes.splice(place, length, ...bytes.slice(value, value + length));
      else bytes = bytes.slice(0, place);
    }
    return Uint8Array.from(bytes);
  });
}

/** A tree without places, and without the mark of what is missing in it. */
function withoutPlaces(tree: unknown): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === "span" || key === "isPartial" ? undefined : value));
}

/** The tree of any bytes prints as MOF without a syntax error, and that text has the same tree. */
function expectTree(bytes: Uint8Array): void {
  const file = readBinaryMof("input", bytes);
  if (file === null) return;
  const told: Diagnostic[] = [];
  const tree = parse(file, (diagnostic) => void told.push(diagnostic));
  for (const { span } of told) expect(span!.end).toBeLessThanOrEqual(file.text.length);
  const printed = print(tree);
  const faults: Diagnostic[] = [];
  const again = parse(
    { path: "a.mof", text: printed, encoding: "utf-8" },
    (diagnostic) => void faults.push(diagnostic),
  );
  expect(
    faults.map(({ code, message }) => `${code}: ${message}`).filter((fault) => !fault.startsWith("file-empty")),
  ).toEqual([]);
  expect(print(again)).toBe(printed);
  expect(withoutPlaces(again)).toBe(withoutPlaces(tree));
}

test(
  "any stream is inflated up to its first fault, and to no more than it can hold",
  () => {
    const codes = fc.oneof(
      fc.nat({ max: 255 }).map(literal),
      fc
        .tuple(fc.nat({ max: 63 }), fc.nat({ max: 8 }))
        .map(([d, z]) => `00 ${number(d, 6)}${"0".repeat(z)}1${number(1, z)}`),
      fc.nat({ max: 255 }).map((d) => `11 0 ${number(d, 8)} 1`),
      fc.nat({ max: 4095 }).map((d) => `11 1 ${number(d, 12)}`),
      fc.constant(syncMark),
      fc.stringMatching(/^[01]{1,20}$/),
    );
    fc.assert(
      fc.property(fc.array(codes, { maxLength: 200 }), fc.nat({ max: 3000 }), (list, size) => {
        const stream = Uint8Array.from([...signature, ...bits(...list)]);
        const { data: inflated, faults, used } = inflate(stream, size);
        expect(inflated.length).toBeLessThanOrEqual(Math.min(size, largestOutput(stream.length)));
        expect(used).toBeLessThanOrEqual(stream.length);
        if (inflated.length < size) expect(faults).not.toEqual([]);
      }),
      options,
    );
  },
  timeout,
);

test(
  "any container has a tree",
  () => {
    fc.assert(fc.property(mutated([container(seed), ...buffers]), expectTree), options);
  },
  timeout,
);

test(
  "any records have a tree",
  () => {
    fc.assert(fc.property(mutated(seeds), expectTree), options);
  },
  timeout,
);

test(
  "any file that may hold buffers is read",
  () => {
    const packed = container(seed);
    const table = [
      ...ascii("SSDT"),
      ...word(36 + 9 + packed.length),
      ...new Array<number>(28).fill(0),
      8,
      ...ascii("WQAA"),
      0x11,
      0x41,
      0x01,
      0x0b,
      ...packed,
    ];
    const program = [
      ...ascii("MZ"),
      ...new Array<number>(0x3a).fill(0),
      ...word(0x40),
      ...ascii("PE\0\0"),
      ...new Array<number>(400).fill(0),
      ...packed,
    ];
    const dump = ascii(
      `SSDT @ 0x0\n${Array.from(packed, (byte) => byte.toString(16).padStart(2, "0"))
        .join(" ")
        .replace(/(.{47}) /g, "  00: $1  ................\n")}`,
    );
    fc.assert(fc.property(mutated([table, program, dump].map((bytes) => Uint8Array.from(bytes))), expectTree), options);
  },
  timeout,
);

test(
  "any records compile to a model",
  () => {
    fc.assert(
      fc.property(mutated(seeds), (bytes) => {
        const { model, findings } = compile(
          { inputs: ["a"], includeFolders: [], dialect: "auto", locale: "409" },
          memoryHost({ a: bytes }),
        );
        for (const finding of findings) expect(renderFinding(finding, false)).not.toBe("");
        expect(JSON.stringify(modelToJson(model))).toContain('"classes"');
      }),
      { numRuns: Math.ceil(runs / 30) },
    );
  },
  timeout,
);
