/** Symbols to the model: members inherited, qualifiers effective, names replaced by what they mean. Total for any input. */
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type * as ast from "../syntax/ast.ts";
import type { DialectOf } from "../syntax/file-dialects.ts";
import type { BoundClass, SymbolTable } from "./bind.ts";
import { hasTrue, readDeprecation } from "./element.ts";
import { InstanceResolver } from "./instances.ts";
import {
  DeclaredMethod,
  DeclaredParameter,
  DeclaredProperty,
  type ElementParts,
  inheritedMethod,
  inheritedProperty,
} from "./members.ts";
import type { Class, Deprecation, Element, Method, Model, Parameter, Property, Qualifier } from "./model.ts";
import { ClassTable, firstNamespace } from "./class-table.ts";
import { fold, NameMap } from "./name-map.ts";
import { QualifierResolver } from "./qualifiers.ts";
import { readType } from "./types.ts";
import { readValue, textOf } from "./value.ts";

/** @param report takes cycles of the inheritance: there a class of the cycle has no superclass in the model. */
export function resolve(symbols: SymbolTable, dialectOf: DialectOf, report: Report): Model {
  const qualifiers = new QualifierResolver(symbols);
  const classes = new ClassTable<ResolvedClass>();
  for (const bound of symbols.classes) classes.add(bound.declaration.name.text, new ResolvedClass(bound));
  for (const namesakes of classes.namesakes)
    for (const item of namesakes) item.path = `${firstNamespace(item)}:${item.name}`;
  const instances = new InstanceResolver(classes, qualifiers);
  const resolver = new ClassResolver(classes, qualifiers, instances, dialectOf, report);
  for (const item of classes) resolver.resolve(item);
  const { isWhole, libraryClassNames } = symbols;
  return {
    classes,
    qualifierDeclarations: qualifiers.declarations,
    instances: instances.resolve(symbols.instances),
    isWhole,
    libraryClassNames,
  };
}

/** What all classes have until they are resolved. */
const nothing = new NameMap<never>();

/** A class whose members are not known at first: references to it can be made before. */
class ResolvedClass implements Class {
  readonly kind = "class";
  readonly name: string;
  path: string;
  readonly namespaces: readonly string[];
  superclass: Class | null = null;
  qualifiers: NameMap<Qualifier> = nothing;
  isAbstract = false;
  isAssociation = false;
  isIndication = false;
  isTerminal = false;
  isComplete = false;
  version: string | null = null;
  deprecated: Deprecation | null = null;
  properties: NameMap<Property> = nothing;
  methods: NameMap<Method> = nothing;
  declaredProperties: readonly Property[] = [];
  declaredMethods: readonly Method[] = [];
  keys: readonly Property[] = [];
  readonly declaration: ast.ClassDeclaration;
  readonly amendments: readonly ast.ClassDeclaration[];

  constructor({ declaration, namespaces, amendments }: BoundClass) {
    this.name = declaration.name.text;
    this.path = this.name;
    this.namespaces = namespaces;
    this.declaration = declaration;
    this.amendments = amendments;
  }

  get description(): string | null {
    return textOf(this.qualifiers.get("Description")?.value);
  }
}

/** An element as the amendments of its class have it, beside its own declaration. */
interface Amended<N> {
  readonly node: N;
  readonly amendments: readonly N[];
}

/** Default values of properties stand in no compilation unit that could have aliases. */
const noAliases = new NameMap<ast.InstanceDeclaration>();

class ClassResolver {
  readonly #classes: ClassTable<ResolvedClass>;
  readonly #qualifiers: QualifierResolver;
  readonly #instances: InstanceResolver;
  readonly #dialectOf: DialectOf;
  readonly #report: Report;
  readonly #resolved = new Set<Class>();
  /** What a class passes on to its subclasses, made when the first one asks. */
  readonly #inheritances = new Map<Class, Inheritance>();

