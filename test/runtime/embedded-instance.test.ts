import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DateTime } from "../../src/runtime/datetime.ts";
import {
  type EmbeddedFormat,
  type EmbeddedLimits,
  readEmbedded,
  writeEmbedded,
} from "../../src/runtime/embedded/embedded-instance.ts";
import { reference } from "../../src/runtime/reference.ts";
import { everything, findClass } from "./embedded-classes.ts";

type Values = Readonly<Record<string, unknown>>;

/** The values that a text gives, those that it does not name left out. */
function read(text: string, className: string | null = "Setting"): Values {
  const result = readEmbedded(text, className, findClass);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  const { given, values } = result.instance;
  return Object.fromEntries(Object.entries(values).filter(([name]) => given.has(name)));
}

/** `kind line:column path: message` */
function faultOf(text: string, className: string | null = "Setting", limits?: EmbeddedLimits): string {
  const result = readEmbedded(text, className, findClass, limits);
  if (result.ok) return "none";
  const { kind, line, column, path, message } = result.fault;
  return `${kind} ${line}:${column} ${path}: ${message}`;
}

function mof(properties: string): string {
  return `instance of Everything { ${properties} };`;
}

function xml(properties: string): string {
  return `<INSTANCE CLASSNAME="Everything">${properties}</INSTANCE>`;
}

function property(name: string, type: string, value: string): string {
  return xml(`<PROPERTY NAME="${name}" TYPE="${type}"><VALUE>${value}</VALUE></PROPERTY>`);
}

describe("MOF", () => {
  test.each<[string, Values]>([
    [`Text = "a\\tb" "c\\x41";`, { Text: "a\tbcA" }],
    [`Text = NULL;`, { Text: null }],
    [`Text = ""; // nothing\n/* more ; of " it */ Flag = true;`, { Text: "", Flag: true }],
    [`Letter = 'x';`, { Letter: "x" }],
    [`Letter = 65;`, { Letter: "A" }],
    [`Small = -128; Count = 0xFFFF;`, { Small: -128, Count: 65535 }],
    [`Count = 101b; Small = 017;`, { Count: 5, Small: 15 }],
    [`Big = 18446744073709551615; Low = -9223372036854775808;`, { Big: 2n ** 64n - 1n, Low: -(2n ** 63n) }],
    [`Ratio = -1.5e-3;`, { Ratio: -0.0015 }],
    [`Ratio = 7;`, { Ratio: 7 }],
    [`When = "00000000000500.000000:000";`, { When: DateTime.interval({ minutes: 5 }) }],
    [`Names = {"a", "b"}; Counts = {};`, { Names: ["a", "b"], Counts: [] }],
    [`Target = "Setting.InstanceID=\\"7\\"";`, { Target: reference("Setting", { InstanceID: "7" }) }],
    [`First = instance of Move { Size = 5; };`, { First: { Source: null, Size: 5n } }],
    [`Moves = {"instance of Move { Source = \\"a\\\\\\\\b\\"; };"};`, { Moves: [{ Source: "a\\b", Size: null }] }],
    [`text = "names know no case";`, { Text: "names know no case" }],
    [`[Key, Description("]")] InstanceID = "1";`, { InstanceID: "1" }],
  ])("%s", (properties, values) => {
    expect(read(mof(properties))).toEqual(values);
  });

  test("with blanks around it, an alias and a byte order mark", () => {
    expect(read(`\ufeff\r\n\tINSTANCE OF everything AS $a\r\n{\r\n\tFlag = TRUE;\r\n};\r\n`)).toEqual({ Flag: true });
  });
});

