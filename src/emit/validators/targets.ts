import type { Class, Model, Type } from "../../schema/model.ts";
import { compareCodeUnits } from "../../source/order.ts";

/** What validators have to know about the whole model: which classes others refer to or embed, and what is below them. */
export class ValidationTargets {
  readonly #below = new Map<Class, Class[]>();
  readonly #referredTo = new Set<Class>();
  readonly #embedded = new Set<Class>();
  readonly #generated: ReadonlySet<Class>;

  /** @param generated the classes that code is generated for */
  constructor(model: Model, generated: Iterable<Class>) {
    this.#generated = new Set(generated);
    for (const cls of model.classes) {
      for (let at = cls.superclass; at !== null; at = at.superclass) {
        const below = this.#below.get(at);
        if (below === undefined) this.#below.set(at, [cls]);
        else below.push(cls);
      }
      for (const property of cls.properties) this.#add(property.type);
      for (const method of cls.methods) {
        if (method.returnType !== null) this.#add(method.returnType);
        for (const parameter of method.parameters) this.#add(parameter.type);
      }
    }
    for (const below of this.#below.values())
      below.sort((a, b) => compareCodeUnits(a.name, b.name) || compareCodeUnits(a.path, b.path));
  }

  #add(type: Type): void {
    if (type.kind === "intrinsic" || type.target === null) return;
    (type.kind === "reference" ? this.#referredTo : this.#embedded).add(type.target);
  }

  /** All classes below a class, sorted by name. */
  below(cls: Class): readonly Class[] {
    return this.#below.get(cls) ?? [];
  }

  /** The classes below a class of which there can be instances, and code. */
  instancesBelow(cls: Class): readonly Class[] {
    return this.below(cls).filter((other) => !other.isAbstract && this.#generated.has(other));
  }

  isGenerated(cls: Class): boolean {
    return this.#generated.has(cls);
  }

  isReferredTo(cls: Class): boolean {
    return this.#referredTo.has(cls);
  }

  isEmbedded(cls: Class): boolean {
    return this.#embedded.has(cls);
  }
}
