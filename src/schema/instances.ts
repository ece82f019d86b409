import type * as ast from "../syntax/ast.ts";
import type { BoundInstance } from "./bind.ts";
import type { Class, Instance, InstanceProperty } from "./model.ts";
import { NameMap } from "./name-map.ts";
import type { QualifierResolver } from "./qualifiers.ts";
import { nullValue, readValue, type ValueContext } from "./value.ts";

type Unit = Pick<BoundInstance, "namespace" | "aliases">;

/** Makes the instances of the model. An alias may come before its instance, so that instances are made first and filled later. */
export class InstanceResolver {
  readonly #classes: NameMap<Class>;
  readonly #qualifiers: QualifierResolver;
  readonly #instances = new Map<ast.InstanceDeclaration, Instance>();
  readonly #unfilled: (() => void)[] = [];

  constructor(classes: NameMap<Class>, qualifiers: QualifierResolver) {
    this.#classes = classes;
    this.#qualifiers = qualifiers;
  }

  /** The instances in the given order, with all that they refer to. */
  resolve(bound: readonly BoundInstance[]): Instance[] {
    const instances = bound.map((instance) => this.#instanceOf(instance.declaration, instance));
    this.fill();
    return instances;
  }

  /** How values read aliases and nested instances. `fill` has to be called before the instances are used. */
  context(unit: Unit): ValueContext {
    return {
      alias: (name) => {
        const declaration = unit.aliases.get(name);
        return declaration === undefined ? null : this.#instanceOf(declaration, unit);
      },
      instance: (declaration) => this.#instanceOf(declaration, unit),
    };
  }

  fill(): void {
    for (let next = this.#unfilled.pop(); next !== undefined; next = this.#unfilled.pop()) next();
  }

  #instanceOf(declaration: ast.InstanceDeclaration, unit: Unit): Instance {
    const known = this.#instances.get(declaration);
    if (known !== undefined) return known;
    const properties = new NameMap<InstanceProperty>();
    const instance: Instance = {
      className: declaration.className.text,
      class: this.#classes.get(declaration.className.text) ?? null,
      namespace: unit.namespace,
      alias: declaration.alias?.text ?? null,
      qualifiers: this.#qualifiers.resolve(declaration.qualifiers, null),
      properties,
      declaration,
    };
    this.#instances.set(declaration, instance);
    this.#unfilled.push(() => {
      const context = this.context(unit);
      for (const node of declaration.properties) {
        if (properties.has(node.name.text)) continue;
        properties.set(node.name.text, {
          name: node.name.text,
          property: instance.class?.properties.get(node.name.text) ?? null,
          value: node.value === null ? nullValue : readValue(node.value, context),
          declaration: node,
        });
      }
    });
    return instance;
  }
}
