/** The code that one member gets in each part of a validator. */
import type { Class, IntrinsicType, Type } from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import { memberAccess, propertyKey } from "../../bindings/identifiers.ts";
import type { GeneratedModule } from "../module/generated-module.ts";
import { integerLiteral, isBigType, objectLiteral, stringLiteral } from "../module/literals.ts";
import { type Member, narrows } from "./members.ts";
import type { ValueEnum } from "../enums/value-enums.ts";
import { runtimeName } from "../module/names.ts";

/** Writes the code of members for one module and imports what it calls. */
export class RuleWriter {
  readonly #model: EmitModel;
  readonly #module: GeneratedModule;

  constructor(model: EmitModel, module: GeneratedModule) {
    this.#model = model;
    this.#module = module;
  }

  /** The condition under which a member of `value` is right. */
  condition(member: Member): string {
    const value = memberAccess("value", member.name);
    const { array } = member;
    const ofValue = array === null ? this.elementCondition(member, value) : this.#arrayCondition(member, value);
    const condition = member.isRequired ? ofValue : `(${value} === null || ${parenthesized(ofValue)})`;
    if (!isInherited(member.name)) return condition;
    return `(${this.#predicate("hasOwnMember")}(value, ${stringLiteral(member.name)}) && ${parenthesized(condition)})`;
  }

