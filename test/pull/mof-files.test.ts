/** What a server says of a namespace, and the MOF that it becomes. */
import { describe, expect, test } from "vitest";
import { mofFiles } from "../../src/pull/mof-files.ts";
import type { NamespaceSchema } from "../../src/pull/read-namespace.ts";
import { readIntrinsicResponse } from "../../src/runtime/cim-xml/intrinsic-call.ts";
import { parse } from "../../src/syntax/parse.ts";
import { print } from "../../src/syntax/print.ts";
import { answer } from "../runtime/cim-xml/answers.ts";

const declarations = `<QUALIFIER.DECLARATION NAME="Key" TYPE="boolean" OVERRIDABLE="false">
<SCOPE REFERENCE="true" PROPERTY="true"/><VALUE>FALSE</VALUE></QUALIFIER.DECLARATION>
<QUALIFIER.DECLARATION NAME="Override" TYPE="string" TOSUBCLASS="false">
<SCOPE REFERENCE="true" PROPERTY="true" METHOD="true"/></QUALIFIER.DECLARATION>
<QUALIFIER.DECLARATION NAME="Description" TYPE="string" TRANSLATABLE="true">
<SCOPE CLASS="true" ASSOCIATION="true" REFERENCE="true" PROPERTY="true" METHOD="true" PARAMETER="true" INDICATION="true"/>
</QUALIFIER.DECLARATION>`;

function schema(classes: string, qualifiers = declarations): NamespaceSchema {
  return {
    namespace: "root/test",
    qualifierTypes: readIntrinsicResponse("EnumerateQualifiers", answer("EnumerateQualifiers", qualifiers)),
    classes: readIntrinsicResponse("EnumerateClasses", answer("EnumerateClasses", classes)),
    gaps: [],
  };
}

/** The MOF of one class, without the mark of a pull. */
function mofOf(className: string, classes: string): string | undefined {
  return mofFiles(schema(classes)).files.get(`root/test/${className}.mof`)?.replace(/^.*\n/, "");
}

test("a file a class, one for the qualifiers, and one that includes them, superclasses first", () => {
  const { files, leftOut } = mofFiles(
    schema('<CLASS NAME="TST_A" SUPERCLASS="TST_B"></CLASS><CLASS NAME="TST_B"></CLASS>'),
  );
  expect([...files.keys()]).toEqual([
    "root/test/qualifiers.decl.mof",
    "root/test/TST_B.mof",
    "root/test/TST_A.mof",
    "root/test.mof",
  ]);
  expect(files.get("root/test.mof")).toBe(`// Pulled by mofc from a server's namespace root/test.
#pragma namespace ("root/test")
#pragma include ("test/qualifiers.decl.mof")
#pragma include ("test/TST_B.mof")
#pragma include ("test/TST_A.mof")
`);
  expect(files.get("root/test/qualifiers.decl.mof")).toBe(`// Pulled by mofc from a server's namespace root/test.
Qualifier Key : boolean = false, Scope(reference, property), Flavor(DisableOverride);

Qualifier Override : string, Scope(reference, property, method), Flavor(Restricted);

Qualifier Description : string, Scope(any), Flavor(Translatable);
`);
  expect(leftOut).toEqual([]);
});

