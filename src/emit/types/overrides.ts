/**
 * Which properties of a superclass an interface has to leave out, because the override's type is not assignable to the
 * inherited one: another enum, or an embedded class in place of a string.
 */
import type { Class, Property, Type } from "../../schema/model.ts";
import { memberName } from "../module/names.ts";
import type { ValueEnums } from "../enums/value-enums.ts";

export class Overrides {
  readonly #omitted = new Map<Class, readonly string[]>();
  readonly #enums: ValueEnums;

  constructor(classes: Iterable<Class>, enums: ValueEnums) {
    this.#enums = enums;
    // A class that leaves something out is no longer assignable to its superclass, and that can make references to it
    // unassignable in turn. The set only grows, so it settles.
    const overriding = [...classes].filter((cls) => ownOverrides(cls).length > 0);
    for (let isSettled = false; !isSettled;) {
      isSettled = true;
      for (const cls of overriding) {
        const names = this.#incompatible(cls);
        if (names.length === this.omittedBy(cls).length) continue;
        this.#omitted.set(cls, names);
        isSettled = false;
      }
    }
  }

  /** Names of the inherited properties that the interface of a class leaves out, in the order of the class. */
  omittedBy(cls: Class): readonly string[] {
    return this.#omitted.get(cls) ?? [];
  }

  #incompatible(cls: Class): string[] {
    return ownOverrides(cls)
      .filter((property) => property.overridden !== null && !this.#isAssignable(property, property.overridden))
      .map(memberName);
  }

  #isAssignable(own: Property, base: Property): boolean {
    if (base.isRequired && !own.isRequired) return false;
    if ((own.array === null) !== (base.array === null)) return false;
    return this.#isTypeAssignable(own.type, base.type) && this.#isEnumAssignable(own, base);
  }

  #isTypeAssignable(own: Type, base: Type): boolean {
    if (own.kind !== base.kind) return false;
    if (own.kind === "intrinsic") return base.kind === "intrinsic" && own.name === base.name;
    if (base.kind === "intrinsic" || base.target === null) return base.kind !== "intrinsic";
    return own.target !== null && this.#isClassAssignable(own.target, base.target);
  }

  #isEnumAssignable(own: Property, base: Property): boolean {
    const ownValues = this.#enums.ofProperty(own).values;
    const baseValues = this.#enums.ofProperty(base).values;
    const baseHasType = baseValues !== null && baseValues.members.length > 0;
    return !baseHasType || ownValues === baseValues;
  }

  #isClassAssignable(cls: Class, base: Class): boolean {
    for (let at: Class | null = cls; at !== null; at = at.superclass) {
      if (at === base) return true;
      // What the base does not have yet cannot differ from it.
      if (this.omittedBy(at).some((name) => base.properties.has(name))) return false;
    }
    return false;
  }
}

function ownOverrides(cls: Class): Property[] {
  return cls.properties.values().filter((property) => property.declaringClass === cls && property.overridden !== null);
}
