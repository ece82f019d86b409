import type * as ast from "../syntax/ast.ts";
import type { BoundInstance } from "./bind.ts";
import type { Class, Instance, Qualifier } from "./model.ts";
import type { ClassTable } from "./class-table.ts";
import { NameMap } from "./name-map.ts";
import type { QualifierResolver } from "./qualifiers.ts";
import { nullValue, readValue, type ValueContext } from "./value.ts";

type Unit = Pick<BoundInstance, "namespace" | "aliases">;

/** Makes the instances of the model. An alias may come before its instance, so that instances are made first and filled later. */
export class InstanceResolver {
  readonly #classes: ClassTable<Class>;
  readonly #qualifiers: QualifierResolver;
  readonly #instances = new Map<ast.InstanceDeclaration, Instance>();
  readonly #unfilled: (() => void)[] = [];

  constructor(classes: ClassTable<Class>, qualifiers: QualifierResolver) {
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
    const qualifiers = this.#qualifiers.resolve(declaration.qualifiers, null);
    const instance = emptyInstance(declaration, this.#classes, unit.namespace, qualifiers);
    this.#instances.set(declaration, instance);
    this.#unfilled.push(() => fillInstance(instance, this.context(unit)));
    return instance;
  }
}

/** The instance that stands alone in a text: nothing outside can be meant by an alias, and qualifiers are not read. */
export function readLoneInstance(
  declaration: ast.InstanceDeclaration,
  classes: ClassTable<Class>,
  namespace: string | null,
): Instance {
  const instance = emptyInstance(declaration, classes, namespace, new NameMap());
  fillInstance(instance, { alias: () => null, instance: (nested) => readLoneInstance(nested, classes, namespace) });
  return instance;
}

function emptyInstance(
  declaration: ast.InstanceDeclaration,
  classes: ClassTable<Class>,
  namespace: string | null,
  qualifiers: NameMap<Qualifier>,
): Instance {
  const className = declaration.className.text;
  const alias = declaration.alias?.text ?? null;
  const item = classes.get(className, namespace === null ? [] : [namespace]) ?? null;
  return { className, class: item, namespace, alias, qualifiers, properties: new NameMap(), declaration };
}

/** Of a property that is set twice the first value counts. */
function fillInstance({ class: item, properties, declaration }: Instance, context: ValueContext): void {
  for (const node of declaration.properties) {
    const name = node.name.text;
    if (properties.has(name)) continue;
    const value = node.value === null ? nullValue : readValue(node.value, context);
    properties.set(name, { name, property: item?.properties.get(name) ?? null, value, declaration: node });
  }
}