test("all kinds of members, with their qualifiers and defaults", () => {
  const text = mofOf(
    "TST_Disk",
    `<CLASS NAME="TST_Disk" SUPERCLASS="TST_Device">
<QUALIFIER NAME="Description" TYPE="string" TRANSLATABLE="true"><VALUE>A "disk".</VALUE></QUALIFIER>
<PROPERTY NAME="Id" TYPE="string"><QUALIFIER NAME="key" TYPE="boolean" OVERRIDABLE="false"><VALUE>TRUE</VALUE></QUALIFIER>
<VALUE>a\\b</VALUE></PROPERTY>
<PROPERTY NAME="Size" TYPE="uint64"><VALUE>18446744073709551615</VALUE></PROPERTY>
<PROPERTY NAME="Ratio" TYPE="real32"><VALUE>1.0000000e+00</VALUE></PROPERTY>
<PROPERTY NAME="Drive" TYPE="char16"><VALUE>&apos;</VALUE></PROPERTY>
<PROPERTY NAME="Since" TYPE="datetime"><VALUE>20261130200000.123456+060</VALUE></PROPERTY>
<PROPERTY NAME="Empty" TYPE="string"><VALUE></VALUE></PROPERTY>
<PROPERTY.ARRAY NAME="Flags" TYPE="boolean" ARRAYSIZE="2"><VALUE.ARRAY><VALUE>true</VALUE><VALUE.NULL/></VALUE.ARRAY></PROPERTY.ARRAY>
<PROPERTY.ARRAY NAME="None" TYPE="uint8"><VALUE.ARRAY></VALUE.ARRAY></PROPERTY.ARRAY>
<PROPERTY.REFERENCE NAME="Host" REFERENCECLASS="TST_Host"></PROPERTY.REFERENCE>
<PROPERTY.REFERENCE NAME="Any"></PROPERTY.REFERENCE>
<PROPERTY NAME="Inner" TYPE="string" EmbeddedObject="instance"><QUALIFIER NAME="EmbeddedInstance" TYPE="string"><VALUE>TST_Inner</VALUE></QUALIFIER></PROPERTY>
<METHOD NAME="Format" TYPE="uint32"><PARAMETER.ARRAY NAME="Labels" TYPE="string"></PARAMETER.ARRAY>
<PARAMETER.REFERENCE NAME="Spare" REFERENCECLASS="TST_Disk"><QUALIFIER NAME="In" TYPE="boolean"><VALUE>FALSE</VALUE></QUALIFIER></PARAMETER.REFERENCE></METHOD>
<METHOD NAME="Stop"></METHOD>
</CLASS>`,
  );
  expect(text).toBe(`[Description("A \\"disk\\".")]
class TST_Disk : TST_Device {
  [Key]
  string Id = "a\\\\b";

  uint64 Size = 18446744073709551615;
  real32 Ratio = 1.0;
  char16 Drive = '\\'';
  datetime Since = "20261130200000.123456+060";
  string Empty = "";
  boolean Flags[2] = {true, null};
  uint8 None[] = {};
  TST_Host REF Host;
  object REF Any;

  [EmbeddedInstance("TST_Inner")]
  string Inner;

  uint32 Format(
    string Labels[],
    [In(false)]
    TST_Disk REF Spare);
  void Stop();
};
`);
});

test("what is written is canonical MOF", () => {
  for (const [path, text] of mofFiles(
    schema('<CLASS NAME="TST_A"><PROPERTY NAME="P" TYPE="string"></PROPERTY></CLASS>'),
  ).files) {
    const file = { path, text, encoding: "utf-8" } as const;
    const specification = parse(file, ({ code }) => expect.fail(`${path}: ${code}`));
    expect(print(specification)).toBe(text);
  }
});

test("a long text is split behind blanks and line ends", () => {
  const words = "one two three four five six seven eight nine ten ".repeat(4).trim();
  expect(
    mofOf(
      "TST_A",
      `<CLASS NAME="TST_A"><QUALIFIER NAME="Description" TYPE="string" TRANSLATABLE="true"><VALUE>First.&#10;${words}</VALUE></QUALIFIER></CLASS>`,
    ),
  ).toBe(`[Description(
   "First.\\n"
   "one two three four five six seven eight nine ten one two three four five six "
   "seven eight nine ten one two three four five six seven eight nine ten one two "
   "three four five six seven eight nine ten")]
class TST_A {
};
`);
});

