/** What records mean, as MOF. */
import { expect, test } from "vitest";
import {
  array,
  classOf,
  container,
  data,
  declared,
  method,
  no,
  object,
  property,
  qualifier,
  sint32,
  system,
  text,
  types,
  utf16,
  word,
  yes,
} from "./encode.ts";
import { compileBytes, printed } from "./model-of.ts";

/** The canonical MOF of a buffer that has nothing wrong with it. */
function mofOf(...objects: readonly (readonly number[])[]): string {
  const bytes = data(objects);
  expect(compileBytes(bytes).findings.filter(({ code }) => code.startsWith("binary-"))).toEqual([]);
  return printed(bytes);
}

test("compressed data and data as it is mean the same", () => {
  const bytes = data([classOf("A")]);
  expect(printed(bytes)).toBe("class A {\n};\n");
  expect(printed(container(bytes))).toBe("class A {\n};\n");
});

test("a class with its superclass, namespace and flags", () => {
  const own = [
    system("__NAMESPACE", text("\\\\.\\root\\wmi")),
    system("__CLASSFLAGS", sint32(33)),
    system("__SUPERCLASS", text("B")),
  ];
  expect(mofOf(classOf("A", { properties: own }), classOf("C", { properties: own.slice(0, 2) }))).toBe(
    [
      '#pragma namespace ("\\\\\\\\.\\\\root\\\\wmi")',
      '#pragma classflags ("updateonly", "safeupdate")',
      "",
      "class A : B {",
      "};",
      "",
      "class C {",
      "};",
      "",
    ].join("\n"),
  );
});

test("the namespace without a pragma is written where another one came before it", () => {
  const namespace = (name: string): number[] => system("__NAMESPACE", text(name));
  expect(
    mofOf(
      classOf("A", { properties: [namespace("root\\default")] }),
      classOf("B", { properties: [namespace("root\\wmi")] }),
      classOf("C", { properties: [namespace("root\\default")] }),
    ),
  ).toBe(
    [
      "class A {\n};",
      '#pragma namespace ("root\\\\wmi")',
      "class B {\n};",
      '#pragma namespace ("root\\\\default")',
      "class C {\n};\n",
    ].join("\n\n"),
  );
});

test("qualifiers: true needs no value, and flavors come from their table", () => {
  const guid = qualifier("guid", text("{1}"));
  const dynamic = qualifier("Dynamic", yes);
  const bytes = data(
    [
      classOf("A", {
        qualifiers: [
          dynamic,
          guid,
          qualifier("Hidden", no),
          qualifier("Words", array(types.string, [utf16("a"), utf16('"b\\')])),
        ],
      }),
    ],
    [
      [guid, 0x13],
      [dynamic, 0x81],
    ],
  );
  expect(printed(bytes)).toBe(
    '[Dynamic : ToInstance Amended, guid("{1}") : ToInstance ToSubclass DisableOverride, Hidden(false),\n Words {"a", "\\"b\\\\"}]\nclass A {\n};\n',
  );
});

test("types are those of CIMTYPE in any case; MAX is the size of an array, and Max is the author's own", () => {
  const properties = [
    declared("A", types.string, "String", qualifier("key", yes)),
    declared("B", types.uint8 | types.array, "UINT8", qualifier("MAX", sint32(4))),
    declared("C", types.uint8 | types.array, "uint8", qualifier("Max", sint32(4))),
    declared("D", types.object, "object:Other"),
    declared("E", 0x66, "ref:Other"),
    declared("F", 0x66, "ref"),
    declared("G", types.object | types.array, "object"),
    declared("H", 0x65, "datetime"),
    property("I", 0x15, []),
    property("J", 0x66, null),
  ];
  expect(mofOf(classOf("A", { properties }))).toBe(`class A {
  [key]
  string A;

  uint8 B[4];

  [Max(4)]
  uint8 C[];

  Other D;
  Other REF E;
  object REF F;
  object G[];
  datetime H;
  uint64 I;
  object REF J;
};
`);
});

test("a property of a class may have a value", () => {
  const properties = [
    property("A", types.sint32, [qualifier("CIMTYPE", text("sint32"))], word(-5)),
    property("B", 0x15, [], [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    property("C", 0x14, [], [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    property("D", 0x05, [], [0, 0, 0, 0, 0, 0, 0xf8, 0x3f]),
    property("E", 0x04, [], [0, 0, 0x80, 0xbf]),
    property("F", 0x67, [], [0x27, 0]),
    property("G", 0x10, [], [0x80, 0]),
    property("H", 0x12, [], [0xff, 0xff]),
    property("I", types.uint8 | types.array, [], array(types.uint8, [[1], [2], [255]]).bytes),
    property("J", types.boolean, [], [0xff, 0xff, 0, 0]),
    property("K", 0x12 | types.array, [], array(0x12, [word(1), word(2)]).bytes),
  ];
  expect(mofOf(classOf("A", { properties }))).toBe(`class A {
  sint32 A = -5;
  uint64 B = 18446744073709551615;
  sint64 C = -2;
  real64 D = 1.5;
  real32 E = -1.0;
  char16 F = '\\'';
  sint8 G = -128;
  uint16 H = 65535;
  uint8 I[] = {1, 2, 255};
  boolean J = true;
  uint16 K[] = {1, 2};
};
`);
});

const id = (value: number): number[] => qualifier("ID", sint32(value));

test("parameters stand in the order of their IDs; what is in and out is one", () => {
  const both = declared("Both", types.uint32, "uint32", qualifier("Units", text("s")), qualifier("in", yes), id(1));
  const back = declared("Both", types.uint32, "uint32", qualifier("Units", text("s")), qualifier("out", yes), id(1));
  const bytes = classOf("A", {
    methods: [
      method(
        "Do",
        [qualifier("WmiMethodId", sint32(7))],
        [both, declared("Last", types.string, "string", qualifier("IN", yes), id(2))],
        [declared("First", types.sint32, "sint32", qualifier("OUT", yes), id(0)), back],
      ),
      property("Nothing", 0, [qualifier("WmiMethodId", sint32(8))]),
      method(
        "Return",
        [],
        [declared("ReturnValue", types.uint32, "uint32", qualifier("out", yes), qualifier("Units", text("s")))],
      ),
    ],
  });
  expect(mofOf(bytes)).toBe(`class A {
  [WmiMethodId(7)]
  void Do(
    [out]
    sint32 First,
    [in, out, Units("s")]
    uint32 Both,
    [in]
    string Last);

  [WmiMethodId(8)]
  void Nothing();

  [Units("s")]
  uint32 Return();
};
`);
});

test("an instance, with one inside it", () => {
  const inner = object({
    kind: 1,
    properties: [property("X", types.boolean, [], yes.bytes), system("__CLASS", text("In"))],
  });
  const properties = [
    property("Name", types.string, [], utf16("it's")),
    property("Inner", types.object, [], inner),
    property("Nothing", types.string, null),
    system("__CLASS", text("Out")),
  ];
  expect(mofOf(object({ kind: 1, properties }))).toBe(`instance of Out {
  Name = "it's";
  Inner = instance of In {
    X = true;
  };
  Nothing;
};
`);
});