  #arrayCondition(member: Member, value: string): string {
    const size = member.array?.size ?? null;
    const isArray = `${this.#predicate("isArrayOf")}(${value}, ${this.#elementPredicate(member)})`;
    return size === null ? isArray : `${isArray} && ${value}.length === ${size}`;
  }

  /** The condition on a value that is not an array and not NULL. */
  elementCondition(member: Member, value: string): string {
    const { type, enums } = member;
    const mapped = [enums.values, enums.bits].filter((valueEnum) => valueEnum !== null);
    const conditions = mapped.map((valueEnum) => `${this.valuePredicate(valueEnum)}(${value})`);
    // The predicate of a value map looks at the type too; for bounds TypeScript has to see it here.
    if (mapped.length === 0 || hasBounds(member)) conditions.unshift(this.#typeCondition(member, value));
    const isBig = isBigType(type);
    if (member.limits.minValue !== null)
      conditions.push(`${value} >= ${integerLiteral(member.limits.minValue, isBig)}`);
    if (member.limits.maxValue !== null)
      conditions.push(`${value} <= ${integerLiteral(member.limits.maxValue, isBig)}`);
    return conditions.join(" && ");
  }

  #typeCondition(member: Member, value: string): string {
    const { type, limits } = member;
    if (type.kind === "reference") return `${this.#referencePredicate(type.target)}(${value})`;
    if (type.kind === "embedded") return `${this.#embeddable(type.target)}.isMember(${value})`;
    if (limits.minLength !== null || limits.maxLength !== null) {
      return `${this.#predicate("isTextWithin")}(${value}, ${limits.minLength ?? 0}, ${limits.maxLength ?? "Infinity"})`;
    }
    if (type.name === "string" || type.name === "boolean") return `typeof ${value} === "${type.name}"`;
    if (type.name === "real64") return `typeof ${value} === "number"`;
    if (type.name === "datetime" && member.datetimeKind === null) {
      return `${value} instanceof ${this.#module.value(runtimeName("datetime", "DateTime"))}`;
    }
    return `${this.#predicate(intrinsicPredicate(member, type.name))}(${value})`;
  }

  /** A function that tells whether one element of an array is right. */
  #elementPredicate(member: Member): string {
    const { type, enums, path } = member;
    if (needsElementPredicate(member)) return this.#module.value(this.#model.names.validation("isElement", path));
    const valueEnum = enums.values ?? enums.bits;
    if (valueEnum !== null) return this.valuePredicate(valueEnum);
    if (type.kind === "reference") return this.#referencePredicate(type.target);
    if (type.kind === "embedded") return `${this.#embeddable(type.target)}.isMember`;
    return this.#predicate(intrinsicPredicate(member, type.name));
  }

  /** The function that looks a value up in a value map or bit map. */
  valuePredicate({ role, path }: ValueEnum): string {
    return this.#module.value(this.#model.names.validation(role === "bits" ? "isBits" : "isValue", path));
  }

  #referencePredicate(target: Class | null): string {
    if (target === null) return this.#predicate("isReference");
    return this.#module.value(this.#model.names.validation("refersTo", target.path));
  }

  #embeddable(target: Class | null): string {
    const { names, targets } = this.#model;
    if (target === null) return this.#module.value(runtimeName("validation-parts", "anyInstance"));
    if (targets.below(target).length === 0) return this.#module.value(names.validation("validator", target.path));
    return this.#module.value(names.validation("family", target.path));
  }

  /**
   * What adds to `issues` what is wrong with a member of `value`. Most members are right, so their condition comes first.
   * What the superclass found in a member is taken back where the subclass has another rule for it.
   */
  check(member: Member, base: Member | null): string[] {
    const test = `if (!${parenthesized(this.condition(member))})`;
    if (base === null) return [`${test} { ${this.#issue(member, "issues")} }`];
    const override = `issues.override(${stringLiteral(member.name)})`;
    if (narrows(member, base)) return [`${test} { ${this.#issue(member, override)} }`];
    return [`${override};`, `${test} { ${this.#issue(member, "issues")} }`];
  }

  #issue(member: Member, issues: string): string {
    const { name, type } = member;
    const start = `${stringLiteral(name)}, ${this.#ownMember("value", name)}`;
    const rule = this.#rule(member);
    const end = rule === "{}" ? "" : `, ${rule}`;
    if (type.kind === "reference") {
      const className = type.target === null ? "null" : stringLiteral(type.target.name);
      return `${issues}.reference(${start}, ${className}, ${this.#referencePredicate(type.target)}${end});`;
    }
    if (type.kind === "embedded") {
      const className = stringLiteral(type.target?.name ?? "a class");
      return `${issues}.embedded(${start}, ${className}, ${this.#embeddable(type.target)}${end});`;
    }
    if (/int/.test(type.name)) return `${issues}.integer(${start}, "${type.name}"${end});`;
    if (/real/.test(type.name)) return `${issues}.real(${start}, "${type.name}"${end});`;
    return `${issues}.${type.name}(${start}${end});`;
  }

  #rule(member: Member): string {
    const { type, array, isRequired, limits, enums, datetimeKind } = member;
    const isBig = isBigType(type);
    const bound = (value: bigint | null): string | null => (value === null ? null : integerLiteral(value, isBig));
    const length = (value: number | null): string | null => (value === null ? null : String(value));
    return objectLiteral({
      isRequired: isRequired ? "true" : null,
      isArray: array === null ? null : "true",
      size: length(array?.size ?? null),
      kind: datetimeKind === null ? null : stringLiteral(datetimeKind),
      minValue: bound(limits.minValue),
      maxValue: bound(limits.maxValue),
      minLength: length(limits.minLength),
      maxLength: length(limits.maxLength),
      map: this.#map(enums.values),
      bits: this.#map(enums.bits),
    });
  }

  #map(valueEnum: ValueEnum | null): string | null {
    return valueEnum === null ? null : this.#module.value(valueEnum.mapName);
  }

  /** The entry `Name: value` of what is read from the wire form in `source`. */
  read(member: Member): string {
    const source = this.#ownMember("source", member.name);
    const convert = this.#conversion(member, "read");
    return entry(member, convert === null ? `${source} ?? null` : this.#converted(member, source, convert));
  }

  /** The entry `Name: value` of the wire form of `value`. */
  write(member: Member): string {
    const value = memberAccess("value", member.name);
    const convert = this.#conversion(member, "write");
    return entry(member, convert === null ? value : this.#converted(member, value, convert));
  }

  #converted({ array, type }: Member, value: string, convert: string): string {
    if (array === null) return `${convert}(${value})`;
    const element = type.kind === "embedded" ? `(element) => ${convert}(element)` : convert;
    return `${this.#module.value(runtimeName("wire", "mapElements"))}(${value}, ${element})`;
  }

  /** The function between wire form and value; `null` where both are the same. */
  #conversion({ type }: Member, direction: "read" | "write"): string | null {
    if (type.kind === "embedded") return `${this.#embeddable(type.target)}.${direction}Member`;
    if (type.kind === "reference")
      return direction === "read"
        ? this.#referenceReader(type.target)
        : this.#module.value(runtimeName("wire", "writeReference"));
    const name = conversions[direction](type.name);
    return name === null ? null : this.#module.value(runtimeName("wire", name));
  }

  #referenceReader(target: Class | null): string {
    if (target === null || target.keys.length === 0) return this.#module.value(runtimeName("wire", "readReference"));
    return this.#module.value(this.#model.names.validation("readReference", target.path));
  }

  /** The function that reads a key of a type from an object path. */
  keyReader(type: Type): string {
    if (type.kind === "reference") return this.#referenceReader(type.target);
    const name = type.kind === "intrinsic" ? keyReaderName(type.name) : "readKey";
    return this.#module.value(runtimeName("wire", name));
  }

  /** A member that may be missing: what every object inherits is none of it. */
  #ownMember(object: string, name: string): string {
    if (!isInherited(name)) return memberAccess(object, name);
    return `${this.#predicate("ownMember")}(${object}, ${stringLiteral(name)})`;
  }

  #predicate(name: string): string {
    return this.#module.value(runtimeName("predicates", name));
  }
}