describe("flavors stand where a qualifier differs from its declaration", () => {
  test.each([
    ['NAME="Key" TYPE="boolean" OVERRIDABLE="false"', "[Key]"],
    ['NAME="Key" TYPE="boolean"', "[Key : EnableOverride]"],
    ['NAME="Key" TYPE="boolean" OVERRIDABLE="false" TOSUBCLASS="false"', "[Key : Restricted]"],
    ['NAME="Mine" TYPE="boolean"', "[Mine]"],
    ['NAME="Mine" TYPE="boolean" OVERRIDABLE="false" TRANSLATABLE="true"', "[Mine : DisableOverride Translatable]"],
  ])("%s", (attributes, written) => {
    const text = mofOf("TST_A", `<CLASS NAME="TST_A"><QUALIFIER ${attributes}><VALUE>TRUE</VALUE></QUALIFIER></CLASS>`);
    expect(text).toBe(`${written}\nclass TST_A {\n};\n`);
  });
});

describe("only what a class declares itself is written", () => {
  const base = `<CLASS NAME="TST_Base"><PROPERTY NAME="Name" CLASSORIGIN="TST_Base" TYPE="string">
<QUALIFIER NAME="Override" TYPE="string" TOSUBCLASS="false"><VALUE>Name</VALUE></QUALIFIER></PROPERTY></CLASS>`;
  const derived = (name: string): string =>
    `<CLASS NAME="TST_A" SUPERCLASS="TST_Base">${name}<PROPERTY NAME="Own" TYPE="string"></PROPERTY></CLASS>`;
  const ownAlone = "class TST_A : TST_Base {\n  string Own;\n};\n";

  test("by PROPAGATED", () => {
    const name = '<PROPERTY NAME="Name" TYPE="string" PROPAGATED="true"></PROPERTY>';
    expect(mofOf("TST_A", derived(name))).toBe(ownAlone);
  });

  test("where a server says nothing of it, by being what the superclass has", () => {
    const name = '<PROPERTY NAME="Name" TYPE="string"></PROPERTY>';
    expect(mofOf("TST_A", base + derived(name))).toBe(ownAlone);
  });

  test("an override differs, and stays", () => {
    const name = `<PROPERTY NAME="Name" CLASSORIGIN="TST_Base" TYPE="string">
<QUALIFIER NAME="Key" TYPE="boolean" OVERRIDABLE="false"><VALUE>TRUE</VALUE></QUALIFIER>
<QUALIFIER NAME="Description" TYPE="string" TRANSLATABLE="true" PROPAGATED="true"><VALUE>Of the superclass.</VALUE></QUALIFIER>
</PROPERTY>`;
    expect(mofOf("TST_A", base + derived(name))).toBe(
      "class TST_A : TST_Base {\n  [Key]\n  string Name;\n\n  string Own;\n};\n",
    );
  });
});

describe("what MOF cannot say is left out and reported", () => {
  test.each([
    [
      '<CLASS NAME="TST_A"><PROPERTY NAME="P" TYPE="uint8"><VALUE>256</VALUE></PROPERTY></CLASS>',
      'root/test: TST_A.P: the default "256", which is not a value of uint8',
    ],
    [
      '<CLASS NAME="TST_A"><QUALIFIER NAME="Mine" TYPE="real64"><VALUE>INF</VALUE></QUALIFIER></CLASS>',
      'root/test: TST_A: the qualifier Mine, whose value "INF" is not one of real64',
    ],
    ['<CLASS NAME="../../evil"></CLASS>', 'root/test: ../../evil: the class, because "../../evil" is not a name'],
    [
      '<CLASS NAME="TST_A"><PROPERTY NAME="P; };" TYPE="string"></PROPERTY></CLASS>',
      'root/test: TST_A: the class, because "P; };" is not a name',
    ],
  ])("%s", (classes, complaint) => {
    const { files, leftOut } = mofFiles(schema(classes));
    expect(leftOut).toEqual([complaint]);
    expect([...files.keys()].every((path) => /^root\/test(?:\/[\w.]+)?\.mof$/.test(path))).toBe(true);
  });
});