describe("CIM-XML", () => {
  test.each<[string, Values]>([
    [
      property("Text", "string", "a &lt;b&gt; &#65;&#x42; &amp;amp;<!-- not this --><![CDATA[<c>&]]>"),
      { Text: "a <b> AB &amp;<c>&" },
    ],
    [property("Text", "string", ""), { Text: "" }],
    [xml(`<PROPERTY NAME="Text" TYPE="string"></PROPERTY>`), { Text: null }],
    [xml(`<PROPERTY NAME="Text" TYPE="string"/>`), { Text: null }],
    [property("Flag", "boolean", "TRUE"), { Flag: true }],
    [property("Count", "uint16", " 0x10 "), { Count: 16 }],
    [property("Count", "uint16", "010"), { Count: 10 }],
    [property("Low", "sint64", "-9223372036854775808"), { Low: -(2n ** 63n) }],
    [property("Ratio", "real64", "-INF"), { Ratio: -Infinity }],
    [property("When", "datetime", "20260701120000.000000+060"), { When: DateTime.parse("20260701120000.000000+060") }],
    [
      xml(
        `<PROPERTY.ARRAY NAME="Names" TYPE="string"><VALUE.ARRAY><VALUE>a</VALUE><VALUE.NULL/></VALUE.ARRAY></PROPERTY.ARRAY>`,
      ),
      { Names: ["a", null] },
    ],
    [xml(`<PROPERTY.ARRAY NAME="Counts" TYPE="uint16"><VALUE.ARRAY></VALUE.ARRAY></PROPERTY.ARRAY>`), { Counts: [] }],
    [
      property(
        "Inner",
        "string",
        "&lt;INSTANCE CLASSNAME=&quot;Everything&quot;&gt;&lt;PROPERTY NAME=&quot;Count&quot; TYPE=&quot;uint16&quot;&gt;&lt;VALUE&gt;3&lt;/VALUE&gt;&lt;/PROPERTY&gt;&lt;/INSTANCE&gt;",
      ),
      { Inner: expect.objectContaining({ Count: 3, Text: null }) },
    ],
    [property("Anything", "string", "instance of Move { Size = 1; };"), { Anything: { Source: null, Size: 1n } }],
    [
      xml(`<PROPERTY.OBJECT NAME="First"><VALUE.OBJECT><INSTANCE CLASSNAME="Move"/></VALUE.OBJECT></PROPERTY.OBJECT>`),
      { First: { Source: null, Size: null } },
    ],
    [
      xml(
        `<PROPERTY.REFERENCE NAME="Target" REFERENCECLASS="Setting"><VALUE.REFERENCE><INSTANCEPATH><NAMESPACEPATH><HOST>h</HOST><LOCALNAMESPACEPATH><NAMESPACE NAME="root"/><NAMESPACE NAME="cimv2"/></LOCALNAMESPACEPATH></NAMESPACEPATH><INSTANCENAME CLASSNAME="Setting"><KEYBINDING NAME="InstanceID"><KEYVALUE VALUETYPE="numeric">7</KEYVALUE></KEYBINDING></INSTANCENAME></INSTANCEPATH></VALUE.REFERENCE></PROPERTY.REFERENCE>`,
      ),
      { Target: reference("Setting", { InstanceID: 7n }, { namespace: "root/cimv2", host: "h" }) },
    ],
  ])("%s", (text, values) => {
    expect(read(text)).toEqual(values);
  });

  test("as Windows' GetText writes it, with qualifiers and origins", () => {
    const text = `<?xml version="1.0" encoding="utf-16"?>
      <INSTANCE CLASSNAME="Everything"><QUALIFIER NAME="dynamic" PROPAGATED="true" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER>
        <PROPERTY NAME="Count" CLASSORIGIN="Everything" TYPE="uint16"><QUALIFIER NAME="write" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER><VALUE>32768</VALUE></PROPERTY>
      </INSTANCE>`;
    expect(read(text)).toEqual({ Count: 32768 });
  });
});

