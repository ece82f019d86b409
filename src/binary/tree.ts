/** Records to the tree that the parser makes: what the compiler of binary MOF added becomes syntax again. */
import type { SourceFile } from "../source/source-file.ts";
import type * as ast from "../syntax/ast.ts";
import type { BinaryMof, MofBuffer, ObjectRecord, PropertyRecord } from "./binary-mof.ts";
import type { Fault } from "./fault.ts";
import { type Making, methodNode, propertyNode } from "./members.ts";
import { isIdentifier, nameNode, pragmaNode, spanIn, valueNode } from "./nodes.ts";
import { isWholeFile } from "./places.ts";
import { qualifierNodes } from "./qualifiers.ts";
import { systemProperty } from "./system-properties.ts";
import { TreeFaults } from "./tree-faults.ts";

/** The bits of `__CLASSFLAGS` and the words of `#pragma classflags` (WMI SDK). */
const classFlags: readonly (readonly [bit: number, word: string])[] = [
  [1, "updateonly"],
  [2, "createonly"],
  [32, "safeupdate"],
  [64, "forceupdate"],
];

const knownFlags = classFlags.reduce((bits, [bit]) => bits | bit, 0);

const systemProperties: ReadonlySet<string> = new Set(["__CLASS", "__SUPERCLASS", "__NAMESPACE", "__CLASSFLAGS"]);

/** The namespace of what was compiled without a pragma. */
const defaultNamespace = "root\\default";

export interface Tree {
  readonly specification: ast.MofSpecification;
  readonly faults: readonly Fault[];
}

export function treeOf(file: SourceFile, binary: BinaryMof): Tree {
  return new TreeMaker(file, binary).tree();
}

class TreeMaker {
  readonly #file: SourceFile;
  readonly #buffers: readonly MofBuffer[];
  readonly #isWhole: boolean;
  readonly #faults: TreeFaults;
  readonly #making: Making;
  readonly #productions: ast.Production[] = [];
  /** What the last pragmas said. */
  #namespace = defaultNamespace;
  #flags = 0;

  constructor(file: SourceFile, { buffers, faults }: BinaryMof) {
    this.#file = file;
    this.#buffers = buffers;
    this.#isWhole = faults.every(({ kind }) => kind === "left-over");
    this.#faults = new TreeFaults(buffers);
    this.#making = { file, faults: this.#faults, nested: (object) => this.#instance(object) };
  }

