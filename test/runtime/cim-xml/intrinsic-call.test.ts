/** Calls as servers accept them, and answers as servers write them. */
import { describe, expect, test } from "vitest";
import { readIntrinsicResponse, writeIntrinsicCall } from "../../../src/runtime/cim-xml/intrinsic-call.ts";
import { CimError, CimStatus } from "../../../src/runtime/cim-error.ts";
import { answer, errorAnswer, message } from "./answers.ts";

test("a call is one document, its parameters in the order of the operation", () => {
  expect(
    writeIntrinsicCall("GetClass", "root/cimv2", { LocalOnly: true, ClassName: "CIM_Job", PropertyList: ["A&B", "C"] }),
  ).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n' +
      '<CIM CIMVERSION="2.0" DTDVERSION="2.0"><MESSAGE ID="1" PROTOCOLVERSION="1.0"><SIMPLEREQ>' +
      '<IMETHODCALL NAME="GetClass"><LOCALNAMESPACEPATH><NAMESPACE NAME="root"></NAMESPACE><NAMESPACE NAME="cimv2">' +
      '</NAMESPACE></LOCALNAMESPACEPATH><IPARAMVALUE NAME="ClassName"><CLASSNAME NAME="CIM_Job"></CLASSNAME>' +
      '</IPARAMVALUE><IPARAMVALUE NAME="LocalOnly"><VALUE>TRUE</VALUE></IPARAMVALUE>' +
      '<IPARAMVALUE NAME="PropertyList"><VALUE.ARRAY><VALUE>A&amp;B</VALUE><VALUE>C</VALUE></VALUE.ARRAY>' +
      "</IPARAMVALUE></IMETHODCALL></SIMPLEREQ></MESSAGE></CIM>",
  );
});

test("a class comes with its members, qualifiers and defaults", () => {
  const text = answer(
    "GetClass",
    `<CLASS NAME="TST_Disk" SUPERCLASS="TST_Device">
<QUALIFIER NAME="Version" TYPE="string" TOSUBCLASS="false" TRANSLATABLE="true"><VALUE>1.0</VALUE></QUALIFIER>
<PROPERTY NAME="Size" CLASSORIGIN="TST_Disk" TYPE="uint64"><VALUE>42</VALUE></PROPERTY>
<PROPERTY.ARRAY NAME="Codes" TYPE="uint16" ARRAYSIZE="3" PROPAGATED="true">
<QUALIFIER NAME="ValueMap" TYPE="string" OVERRIDABLE="false"><VALUE.ARRAY><VALUE>1</VALUE><VALUE.NULL/></VALUE.ARRAY></QUALIFIER>
</PROPERTY.ARRAY>
<PROPERTY.REFERENCE NAME="Host" REFERENCECLASS="TST_Host"></PROPERTY.REFERENCE>
<METHOD NAME="Format" TYPE="uint32" CLASSORIGIN="TST_Device" PROPAGATED="true">
<PARAMETER NAME="Label" TYPE="string"></PARAMETER>
<PARAMETER.REFARRAY NAME="Spares" REFERENCECLASS="TST_Disk"></PARAMETER.REFARRAY>
</METHOD>
</CLASS>`,
  );
  const plain = { isOverridable: true, toSubclass: true, isTranslatable: false, isPropagated: false };
  expect(readIntrinsicResponse("GetClass", text)).toEqual({
    name: "TST_Disk",
    superclass: "TST_Device",
    qualifiers: [{ ...plain, name: "Version", type: "string", value: "1.0", toSubclass: false, isTranslatable: true }],
    properties: [
      {
        name: "Size",
        type: "uint64",
        referenceClass: null,
        array: null,
        qualifiers: [],
        classOrigin: "TST_Disk",
        isPropagated: false,
        value: "42",
      },
      {
        name: "Codes",
        type: "uint16",
        referenceClass: null,
        array: { size: 3 },
        qualifiers: [{ ...plain, name: "ValueMap", type: "string", value: ["1", null], isOverridable: false }],
        classOrigin: null,
        isPropagated: true,
        value: null,
      },
      {
        name: "Host",
        type: null,
        referenceClass: "TST_Host",
        array: null,
        qualifiers: [],
        classOrigin: null,
        isPropagated: false,
        value: null,
      },
    ],
    methods: [
      {
        name: "Format",
        returnType: "uint32",
        classOrigin: "TST_Device",
        isPropagated: true,
        qualifiers: [],
        parameters: [
          { name: "Label", type: "string", referenceClass: null, array: null, qualifiers: [] },
          { name: "Spares", type: null, referenceClass: "TST_Disk", array: { size: null }, qualifiers: [] },
        ],
      },
    ],
  });
});