describe("what is wrong is told apart", () => {
  test.each([
    // No instance
    ["", 'text 1:1 : expected "instance", found the end of the text'],
    ["hello", 'text 1:1 : expected "instance", found "hello"'],
    ["instance of Everything {\n  Count = 1\n};", 'text 3:1 : expected ";", found "}"'],
    [mof(`Text = "a`), 'text 1:33 : " is not closed'],
    [mof("Count = 1;") + mof(""), 'text 1:39 : expected the end of the text, found "instance"'],
    [mof(`Names = {{"a"}};`), 'text 1:35 : expected a value, found "{"'],
    ["/* instance", "text 1:1 : the comment is not closed"],
    ["instance of Everything { Text = @; };", 'text 1:33 : "@" begins nothing that MOF knows'],
    ["<INSTANCE>", "text 1:11 : it is not well-formed XML: unclosed tag: INSTANCE"],
    ["<INSTANCE/>", "text 1:1 : INSTANCE has no attribute CLASSNAME"],
    [
      "<INSTANCE CLASSNAME='Everything'/><more/>",
      "text 1:41 : it is not well-formed XML: documents may contain only one root",
    ],
    ["<CLASS NAME='Everything'/>", "text 1:1 : expected INSTANCE, found CLASS"],
    [xml(`<METHOD/>`), "text 1:34 : expected PROPERTY, found METHOD"],
    [
      xml(`\n  <PROPERTY NAME="Text" TYPE="string"><VALUE.ARRAY/></PROPERTY>`),
      "text 2:39 : expected VALUE, found VALUE.ARRAY",
    ],
    [property("Text", "string", "&nbsp;"), "text 1:83 : it is not well-formed XML: undefined entity"],
    [property("Text", "string", "\u0001"), "text 1:78 : it is not well-formed XML: disallowed character"],
    // Its class
    ["instance of Nothing {};", 'class 1:1 : the class "Nothing" is unknown'],
    ["instance of Move {};", "class 1:1 : expected an instance of Setting, found one of Move"],
    ["<INSTANCE CLASSNAME='Setting'/>", "class 1:1 : Setting is abstract and has no instances"],
    [
      mof(`Text = "a"; First = instance of Everything {};`),
      "class 1:46 First: expected an instance of Move, found one of Everything",
    ],
    [
      mof(`Moves = {"instance of Everything {};"};`),
      "class 1:26 Moves[0]: expected an instance of Move, found one of Everything",
    ],
    // Its properties
    [mof("\nColour = 1;"), 'property 2:1 Colour: Everything has no property "Colour"'],
    [mof("Count = 1; count = 2;"), "property 1:37 count: it is given twice"],
    [
      property("Inner", "string", "instance of Everything { Nope = 1; };"),
      'property 1:34 Inner.Nope: Everything has no property "Nope"',
    ],
    // Their types
    [mof(`Count = "1";`), 'type 1:26 Count: expected uint16, found "1"'],
    [mof("Count = 65536;"), 'type 1:26 Count: expected uint16, found "65536"'],
    [mof("Count = 089;"), 'type 1:26 Count: expected uint16, found "089"'],
    [mof("Count = {1};"), "type 1:26 Count: expected uint16, found a list"],
    [mof("Counts = 1;"), "type 1:26 Counts: expected a list, each uint16, found a single value"],
    [mof(`Flag = "TRUE";`), 'type 1:26 Flag: expected boolean, found "TRUE"'],
    [mof("Text = 5;"), 'type 1:26 Text: expected string, found "5"'],
    [mof(`When = "yesterday";`), 'type 1:26 When: expected datetime, found "yesterday"'],
    [mof(`Target = "Setting";`), 'type 1:26 Target: expected a reference to Setting, found "Setting"'],
    [mof("Names = {TRUE};"), 'type 1:26 Names[0]: expected string, found "TRUE"'],
    [mof("First = 5;"), 'type 1:26 First: expected an instance of Move, found "5"'],
    [property("Count", "string", "5"), 'type 1:34 Count: expected uint16, found "string"'],
    [property("Count", "uint16", "five"), 'type 1:34 Count: expected uint16, found "five"'],
    [property("Count", "uint16", "101b"), 'type 1:34 Count: expected uint16, found "101b"'],
    [
      property("Moves", "string", "x"),
      "type 1:34 Moves: expected a list, each an instance of Move, found a single value",
    ],
    [
      xml(`<PROPERTY.OBJECT NAME="Text"><VALUE.OBJECT><INSTANCE CLASSNAME="Move"/></VALUE.OBJECT></PROPERTY.OBJECT>`),
      'type 1:34 Text: expected string, found "object"',
    ],
  ])("%s", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });
});

