/** Effective qualifiers: what is written on an element and what its superclass's element passes on (DSP0004 5.6.1). */
import type * as ast from "../syntax/ast.ts";
import type { Flavors, IntrinsicType, Qualifier, QualifierDeclaration, Value } from "./model.ts";
import { fold, NameMap } from "./name-map.ts";
import type { BoundQualifier, SymbolTable } from "./bind.ts";
import { contradictedType, isBooleanInWmi } from "./standard-types.ts";
import { nullValue, readValue, trueValue, type ValueContext } from "./value.ts";

/** DSP0004: without a Flavor clause a qualifier is passed on and can be overridden. */
const declaredFlavors: Flavors = { toSubclass: true, overridable: true, translatable: false, amended: false };

/** WMI: a qualifier without a declaration stays where it is (WMI SDK, "Qualifier flavors"). */
const undeclaredFlavors: Flavors = { toSubclass: false, overridable: true, translatable: false, amended: false };

/** Each flavor keyword and what it says. */
const flavorEffects: ReadonlyMap<string, Partial<Flavors>> = new Map(
  Object.entries({
    enableoverride: { overridable: true },
    disableoverride: { overridable: false },
    tosubclass: { toSubclass: true },
    restricted: { toSubclass: false },
    nottosubclass: { toSubclass: false },
    translatable: { translatable: true },
    amended: { amended: true },
    toinstance: {},
    nottoinstance: {},
  }),
);

export const flavorNames: readonly string[] = [
  "EnableOverride",
  "DisableOverride",
  "ToSubclass",
  "Restricted",
  "Translatable",
  "ToInstance",
  "Amended",
  "NotToInstance",
  "NotToSubclass",
];

function withFlavors(flavors: Flavors, names: readonly ast.Name[]): Flavors {
  if (names.length === 0) return flavors;
  return names.reduce((all, { text }) => ({ ...all, ...flavorEffects.get(fold(text)) }), flavors);
}

/** Qualifier values name no instances. */
const noInstances: ValueContext = { alias: () => null, instance: () => null };

export function readQualifierDeclaration({ declaration, isBuiltIn }: BoundQualifier): QualifierDeclaration {
  const { name, type, array, value, scopes, flavors } = declaration;
  return {
    name: name.text,
    type: fold(type.name) as IntrinsicType,
    isArray: array !== null,
    default: value === null ? nullValue : readValue(value, noInstances),
    scopes: scopes?.map(({ text }) => fold(text)) ?? ["any"],
    flavors: withFlavors(declaredFlavors, flavors),
    isBuiltIn,
    declaration,
  };
}

/** A qualifier in force on an element. Its value is read when it is asked for: most never are. */
class EffectiveQualifier implements Qualifier {
  readonly declaration: QualifierDeclaration | null;
  readonly flavors: Flavors;
  readonly node: ast.Qualifier;
  readonly #inheritedFrom: Qualifier | null;
  #value: Value | undefined;

  constructor(
    node: ast.Qualifier,
    declaration: QualifierDeclaration | null,
    flavors: Flavors,
    inheritedFrom: Qualifier | null,
  ) {
    this.declaration = declaration;
    this.flavors = flavors;
    this.node = node;
    this.#inheritedFrom = inheritedFrom;
  }

  get name(): string {
    return this.declaration?.name ?? this.node.name.text;
  }

  get isInherited(): boolean {
    return this.#inheritedFrom !== null;
  }

  get value(): Value {
    return (this.#value ??= this.#inheritedFrom?.value ?? effectiveValue(this.node, this.declaration));
  }
}

function inheritedForm(qualifier: Qualifier): Qualifier {
  return new EffectiveQualifier(qualifier.node, qualifier.declaration, qualifier.flavors, qualifier);
}

/** What is known of a qualifier by its name, before an element says more. */
interface NamedQualifier {
  readonly folded: string;
  readonly declaration: QualifierDeclaration | null;
  /** The flavors that `Qualifier X : flavors;` gives to all uses. */
  readonly defaults: readonly ast.Name[];
  /** Those of a qualifier that is not inherited and writes none. */
  readonly flavors: Flavors;
}

/** Up to this length looking through a list for names that are in it twice is quicker than a table. */
const shortList = 16;

/** Resolves the qualifiers of elements against the declarations of a schema. */
export class QualifierResolver {
  readonly declarations = new NameMap<QualifierDeclaration>();
  readonly #defaults: SymbolTable["qualifierDefaults"];
  /** By the name as written: a schema has few qualifiers and uses them often. */
  readonly #named = new Map<string, NamedQualifier>();

