/** The functions that tell whether single values are right: by value map, and by limits of array elements. */
import type { Class } from "../../schema/model.ts";
import type { EmitModel } from "../backend.ts";
import { jsdoc } from "../module/jsdoc.ts";
import { inputMembers, type Member, outputMembers, propertyMember } from "./members.ts";
import { needsElementPredicate, parenthesized, type RuleWriter } from "./rules.ts";
import { bitCondition, valueCondition } from "./values.ts";
import type { ValueEnum } from "../enums/value-enums.ts";

export interface PredicateView {
  readonly doc: readonly string[];
  readonly name: string;
  readonly condition: string;
}

/** The predicates of what a class declares. */
export function predicateViews(cls: Class, model: EmitModel, rules: RuleWriter): PredicateView[] {
  const members = declaredMembers(cls, model);
  const valueEnums = model.enums.declaredBy(cls).flatMap((valueEnum) => {
    const member = members.find(({ enums }) => enums.values === valueEnum || enums.bits === valueEnum);
    return member === undefined ? [] : [valuePredicate(valueEnum, member, rules)];
  });
  const elements = distinct(members.filter(needsElementPredicate)).map((member) =>
    elementPredicate(member, model, rules),
  );
  return [...valueEnums, ...elements];
}

function declaredMembers(cls: Class, model: EmitModel): Member[] {
  const properties = cls.properties.values().filter((property) => property.declaringClass === cls);
  const methods = cls.methods.values().filter((method) => method.declaringClass === cls);
  return [
    ...properties.map((property) => propertyMember(property, model)),
    ...methods.flatMap((method) => [...inputMembers(method, model), ...outputMembers(method, model)]),
  ];
}

/** A parameter that is both input and output is one element. */
function distinct(members: readonly Member[]): Member[] {
  return [...new Map(members.map((member) => [member.path, member])).values()];
}

function valuePredicate(valueEnum: ValueEnum, member: Member, rules: RuleWriter): PredicateView {
  const { path, role } = valueEnum;
  const typeName = member.type.kind === "intrinsic" ? member.type.name : "";
  const known = role === "bits" ? bitCondition(valueEnum, typeName) : valueCondition(valueEnum, typeName);
  const bare = {
    ...member,
    enums: { values: null, bits: null },
    limits: { minValue: null, maxValue: null, minLength: null, maxLength: null },
  };
  const ofType = rules.elementCondition(bare, "value");
  const doc =
    role === "bits"
      ? `Whether a value has no bits but those of ${path}.`
      : `Whether a value is one that ${path} can have.`;
  // A text that equals one of the map's is a string already.
  const isEnough = typeName === "string" && known !== null;
  return {
    doc: jsdoc(doc, [], 0),
    name: rules.valuePredicate(valueEnum),
    condition: known === null ? ofType : isEnough ? known : `${ofType} && ${parenthesized(known)}`,
  };
}

function elementPredicate(member: Member, { names }: EmitModel, rules: RuleWriter): PredicateView {
  return {
    doc: jsdoc(`Whether a value can be an element of ${member.path}.`, [], 0),
    name: names.validation("isElement", member.path).name,
    condition: rules.elementCondition(member, "value"),
  };
}
