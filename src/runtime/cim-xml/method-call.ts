/** Calls of the methods of a schema, and what they return (DSP0200 5.3.5). Pure: nothing is sent here. */
import type { MethodDescriptor, ParameterDescriptor } from "../descriptor.ts";
import type { EmbeddedMember } from "../embedded/members.ts";
import { embeddedAttribute, writeValue, type XmlForm } from "../embedded/xml-text.ts";
import { readParameterValue } from "../embedded/xml.ts";
import { type Reference, reference } from "../reference.ts";
import type { Members } from "../schema-names.ts";
import { readError } from "./intrinsic-call.ts";
import { readMessage, writeMessage } from "./message.ts";
import { writeNamespace, writePath } from "./object-path.ts";
import type { WireTypes } from "./wire-types.ts";
import { attribute, only } from "./xml-parts.ts";
import { element } from "./xml-text.ts";
import { type XmlElement, XmlError } from "./xml-tree.ts";

/** DSP0201 knows embedded instances as texts alone. */
export const wireForm: XmlForm = { objects: "text" };

/** What a method is called on. */
export interface MethodPlace {
  readonly namespace: string;
  readonly className: string;
  /** `null` for a static method. */
  readonly instance: Reference | null;
}

/** The document of a call. A parameter that is NULL is left out. */
export function writeMethodCall(
  { namespace, className, instance }: MethodPlace,
  method: MethodDescriptor,
  input: Members,
  members: EmbeddedMember,
): string {
  const path =
    instance === null
      ? element(
          "LOCALCLASSPATH",
          {},
          writeNamespace(namespace) + element("CLASSNAME", { NAME: className }, ""),
        )
      : writePath(reference(instance.className, instance.keys, { namespace }));
  const parameters = method.parameters.map((parameter) =>
    writeParameterValue(
      "PARAMVALUE",
      { NAME: parameter.name },
      parameter,
      input[parameter.name],
      members,
    ),
  );
  const call = element("METHODCALL", { NAME: method.name }, path + parameters.join(""));
  return writeMessage("1", element("SIMPLEREQ", {}, call));
}

/** NULL is left out. */
export function writeParameterValue(
  name: string,
  attributes: Readonly<Record<string, string>>,
  parameter: ParameterDescriptor,
  value: unknown,
  members: EmbeddedMember,
): string {
  if (value === null || value === undefined) return "";
  const { type } = parameter;
  const PARAMTYPE = typeof type === "string" ? type : "reference" in type ? "reference" : "string";
  return element(
    name,
    { ...attributes, PARAMTYPE, ...embeddedAttribute(parameter, wireForm) },
    writeValue(parameter, value, members, wireForm),
  );
}

/** Some senders give the type under the name that it has for properties; others give none. */
export function parameterType({ attributes }: XmlElement): string | null {
  return attributes["PARAMTYPE"] ?? attributes["TYPE"] ?? null;
}

/** The return value as an element that has a type, and no more; `null` for a method that returns nothing. */
export function returnElement({
  returnType,
  returnArray,
}: MethodDescriptor): ParameterDescriptor | null {
  if (returnType === null) return null;
  return {
    name: "ReturnValue",
    type: returnType,
    array: returnArray,
    isRequired: false,
    limits: { minValue: null, maxValue: null, minLength: null, maxLength: null },
    valueMap: null,
    bitMap: null,
    default: null,
    deprecated: null,
    isIn: false,
    isOut: true,
  };
}

/**
 * The return value, under ReturnValue, and the out-parameters that an answer gives. Throws a CimError where the server
 * reports one, an XmlError where the document is not an answer to the call, and an EmbeddedError where a value is not of
 * its type.
 */
export function readMethodResponse(
  text: string,
  method: MethodDescriptor,
  types: WireTypes,
): Members {
  const response = only(only(readMessage(text), "SIMPLERSP"), "METHODRESPONSE");
  const answered = attribute(response, "NAME");
  if (answered.toLowerCase() !== method.name.toLowerCase())
    throw new XmlError(`it answers ${answered} and not ${method.name}`, response.offset);
  const error = response.children.find(({ name }) => name === "ERROR");
  if (error !== undefined) throw readError(error);
  const output: Record<string, unknown> = {};
  const read = (part: XmlElement, parameter: ParameterDescriptor | null | undefined): void => {
    // What the schema does not have is nobody's to read.
    if (parameter !== null && parameter !== undefined)
      output[parameter.name] = types.valueOf(
        readParameterValue(part),
        parameterType(part),
        parameter,
      );
  };
  for (const part of response.children) {
    if (part.name === "RETURNVALUE") read(part, returnElement(method));
    if (part.name !== "PARAMVALUE") continue;
    const name = attribute(part, "NAME").toLowerCase();
    read(
      part,
      method.parameters.find((each) => each.isOut && each.name.toLowerCase() === name),
    );
  }
  return output;
}