  constructor(symbols: SymbolTable) {
    for (const bound of symbols.qualifiers) {
      this.declarations.set(bound.declaration.name.text, readQualifierDeclaration(bound));
    }
    this.#defaults = symbols.qualifierDefaults;
  }

  /**
   * The effective qualifiers of an element.
   * @param written the qualifiers on it, those of amendments after its own: a later one takes the place of an earlier one.
   * @param inherited the effective qualifiers of what it overrides or derives from.
   */
  resolve(written: readonly ast.Qualifier[], inherited: NameMap<Qualifier> | null): NameMap<Qualifier> {
    const effective = inherited === null ? null : passedOn(inherited);
    return effective === null || effective.size === 0
      ? this.#resolveWritten(written)
      : this.#override(effective, written);
  }

  /** Most elements inherit none: then the list is as it is written, unless a name is in it twice. */
  #resolveWritten(written: readonly ast.Qualifier[]): NameMap<Qualifier> {
    if (written.length > shortList) return this.#override(new NameMap(), written);
    // Of the right length from the start: lists that grow keep room for more, and these live long.
    const names = new Array<string>(written.length);
    const qualifiers = new Array<Qualifier>(written.length);
    for (let index = 0; index < written.length; index++) {
      const node = written[index]!;
      const named = this.#nameOf(node.name.text);
      if (names.includes(named.folded)) return this.#override(new NameMap(), written);
      names[index] = named.folded;
      qualifiers[index] = effectiveQualifier(node, named, named.flavors);
    }
    return NameMap.of(names, qualifiers);
  }

  #override(effective: NameMap<Qualifier>, written: readonly ast.Qualifier[]): NameMap<Qualifier> {
    for (const node of written) {
      const named = this.#nameOf(node.name.text);
      const overridden = effective.get(named.folded);
      const flavors = overridden === undefined ? named.flavors : withFlavors(overridden.flavors, named.defaults);
      effective.set(named.folded, effectiveQualifier(node, named, flavors));
    }
    return effective;
  }

  #nameOf(name: string): NamedQualifier {
    const known = this.#named.get(name);
    if (known !== undefined) return known;
    const declaration = this.declarations.get(name) ?? null;
    const defaults = this.#defaults.get(name)?.flavors ?? [];
    const named = {
      folded: fold(name),
      declaration,
      defaults,
      flavors: withFlavors(declaration?.flavors ?? undeclaredFlavors, defaults),
    };
    this.#named.set(name, named);
    return named;
  }
}

function effectiveQualifier(node: ast.Qualifier, { declaration }: NamedQualifier, flavors: Flavors): Qualifier {
  return new EffectiveQualifier(node, declaration, withFlavors(flavors, node.flavors), null);
}

/** The qualifiers that a subclass inherits: those with the flavor ToSubclass. */
export function passedOn(qualifiers: NameMap<Qualifier>): NameMap<Qualifier> {
  const names: string[] = [];
  const inherited: Qualifier[] = [];
  qualifiers.forEach((qualifier, name) => {
    if (!qualifier.flavors.toSubclass) return;
    names.push(name);
    inherited.push(qualifier.isInherited ? qualifier : inheritedForm(qualifier));
  });
  return NameMap.of(names, inherited);
}

/**
 * A boolean qualifier without a value is true, another one has its declaration's default; one value makes an array. A
 * wrong declaration of a standard qualifier takes nothing from its meaning, nor does WMI's form of it.
 */
function effectiveValue({ value }: ast.Qualifier, declaration: QualifierDeclaration | null): Value {
  if (value === null) {
    const isBoolean =
      declaration === null ||
      declaration.type === "boolean" ||
      isBooleanInWmi(declaration) ||
      contradictedType(declaration) === "boolean";
    return isBoolean ? trueValue : declaration.default;
  }
  const read = readValue(value, noInstances);
  if (declaration?.isArray !== true || read.kind === "array" || read.kind === "null") return read;
  return read.kind === "boolean" && isBooleanInWmi(declaration) ? read : { kind: "array", elements: [read] };
}
