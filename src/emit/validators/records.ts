/** Validators of objects: of the instances of a class, and of the input and output of its methods. */
import type { Class } from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import type { GeneratedModule } from "../module/generated-module.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { stringLiteral } from "../module/literals.ts";
import { isSameRule, type Member, narrows, propertyMember } from "./members.ts";
import { type RuleWriter } from "./rules.ts";
import { runtimeName } from "../module/names.ts";

/** A condition on the members of a class that its subclasses share. */
export interface HasView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly type: string;
  /** Conditions, joined with `&&`. */
  readonly condition: string;
}

export interface RecordView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly type: string;
  /** A string literal. */
  readonly subject: string;
  readonly condition: string;
  readonly checkParameters: string;
  readonly checks: readonly string[];
  readonly readParameter: string;
  readonly reads: readonly string[];
  readonly writeParameter: string;
  readonly writes: readonly string[];
  /** The argument behind the rules, with its comma, where there is one. */
  readonly options: string;
}

/** Writes records for one module. */
export class RecordWriter {
  readonly #model: EmitModel;
  readonly #module: GeneratedModule;
  readonly #rules: RuleWriter;
  readonly #isOpen: boolean;

  /** @param isOpen whether values that a map does not have give warnings only */
  constructor(model: EmitModel, module: GeneratedModule, rules: RuleWriter, isOpen: boolean) {
    this.#model = model;
    this.#module = module;
    this.#rules = rules;
    this.#isOpen = isOpen;
  }

  /** The input or output of a method. */
  ofMembers(name: string, type: string, subject: string, members: readonly Member[]): RecordView {
    return this.#record(name, type, subject, jsdoc(`${subject[0]?.toUpperCase()}${subject.slice(1)}.`, [], 0), {
      condition: this.#exactly(
        type,
        members.length,
        members.map((member) => this.#rules.condition(member)),
      ),
      checks: members.flatMap((member) => this.#rules.check(member, null)),
      reads: members.map((member) => this.#rules.read(member)),
      writes: members.map((member) => this.#rules.write(member)),
    });
  }

  /** The instances of a class. What the superclass's validator does is left to it. */
  ofClass(cls: Class): RecordView {
    const { names } = this.#model;
    const type = names.classType(cls).name;
    const inherited = this.#inherited(cls);
    const isNew = (member: Member, isSame: (own: Member, base: Member) => boolean): boolean => {
      const base = inherited.get(member.name);
      return base === undefined || !isSame(member, base);
    };
    const members = this.#members(cls);
    const checked = members.filter((member) => isNew(member, isSameRule));
    const converted = members.filter((member) => isNew(member, isSameForm));
    const base = cls.superclass === null || inherited.size === 0 ? null : this.#rulesOf(cls.superclass);
    const checks = checked.flatMap((member) => this.#rules.check(member, inherited.get(member.name) ?? null));
    return this.#record(
      names.validation("validator", cls.path).name,
      type,
      cls.name,
      jsdoc(`Instances of ${cls.name}.`, [], 0),
      {
        condition: this.#exactly(
          type,
          members.length,
          this.#isShared(cls) ? [this.#hasCall(cls)] : this.#conditions(cls),
        ),
        checks: [...(base === null ? [] : [`${base}.check(value, issues);`]), ...checks],
        reads: [
          ...(base === null ? [] : [`...${base}.read(source),`]),
          ...converted.map((member) => this.#rules.read(member)),
        ],
        writes: [
          ...(base === null ? [] : [`...${base}.write(value),`]),
          ...converted.map((member) => this.#rules.write(member)),
        ],
      },
    );
  }

  /** The condition that subclasses share; none where there are no subclasses or no members. */
  sharedCondition(cls: Class): HasView[] {
    if (!this.#isShared(cls)) return [];
    this.#module.type(runtimeName("predicates", "Unchecked"));
    return [
      {
        doc: jsdoc(`Whether an object has the members of ${cls.name} and they are right. It may have others.`, [], 0),
        name: this.#model.names.validation("has", cls.path).name,
        type: this.#model.names.classType(cls).name,
        condition: this.#conditions(cls).join(" && "),
      },
    ];
  }

  #record(
    name: string,
    type: string,
    subject: string,
    doc: readonly string[],
    parts: Pick<RecordView, "condition" | "checks" | "reads" | "writes">,
  ): RecordView {
    this.#module.type(runtimeName("validation", "Validator"));
    this.#module.value(runtimeName("validation", "validator"));
    const isEmpty = parts.checks.length === 0;
    return {
      doc,
      name,
      type,
      subject: stringLiteral(subject),
      ...parts,
      checkParameters: isEmpty ? "" : "value, issues",
      readParameter: isEmpty ? "" : "source",
      writeParameter: isEmpty ? "" : "value",
      options: this.#isOpen ? ", { open: true }" : "",
    };
  }

  /** The condition on a value whose type is not known yet. */
  #exactly(type: string, size: number, conditions: readonly string[]): string {
    const isRecord = this.#module.value(runtimeName("predicates", "isRecord"));
    const countMembers = this.#module.value(runtimeName("predicates", "countMembers"));
    return [`${isRecord}<${type}>(value)`, `${countMembers}(value) === ${size}`, ...conditions].join(" && ");
  }

  /**
   * The conditions on the members of a class: a call for the nearest ancestor all of whose rules still hold, and what
   * is new or tighter. An override that allows more than the ancestor does keeps its condition from being shared.
   */
  #conditions(cls: Class): string[] {
    const members = this.#members(cls);
    const byName = new Map(members.map((member) => [member.name, member]));
    for (let at = cls.superclass; at !== null; at = at.superclass) {
      const bases = this.#members(at);
      if (bases.length === 0) break;
      const isKept = bases.every((base) => {
        const own = byName.get(base.name);
        return own !== undefined && narrows(own, base);
      });
      if (!isKept) continue;
      const known = new Map(bases.map((base) => [base.name, base]));
      const added = members.filter((member) => {
        const base = known.get(member.name);
        return base === undefined || !isSameRule(member, base);
      });
      return [this.#hasCall(at), ...added.map((member) => this.#rules.condition(member))];
    }
    return members.map((member) => this.#rules.condition(member));
  }

  #hasCall(cls: Class): string {
    return `${this.#module.value(this.#model.names.validation("has", cls.path))}(value)`;
  }

  #isShared(cls: Class): boolean {
    return cls.properties.size > 0 && this.#model.targets.below(cls).length > 0;
  }

  #members(cls: Class): Member[] {
    return cls.properties.values().map((property) => propertyMember(property, this.#model));
  }

  #inherited(cls: Class): ReadonlyMap<string, Member> {
    const members = cls.superclass === null ? [] : this.#members(cls.superclass);
    return new Map(members.map((member) => [member.name, member]));
  }

  #rulesOf(cls: Class): string {
    return `${this.#module.value(this.#model.names.validation("validator", cls.path))}.rules`;
  }
}

/** Whether both have the same wire form. */
function isSameForm(a: Member, b: Member): boolean {
  if ((a.array === null) !== (b.array === null) || a.type.kind !== b.type.kind) return false;
  if (a.type.kind === "intrinsic") return b.type.kind === "intrinsic" && a.type.name === b.type.name;
  return a.type.kind === "reference" || (b.type.kind === "embedded" && a.type.target === b.type.target);
}