  tree(): Tree {
    for (const object of this.#distinct()) this.#add(object);
    const specification: ast.MofSpecification = {
      kind: "MofSpecification",
      productions: this.#productions,
      comments: this.#buffers.flatMap((buffer) => this.#commentOf(buffer) ?? []),
      ...(this.#isWhole && this.#faults.count === 0 ? {} : { isPartial: true }),
      span: { file: this.#file, start: 0, end: this.#file.text.length },
    };
    return { specification, faults: this.#faults.list };
  }

  /** Firmware carries the same declarations in several buffers: byte for byte the same is said once. */
  #distinct(): readonly ObjectRecord[] {
    const objects = this.#buffers.flatMap((buffer) => buffer.objects);
    if (this.#buffers.length < 2) return objects;
    const known = new Set<string>();
    return objects.filter(({ start, end }) => {
      const text = this.#file.text.slice(start, end);
      return !known.has(text) && known.add(text);
    });
  }

  /** Says of declarations what buffer they are from, where there is a choice. */
  #commentOf({ holder, at, start }: MofBuffer): ast.Comment | null {
    if (isWholeFile({ buffers: this.#buffers })) return null;
    const text = `// ${holder === null ? "" : `${holder} `}at 0x${at.toString(16)}`;
    return { kind: "Comment", text, span: { file: this.#file, start, end: start } };
  }

  #add(object: ObjectRecord): void {
    const node = object.kind === "class" ? this.#class(object) : this.#instance(object);
    if (node === null) return;
    this.#addNamespace(object);
    this.#addFlags(object);
    this.#productions.push(node);
  }

  #addNamespace(object: ObjectRecord): void {
    const record = systemProperty(object, "__NAMESPACE");
    const namespace = record?.value?.kind === "string" ? record.value.value : this.#namespace;
    if (record === undefined || namespace === this.#namespace) return;
    this.#namespace = namespace;
    this.#productions.push(pragmaNode("namespace", [namespace], spanIn(this.#file, record)));
  }

  /** There is no pragma that takes flags back. */
  #addFlags(object: ObjectRecord): void {
    const record = systemProperty(object, "__CLASSFLAGS");
    const flags = record?.value?.kind === "integer" ? Number(record.value.value) >>> 0 : 0;
    if (record === undefined || flags === this.#flags) return;
    this.#flags = flags;
    const unknown = (flags & ~knownFlags) >>> 0;
    if (unknown !== 0) this.#faults.unknown("class-flag", unknown, record);
    const words = classFlags.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);
    if (words.length > 0) this.#productions.push(pragmaNode("classflags", words, spanIn(this.#file, record)));
  }

  #class(object: ObjectRecord): ast.ClassDeclaration | null {
    const name = this.#className(object, "__CLASS");
    if (name === null) return null;
    const before = this.#faults.count;
    const qualifiers = qualifierNodes(object.qualifiers, this.#file, this.#faults);
    const isDerived = systemProperty(object, "__SUPERCLASS") !== undefined;
    const superclass = isDerived ? this.#className(object, "__SUPERCLASS") : null;
    const properties = this.#ownProperties(object).map((property) => propertyNode(property, this.#making));
    const methods = object.methods.map((method) => methodNode(method, this.#making));
    const isPartial = object.isPartial || this.#faults.count > before;
    return {
      kind: "ClassDeclaration",
      qualifiers,
      name,
      alias: null,
      superclass,
      members: [...properties, ...methods].filter((member) => member !== null),
      ...(isPartial ? { isPartial: true } : {}),
      span: spanIn(this.#file, object),
    };
  }

  #instance(object: ObjectRecord): ast.InstanceDeclaration | null {
    const className = this.#className(object, "__CLASS");
    if (className === null) return null;
    const before = this.#faults.count;
    const qualifiers = qualifierNodes(object.qualifiers, this.#file, this.#faults);
    const properties = this.#ownProperties(object).flatMap((property) => this.#propertyValue(property) ?? []);
    const isPartial = object.isPartial || this.#faults.count > before;
    return {
      kind: "InstanceDeclaration",
      qualifiers,
      className,
      alias: null,
      properties,
      ...(isPartial ? { isPartial: true } : {}),
      span: spanIn(this.#file, object),
    };
  }

  #propertyValue(record: PropertyRecord): ast.PropertyValue | null {
    const { name, value, qualifiers } = record;
    if (!isIdentifier(name.text)) return this.#faults.name(name);
    return {
      kind: "PropertyValue",
      qualifiers: qualifierNodes(qualifiers, this.#file, this.#faults),
      name: nameNode(name.text, spanIn(this.#file, name)),
      value: value === null ? null : valueNode(value, this.#file, this.#making.nested),
      span: spanIn(this.#file, record),
    };
  }

  /** The properties that the source declares. */
  #ownProperties({ properties }: ObjectRecord): PropertyRecord[] {
    return properties.filter(({ name }) => {
      if (!name.text.startsWith("__")) return true;
      if (!systemProperties.has(name.text)) this.#faults.unknown("system-property", name.text, name);
      return false;
    });
  }

  #className(object: ObjectRecord, property: string): ast.Name | null {
    const value = systemProperty(object, property)?.value;
    if (value?.kind !== "string") return this.#faults.classless(object);
    if (!isIdentifier(value.value)) return this.#faults.name({ text: value.value, start: value.start, end: value.end });
    return nameNode(value.value, spanIn(this.#file, value));
  }
}