test("a qualifier comes with its scopes and flavors", () => {
  const text = answer(
    "EnumerateQualifiers",
    `<QUALIFIER.DECLARATION NAME="Values" TYPE="string" ISARRAY="true" TRANSLATABLE="true">
<SCOPE PROPERTY="true" METHOD="TRUE" PARAMETER="false"/></QUALIFIER.DECLARATION>
<QUALIFIER.DECLARATION NAME="Key" TYPE="boolean" OVERRIDABLE="false"><VALUE>FALSE</VALUE></QUALIFIER.DECLARATION>`,
  );
  expect(readIntrinsicResponse("EnumerateQualifiers", text)).toEqual([
    {
      name: "Values",
      type: "string",
      array: { size: null },
      value: null,
      scopes: ["PROPERTY", "METHOD"],
      isOverridable: true,
      toSubclass: true,
      isTranslatable: true,
    },
    {
      name: "Key",
      type: "boolean",
      array: null,
      value: "FALSE",
      scopes: [],
      isOverridable: false,
      toSubclass: true,
      isTranslatable: false,
    },
  ]);
});

test("names of classes and of instances", () => {
  const names = answer("EnumerateClassNames", '<CLASSNAME NAME="TST_A"/><CLASSNAME NAME="TST_B"/>');
  expect(readIntrinsicResponse("EnumerateClassNames", names)).toEqual(["TST_A", "TST_B"]);
  const instances = answer(
    "EnumerateInstanceNames",
    `<INSTANCENAME CLASSNAME="TST_A"><KEYBINDING NAME="Id"><KEYVALUE VALUETYPE="numeric">7</KEYVALUE></KEYBINDING></INSTANCENAME>`,
  );
  expect(readIntrinsicResponse("EnumerateInstanceNames", instances)).toEqual([
    { className: "TST_A", namespace: null, host: null, keys: { Id: 7n } },
  ]);
});

test("an answer without IRETURNVALUE is an empty list", () => {
  const text = message('<IMETHODRESPONSE NAME="EnumerateClasses"></IMETHODRESPONSE>');
  expect(readIntrinsicResponse("EnumerateClasses", text)).toEqual([]);
});

describe("an error of the server is a CimError", () => {
  test.each([
    ["6", CimStatus.NOT_FOUND, "no such class"],
    ["27", CimStatus.SERVER_LIMITS_EXCEEDED, "no such class"],
    ["999", CimStatus.FAILED, "status 999: no such class"],
    ["", CimStatus.FAILED, "status : no such class"],
  ])("CODE %j", (code, status, text) => {
    const document = errorAnswer("GetClass", 0, "no such class").replace('CODE="0"', `CODE="${code}"`);
    const read = (): unknown => readIntrinsicResponse("GetClass", document);
    expect(read).toThrow(CimError);
    expect(read).toThrow(expect.objectContaining({ status, message: text }));
  });
});

describe("what is not an answer to the operation is refused", () => {
  const classes = answer("EnumerateClasses", "");
  test.each([
    ["nothing", "", "it is not well-formed XML: document must contain a root element"],
    ["no XML", "Not Found", "it is not well-formed XML: text data outside of root node"],
    ["half an answer", classes.slice(0, 200), "it is not well-formed XML: unclosed tag: "],
    ["HTML", "<html></html>", "expected CIM, found html"],
    ["a document type", classes.replace("<CIM ", "<!DOCTYPE CIM>\n<CIM "), "a DOCTYPE has no place in it"],
    ["another operation", answer("GetClass", ""), "it answers GetClass and not EnumerateClasses"],
    ["another version", classes.replace('DTDVERSION="2', 'DTDVERSION="3'), "its DTDVERSION is 3.0, not 2.x"],
    ["another protocol", classes.replace('VERSION="1.0">', 'VERSION="2.0">'), "its PROTOCOLVERSION is 2.0, not 1.x"],
    ["another element", answer("EnumerateClasses", "<VALUE/>"), "expected CLASS, found VALUE"],
    ["a class without a name", answer("EnumerateClasses", "<CLASS></CLASS>"), "CLASS has no attribute NAME"],
    ["endless depth", answer("EnumerateClasses", "<CLASS>".repeat(200)), "it nests deeper than 128 XML elements"],
  ])("%s", (_, text, complaint) => {
    expect(() => readIntrinsicResponse("EnumerateClasses", text)).toThrow(complaint);
  });
});