/** Whether the elements of an array have a rule that no other function has. */
export function needsElementPredicate(member: Member): boolean {
  return member.array !== null && (hasBounds(member) || (member.enums.values !== null && member.enums.bits !== null));
}

/** Whether every object has such a member, as `toString`. */
function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** In a literal `__proto__: x` would set the prototype; the computed form makes a member. */
function entry({ name }: Member, value: string): string {
  return name === "__proto__" ? `["__proto__"]: ${value},` : `${propertyKey(name)}: ${value},`;
}

/** A condition as an operand; the formatter takes out what is not needed. */
export function parenthesized(condition: string): string {
  return /^\w+\([^()]*\)$|^\([^()]*\)$/.test(condition) ? condition : `(${condition})`;
}

function hasBounds({ limits: { minValue, maxValue, minLength, maxLength } }: Member): boolean {
  return minValue !== null || maxValue !== null || minLength !== null || maxLength !== null;
}

function intrinsicPredicate({ datetimeKind }: Member, name: IntrinsicType): string {
  if (name === "datetime" && datetimeKind !== null) return datetimeKind === "interval" ? "isInterval" : "isTimestamp";
  return predicateNames[name];
}

const predicateNames: Readonly<Record<IntrinsicType, string>> = {
  uint8: "isUint8",
  sint8: "isSint8",
  uint16: "isUint16",
  sint16: "isSint16",
  uint32: "isUint32",
  sint32: "isSint32",
  uint64: "isUint64",
  sint64: "isSint64",
  real32: "isReal32",
  real64: "isNumber",
  boolean: "isBoolean",
  string: "isString",
  char16: "isChar16",
  datetime: "isDateTime",
};

function keyReaderName(name: IntrinsicType): string {
  if (/int64/.test(name)) return "readBigint";
  if (/int|real/.test(name)) return "readNumberKey";
  return name === "datetime" ? "readDateTime" : "readKey";
}

const conversions = {
  read: (name: IntrinsicType): string | null => {
    if (/int64/.test(name)) return "readBigint";
    if (/int/.test(name)) return "readInteger";
    return /real/.test(name) ? "readReal" : name === "datetime" ? "readDateTime" : null;
  },
  write: (name: IntrinsicType): string | null => {
    if (/int64/.test(name) || name === "datetime") return "writeText";
    return /real/.test(name) ? "writeReal" : null;
  },
};