  constructor(
    classes: ClassTable<ResolvedClass>,
    qualifiers: QualifierResolver,
    instances: InstanceResolver,
    dialectOf: DialectOf,
    report: Report,
  ) {
    this.#classes = classes;
    this.#qualifiers = qualifiers;
    this.#instances = instances;
    this.#dialectOf = dialectOf;
    this.#report = report;
  }

  /** Resolves a class after its superclasses. A loop and no recursion: chains may be long. */
  resolve(item: ResolvedClass): void {
    const chain: ResolvedClass[] = [];
    const inChain = new Set<Class>();
    for (let next: ResolvedClass | undefined = item; next !== undefined && !this.#resolved.has(next);) {
      if (inChain.has(next)) {
        this.#reportCycle(chain, next);
        next.superclass = null;
        break;
      }
      chain.push(next);
      inChain.add(next);
      const superclass: ResolvedClass | undefined =
        next.declaration.superclass === null
          ? undefined
          : this.#classes.get(next.declaration.superclass.text, next.namespaces);
      next.superclass = superclass ?? null;
      next = superclass;
    }
    for (const unresolved of chain.reverse()) this.#fill(unresolved);
  }

  #reportCycle(chain: readonly Class[], first: Class): void {
    const cycle = chain.slice(chain.indexOf(first));
    const names = [...cycle, first].map(({ name }) => name);
    const text = names.length > 6 ? [...names.slice(0, 5), "…", first.name] : names;
    const span = first.declaration.superclass?.span ?? first.declaration.name.span;
    this.#report(diagnostic("inh-cycle", span, { name: first.name, chain: text.join(" → ") }));
  }

  #fill(item: ResolvedClass): void {
    this.#resolved.add(item);
    const knowsInherited = item.superclass === null ? item.declaration.superclass === null : item.superclass.isComplete;
    item.isComplete = knowsInherited && item.declaration.isPartial !== true;
    const inherited = item.superclass === null ? null : this.#inheritanceOf(item.superclass);
    const qualifiers = this.#qualifiers.resolve(
      this.#writtenOn({ node: item.declaration, amendments: item.amendments }),
      inherited?.qualifiers ?? null,
    );
    item.qualifiers = qualifiers;
    item.isAbstract = hasTrue(qualifiers, "Abstract");
    item.isAssociation = hasTrue(qualifiers, "Association");
    item.isIndication = hasTrue(qualifiers, "Indication");
    item.isTerminal = hasTrue(qualifiers, "Terminal");
    item.version = textOf(qualifiers.get("Version")?.value);
    item.deprecated = readDeprecation(qualifiers.get("Deprecated")?.value);
    item.properties = new NameMap(inherited?.properties);
    item.methods = new NameMap(inherited?.methods);
    this.#addMembers(item);
    item.keys = keysOf(item);
  }

  #addMembers(item: ResolvedClass): void {
    const own = new Set<string>();
    const properties: Property[] = [];
    const methods: Method[] = [];
    for (const node of item.declaration.members) {
      const name = fold(node.name.text);
      if (own.has(name)) continue;
      own.add(name);
      if (node.kind === "PropertyDeclaration") {
        const property = this.#property(
          item,
          { node, amendments: amendmentsOf(item, node) },
          item.properties.get(name) ?? null,
        );
        item.properties.set(name, property);
        properties.push(property);
      } else {
        const method = this.#method(
          item,
          { node, amendments: amendmentsOf(item, node) },
          item.methods.get(name) ?? null,
        );
        item.methods.set(name, method);
        methods.push(method);
      }
    }
    item.declaredProperties = properties;
    item.declaredMethods = methods;
  }

  #property(item: Class, amended: Amended<ast.PropertyDeclaration>, overridden: Property | null): Property {
    return new DeclaredProperty(amended.node, item, this.#elementParts(item, amended, overridden));
  }

  #method(item: Class, { node, amendments }: Amended<ast.MethodDeclaration>, overridden: Method | null): Method {
    const qualifiers = this.#qualifiers.resolve(this.#writtenOn({ node, amendments }), overridden?.qualifiers ?? null);
    const parameters = new NameMap<Parameter>();
    for (const parameter of node.parameters) {
      const name = parameter.name.text;
      if (parameters.has(name)) continue;
      const amending = amendments.flatMap((method) =>
        method.parameters.filter(({ name: { text } }) => fold(text) === fold(name)),
      );
      const amended = { node: parameter, amendments: amending };
      const parts = this.#elementParts(item, amended, overridden?.parameters.get(name) ?? null);
      parameters.set(name, new DeclaredParameter(parameter, parts, this.#dialectOf));
    }
    const returnType =
      fold(node.returnType.name) === "void"
        ? null
        : readType(node.returnType, qualifiers, this.#classes, item.namespaces);
    return new DeclaredMethod(node, item, { returnType, parameters, qualifiers, overridden });
  }

  /** An override without a default value has that of what it overrides. */
  #elementParts<E extends Element>(
    { namespaces }: Class,
    { node, amendments }: Amended<ast.PropertyDeclaration | ast.ParameterDeclaration>,
    overridden: E | null,
  ): ElementParts<E> {
    const qualifiers = this.#qualifiers.resolve(this.#writtenOn({ node, amendments }), overridden?.qualifiers ?? null);
    const value =
      node.value === null
        ? (overridden?.default ?? null)
        : readValue(node.value, this.#instances.context({ namespace: namespaces[0] ?? null, aliases: noAliases }));
    return { type: readType(node.type, qualifiers, this.#classes, namespaces), qualifiers, overridden, default: value };
  }

  /** The qualifiers on a declaration, then those of its amendments without the ones that make them amendments. */
  #writtenOn({
    node,
    amendments,
  }: Amended<{ readonly qualifiers: readonly ast.Qualifier[] }>): readonly ast.Qualifier[] {
    if (amendments.length === 0) return node.qualifiers;
    const isMark = ({ name }: ast.Qualifier): boolean => ["amendment", "locale"].includes(fold(name.text));
    return [
      ...node.qualifiers,
      ...amendments.flatMap(({ qualifiers }) => qualifiers.filter((qualifier) => !isMark(qualifier))),
    ];
  }

  #inheritanceOf(item: Class): Inheritance {
    const known = this.#inheritances.get(item);
    if (known !== undefined) return known;
    // Members that the class inherits itself have their inherited form already.
    const properties = new NameMap(item.properties);
    for (const property of item.declaredProperties) properties.set(property.name, inheritedProperty(property));
    const methods = new NameMap(item.methods);
    for (const method of item.declaredMethods) methods.set(method.name, inheritedMethod(method, this.#dialectOf));
    const inheritance: Inheritance = { qualifiers: item.qualifiers, properties, methods };
    this.#inheritances.set(item, inheritance);
    return inheritance;
  }
}

const noAmendments: readonly never[] = [];

function amendmentsOf<N extends ast.Member>({ amendments }: Class, { kind, name: { text } }: N): readonly N[] {
  if (amendments.length === 0) return noAmendments;
  const isSame = (member: ast.Member): member is N => member.kind === kind && fold(member.name.text) === fold(text);
  return amendments.flatMap(({ members }) => members.filter(isSame));
}

/** The keys that a class inherits, then those that it adds: no walk over all members, of which a long chain has many. */
function keysOf({ superclass, properties, declaredProperties }: Class): Property[] {
  const inherited = (superclass?.keys ?? []).map(({ name }) => properties.get(name)!);
  const added = declaredProperties.filter((property) => property.isKey && !inherited.includes(property));
  return [...inherited.filter(({ isKey }) => isKey), ...added];
}

interface Inheritance {
  readonly qualifiers: NameMap<Qualifier>;
  readonly properties: NameMap<Property>;
  readonly methods: NameMap<Method>;
}
