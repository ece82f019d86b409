import { object } from "../../json/shape.ts";
import type { Class } from "../../schema/model.ts";
import type { Backend, EmitOptions, FileView } from "../backend.ts";
import { provenanceTags } from "../../bindings/element-tags.ts";
import { GeneratedModule, type ModuleView } from "../module/generated-module.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { integerLiteral, objectLiteral, stringLiteral } from "../module/literals.ts";
import type { EnumBase, EnumMember, ValueEnum } from "./value-enums.ts";
import { runtimeName } from "../module/names.ts";

/** View of `enums.hbs`. */
export interface EnumsView extends ModuleView {
  readonly enums: readonly EnumView[];
}

export interface EnumView {
  /** Empty where the map has no exact value, and so no enum. */
  readonly members: readonly EnumMemberView[];
  readonly doc: readonly string[];
  readonly opening: string;
  readonly closing: readonly string[];
  readonly mapDoc: readonly string[];
  readonly mapName: string;
  readonly mapType: string;
  readonly rows: readonly string[];
}

export interface EnumMemberView {
  readonly doc: readonly string[];
  readonly text: string;
}

/** One module with the enums and value maps of each class that declares any. */
export const enumsBackend: Backend = {
  name: "enums",
  options: object("Nothing.", {}),
  isPerClass: true,
  requires: ["runtime"],
  runtime: ["value-map.ts"],
  views: (model, options) =>
    model.classes.flatMap((cls) => {
      const [first, ...others] = model.enums.declaredBy(cls);
      return first === undefined ? [] : [enumsFile(cls, [first, ...others], options)];
    }),
};

function enumsFile(
  cls: Class,
  valueEnums: readonly [ValueEnum, ...ValueEnum[]],
  options: EmitOptions,
): FileView<EnumsView> {
  const module = new GeneratedModule(valueEnums[0].name.module, cls.declaration, options);
  module.type(runtimeName("value-map", "ValueMap"));
  module.value(runtimeName("value-map", "valueMap"));
  return module.file("enums", { enums: valueEnums.map((valueEnum) => enumView(valueEnum, options)) });
}

function enumView(valueEnum: ValueEnum, options: EmitOptions): EnumView {
  const { path, role, base, members } = valueEnum;
  const { name } = valueEnum.name;
  // TypeScript enums hold numbers and strings only.
  const isConst = options.enumStyle === "const" || base === "bigint";
  const subject = role === "bits" ? `Bit positions of ${path}, 0 the lowest bit.` : `Values of ${path}.`;
  return {
    doc: jsdoc(subject, provenanceTags(path), 0),
    opening: isConst ? `export const ${name} = {` : `export enum ${name} {`,
    members: members.map((member) => memberView(member, base, isConst)),
    closing: isConst ? ["} as const;", `export type ${name} = (typeof ${name})[keyof typeof ${name}];`] : ["}"],
    mapDoc: jsdoc(mapText(valueEnum), [], 0),
    mapName: valueEnum.mapName.name,
    mapType: members.length > 0 ? `ValueMap<${base}, ${name}>` : `ValueMap<${base}>`,
    rows: rows(valueEnum, isConst),
  };
}

function memberView(member: EnumMember, base: EnumBase, isConst: boolean): EnumMemberView {
  const { name, value, label } = member;
  const isPlain = label === null || label === name;
  return {
    doc: isPlain ? [] : jsdoc(label, [], 2),
    text: `${name}${isConst ? ":" : " ="} ${mappedLiteral(value, base)},`,
  };
}

function mapText({ path, map, role }: ValueEnum): string {
  const beyond = map.entries.filter((entry) => entry.kind !== "value");
  const subject = `The ${role === "bits" ? "bit" : "value"} map of ${path}.`;
  if (beyond.length === 0) return subject;
  const lines = beyond.map(({ text, label }) => (label === null ? `- ${text}` : `- ${text}: ${label}`));
  return [`${subject} Values beyond the members:`, ...lines].join("\n");
}

function rows({ name, base, members, map }: ValueEnum, isConst: boolean): string[] {
  const memberOf = new Map(members.map((member) => [rowKey(member), member]));
  const written = new Set<string>();
  const lines: string[] = [];
  for (const entry of map.entries) {
    const label = entry.label === null ? "null" : stringLiteral(entry.label);
    if (entry.kind === "value") {
      const key = rowKey(entry);
      const member = memberOf.get(key);
      if (member === undefined || written.has(key)) continue;
      written.add(key);
      const text = entry.text === String(entry.value) ? null : stringLiteral(entry.text);
      // A number that a TypeScript enum has stands for the member; a string does not.
      const isNamed = base === "string" && !isConst;
      const value = isNamed ? `${name.name}.${member.name}` : mappedLiteral(entry.value, base);
      lines.push(objectLiteral({ value, label, text }));
    } else if (entry.kind === "range") {
      const text = entry.text === `${entry.low}..${entry.high}` ? null : stringLiteral(entry.text);
      lines.push(
        objectLiteral({ low: mappedLiteral(entry.low, base), high: mappedLiteral(entry.high, base), label, text }),
      );
    } else {
      lines.push(objectLiteral({ label }));
    }
  }
  return lines;
}

function rowKey({ value, label }: { readonly value: bigint | string; readonly label: string | null }): string {
  return JSON.stringify([String(value), label]);
}

function mappedLiteral(value: bigint | string, base: EnumBase): string {
  return typeof value === "string" ? stringLiteral(value) : integerLiteral(value, base === "bigint");
}