describe("hostile texts", () => {
  test("entities that would grow to gigabytes are refused unread", () => {
    const lol = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index};`.repeat(10)}">`,
    ).join("");
    expect(faultOf(`<!DOCTYPE lolz [<!ENTITY lol0 "lol">${lol}]>${property("Text", "string", "&lol9;")}`)).toMatch(
      /^text \S+ : a DOCTYPE has no place in it$/,
    );
  });

  test("files are not fetched", () => {
    expect(faultOf(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${xml("")}`)).toMatch(
      /^text \S+ : a DOCTYPE has no place in it$/,
    );
  });

  test("a text may be so long", () => {
    expect(faultOf(mof(`Text = "${"a".repeat(100)}";`), "Setting", { maxLength: 100, maxDepth: 8 })).toBe(
      "text 1:1 : it is longer than 100 characters",
    );
    expect(faultOf(mof(`Text = "${"a".repeat(900_000)}";`))).toBe("none");
  });

  test.each([
    ["elements", "<A>".repeat(200_000), /^text \S+ : it nests deeper than 54 XML elements$/],
    [
      "values",
      mof(`First = ${"instance of Move { Source = ".repeat(20_000)}`),
      /^text \S+ : instances are nested too deeply$/,
    ],
    ["lists", mof(`Names = ${"{".repeat(100_000)}`), /^text \S+ : expected a value, found "{"$/],
    ["brackets", "[".repeat(100_000), /^text \S+ : expected "]", found the end of the text$/],
  ])("%s in each other do not exhaust the stack", (_, text, fault) => {
    expect(faultOf(text)).toMatch(fault);
  });

  test.each<EmbeddedFormat>(["mof", "xml"])("texts in texts, in the form %s, may be so deep", (format) => {
    const nested = (depth: number): string => {
      let values: Values = { Count: 1 };
      for (let level = 1; level < depth; level++) values = { Inner: values };
      return writeEmbedded(everything, values, format, findClass);
    };
    const limits = { maxLength: 1_000_000, maxDepth: 3 };
    expect(faultOf(nested(3), "Setting", limits)).toBe("none");
    expect(faultOf(nested(4), "Setting", limits)).toBe(
      "text 1:1 Inner.Inner.Inner: instances are nested too deeply".replace("1:1", format === "mof" ? "2:3" : "1:34"),
    );
  });

  test("any text gives an instance or a fault", () => {
    const piece = fc.constantFrom(
      "instance of ",
      "Everything",
      "{",
      "}",
      ";",
      "=",
      "Text",
      "Count",
      "5",
      '"a"',
      '"',
      "NULL",
      "<INSTANCE",
      ' CLASSNAME="Everything">',
      "<PROPERTY",
      ' NAME="Text"',
      ' TYPE="string"',
      ">",
      "<VALUE>",
      "</VALUE>",
      "</PROPERTY>",
      "</INSTANCE>",
      "&lt;",
      "&",
      "<![CDATA[",
      "]]>",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (parts) =>
        /^(?:none|text|class|property|type)\b/.test(faultOf(parts.join(""))),
      ),
      { numRuns: 2000 },
    );
  });
});

describe("writing", () => {
  const values = {
    InstanceID: "a",
    Text: 'say "<&>"\r\n',
    Flag: null,
    Big: 18446744073709551615n,
    Names: ["x", "y"],
    Moves: [{ Source: "c:\\d", Size: null }],
  };

  test("CIM-XML", () => {
    expect(writeEmbedded(everything, values, "xml", findClass).replaceAll("><PROPERTY", ">\n<PROPERTY")).toBe(
      [
        '<INSTANCE CLASSNAME="Everything">',
        '<PROPERTY NAME="InstanceID" TYPE="string"><VALUE>a</VALUE></PROPERTY>',
        '<PROPERTY NAME="Text" TYPE="string"><VALUE>say &quot;&lt;&amp;&gt;&quot;&#13;&#10;</VALUE></PROPERTY>',
        '<PROPERTY NAME="Flag" TYPE="boolean"></PROPERTY>',
        '<PROPERTY NAME="Big" TYPE="uint64"><VALUE>18446744073709551615</VALUE></PROPERTY>',
        '<PROPERTY.ARRAY NAME="Names" TYPE="string"><VALUE.ARRAY><VALUE>x</VALUE><VALUE>y</VALUE></VALUE.ARRAY></PROPERTY.ARRAY>',
        '<PROPERTY.ARRAY NAME="Moves" TYPE="string"><VALUE.ARRAY><VALUE>&lt;INSTANCE CLASSNAME=&quot;Move&quot;&gt;&lt;PROPERTY NAME=&quot;Source&quot; TYPE=&quot;string&quot;&gt;&lt;VALUE&gt;c:\\d&lt;/VALUE&gt;&lt;/PROPERTY&gt;&lt;PROPERTY NAME=&quot;Size&quot; TYPE=&quot;uint64&quot;&gt;&lt;/PROPERTY&gt;&lt;/INSTANCE&gt;</VALUE></VALUE.ARRAY></PROPERTY.ARRAY></INSTANCE>',
      ].join("\n"),
    );
  });

  test("MOF", () => {
    expect(writeEmbedded(everything, values, "mof", findClass)).toBe(
      [
        "instance of Everything {",
        '  InstanceID = "a";',
        '  Text = "say \\"<&>\\"\\r\\n";',
        "  Flag = NULL;",
        "  Big = 18446744073709551615;",
        '  Names = {"x", "y"};',
        '  Moves = {"instance of Move {\\n  Source = \\"c:\\\\\\\\d\\";\\n  Size = NULL;\\n};\\n"};',
        "};\n",
      ].join("\n"),
    );
  });

  test("characters that XML does not have are replaced", () => {
    expect(writeEmbedded(everything, { Text: "a\u0000b\ud800c\uffff" }, "xml", findClass)).toContain(
      "<VALUE>a\ufffdb\ufffdc\ufffd</VALUE>",
    );
  });

  test("an instance is written as one of the class that it was read as", () => {
    const text = mof("First = instance of FastMove { Speed = 9; };");
    const result = readEmbedded(text, null, findClass);
    expect(
      result.ok && writeEmbedded(everything, { First: result.instance.values["First"] }, "mof", findClass),
    ).toContain("First = instance of FastMove {");
    expect(() => writeEmbedded(everything, { Anything: { Size: 1n } }, "mof", findClass)).toThrow(
      new RangeError("Nothing says which class an embedded instance belongs to."),
    );
  });
});

test("what is written is read as it was", () => {
  const xmlText = fc.string({ unit: "grapheme" });
  const anyText: Readonly<Record<EmbeddedFormat, fc.Arbitrary<string>>> = {
    xml: xmlText.filter((text) => !/[\p{Cc}\ufffe\uffff]/u.test(text.replace(/[\t\n\r]/g, ""))),
    mof: fc.string({ unit: "binary" }),
  };
  const moveOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Values> =>
    fc.record({ Source: fc.option(text), Size: fc.option(fc.bigInt(0n, 2n ** 64n - 1n)) });
  const reals: Readonly<Record<EmbeddedFormat, fc.Arbitrary<number>>> = {
    xml: fc.double(),
    mof: fc.double({ noDefaultInfinity: true, noNaN: true }),
  };
  const valuesOf = (format: EmbeddedFormat): fc.Arbitrary<Values> => {
    const text = anyText[format];
    return fc.record(
      {
        Text: fc.option(text),
        Letter: fc.option(fc.constantFrom("a", "'", "\\", "<", "\t")),
        Flag: fc.option(fc.boolean()),
        Small: fc.integer({ min: -128, max: 127 }),
        Low: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
        Ratio: reals[format],
        When: fc.nat().map((seconds) => DateTime.interval({ seconds })),
        Names: fc.option(fc.array(text)),
        Counts: fc.array(fc.option(fc.nat(65535))),
        Target: text.map((id) => reference("Setting", { InstanceID: id }, { namespace: "root/x" })),
        Moves: fc.array(moveOf(text)),
        First: fc.option(moveOf(text)),
        All: fc.array(moveOf(text)),
      },
      { requiredKeys: [] },
    );
  };
  const format = fc.constantFrom<EmbeddedFormat>("mof", "xml");
  fc.assert(
    fc.property(
      format.chain((each) => fc.tuple(fc.constant(each), valuesOf(each))),
      ([each, values]) => {
        expect(read(writeEmbedded(everything, values, each, findClass))).toEqual(values);
      },
    ),
    { numRuns: 500 },
  );
});
