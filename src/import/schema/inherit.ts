/**
 * Inheritance along the pages. Pages list inherited members again, with other types, access, keys and values than the page
 * that introduces them: what the superclass says goes before that, and a class declares only what it adds.
 */
import { diagnostic, type Diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { type SourceFile, spanOfLine } from "../../source/source-file.ts";
import { sameValue } from "../page/value-spelling.ts";
import type { PageParameter, PageType, PageValue } from "../page/facts.ts";
import { classFinder } from "./find-class.ts";
import type { DescribedClass, DescribedMethod, DescribedProperty } from "./classes.ts";

/** A class that declares what it adds, with its superclass where that is among the input. */
export interface ImportedClass extends DescribedClass {
  readonly base: ImportedClass | null;
  /** All members, inherited ones included, by name in lower case. */
  readonly allProperties: ReadonlyMap<string, DescribedProperty>;
  readonly allMethods: ReadonlyMap<string, DescribedMethod>;
}

export function inherit(classes: readonly DescribedClass[], report: Report): ImportedClass[] {
  const finder = classFinder(classes);
  const done = new Map<DescribedClass, ImportedClass>();
  const inProgress = new Set<DescribedClass>();
  const resolve = (item: DescribedClass): ImportedClass => {
    const known = done.get(item);
    if (known !== undefined) return known;
    inProgress.add(item);
    const declared = item.superclass === null ? undefined : finder(item.superclass, item);
    const base = declared === undefined || inProgress.has(declared) ? null : resolve(declared);
    const resolved = new Inheritor(item, base, report).resolve();
    inProgress.delete(item);
    done.set(item, resolved);
    return resolved;
  };
  return classes.map(resolve);
}

class Inheritor {
  readonly #item: DescribedClass;
  readonly #base: ImportedClass | null;
  readonly #file: SourceFile;
  readonly #report: Report;

  constructor(item: DescribedClass, base: ImportedClass | null, report: Report) {
    this.#item = item;
    this.#base = base;
    this.#file = item.sources[0]!.file;
    this.#report = report;
  }

  resolve(): ImportedClass {
    const base = this.#base;
    const allProperties = new Map(base?.allProperties);
    const allMethods = new Map(base?.allMethods);
    const properties = this.#item.properties.flatMap((property) => {
      const inherited = base?.allProperties.get(property.name.toLowerCase());
      const own = inherited === undefined ? this.#introduced(property) : this.#overriding(property, inherited);
      if (own === null) return [];
      allProperties.set(own.name.toLowerCase(), own);
      return [own];
    });
    const methods = this.#item.methods.map((method) => {
      const inherited = base?.allMethods.get(method.name.toLowerCase());
      const own = inherited === undefined ? method : this.#overridingMethod(method, inherited);
      allMethods.set(own.name.toLowerCase(), own);
      return own;
    });
    return { ...this.#item, properties, methods, base, allProperties, allMethods };
  }

  #hasInheritedKeys(): boolean {
    return this.#base !== null && [...this.#base.allProperties.values()].some(({ isKey }) => isKey);
  }

  #introduced(property: DescribedProperty): DescribedProperty {
    return property.isKey && this.#hasInheritedKeys() ? this.#withoutKey(property) : property;
  }

  #withoutKey(property: DescribedProperty): DescribedProperty {
    const { superclass, name: className } = this.#item;
    this.#tell(property, diagnosticOf("page-key-dropped", { name: property.name, className, superclass: superclass! }));
    const comment = `The page has a key here; the keys are those of ${superclass}.`;
    return { ...property, isKey: false, comments: [...property.comments, comment] };
  }

  /** What a page says anew of an inherited property; `null` where that is nothing. */
  #overriding(property: DescribedProperty, inherited: DescribedProperty): DescribedProperty | null {
    const comments: string[] = [];
    const type = this.#type(property, inherited, comments);
    const added = property.values.filter(
      ({ value }) => !inherited.values.some((known) => sameValue(known.value, value)),
    );
    const isKey = property.isKey && !inherited.isKey && !this.#hasInheritedKeys();
    if (property.isKey && !inherited.isKey && !isKey)
      this.#tell(
        property,
        diagnosticOf("page-key-dropped", {
          name: property.name,
          className: this.#item.name,
          superclass: this.#item.superclass!,
        }),
      );
    const isWritable = property.access?.isWritable === true;
    const wasWritable = inherited.access?.isWritable === true;
    if (property.access !== null && !isWritable && wasWritable)
      this.#tell(property, diagnosticOf("page-access-inherited", { name: property.name }));
    const widens = added.length > 0 && !sameList(property.values, inherited.values);
    if (!widens && !isKey && !(isWritable && !wasWritable) && sameType(type, inherited.type)) return null;
    return {
      ...property,
      type,
      comments,
      isKey: isKey || inherited.isKey,
      overrides: true,
      values: widens ? [...inherited.values, ...added] : inherited.values,
      access: wasWritable ? inherited.access : property.access,
    };
  }

  /** The superclass's type, but for a reference that a subclass narrows. */
  #type(property: DescribedProperty, inherited: DescribedProperty, comments: string[]): PageType {
    const [own, its] = [property.type, inherited.type];
    if (sameType(own, its)) return its;
    if (own.isReference && its.isReference && own.isArray === its.isArray) return own;
    this.#tell(
      property,
      diagnosticOf("page-type-inherited", { name: property.name, own: typeText(own), inherited: typeText(its) }),
    );
    comments.push(`The page has ${typeText(own)} for ${property.name}; the type is the superclass's.`);
    return its;
  }

  #overridingMethod(method: DescribedMethod, inherited: DescribedMethod): DescribedMethod {
    if (sameSignature(method, inherited)) return { ...method, overrides: true };
    const { name, file, line } = method;
    this.#report(diagnostic("page-signature-inherited", spanOfLine(file, line), { name, className: this.#item.name }));
    const parameters = inherited.parameters.map((parameter) => {
      const own = method.parameters.find((candidate) => candidate.name.toLowerCase() === parameter.name.toLowerCase());
      return own === undefined ? parameter : { ...parameter, description: own.description, values: own.values };
    });
    const comment = `The page has another signature: ${signatureText(method)}.`;
    return { ...method, type: inherited.type, parameters, comments: [comment], overrides: true };
  }

  #tell({ line }: { readonly line: number }, make: (span: ReturnType<typeof spanOfLine>) => Diagnostic): void {
    this.#report(make(spanOfLine(this.#file, line)));
  }
}

type Code = Parameters<typeof diagnostic>[0];

function diagnosticOf<C extends Code>(
  code: C,
  parameters: Parameters<typeof diagnostic<C>>[2],
): (span: ReturnType<typeof spanOfLine>) => Diagnostic {
  return (span) => diagnostic(code, span, parameters);
}

function sameList(own: readonly PageValue[], inherited: readonly PageValue[]): boolean {
  return own.length === inherited.length && own.every(({ value }, index) => sameValue(value, inherited[index]!.value));
}

function sameType(a: PageType, b: PageType): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase() && a.isReference === b.isReference && a.isArray === b.isArray;
}

function sameSignature(a: DescribedMethod, b: DescribedMethod): boolean {
  return (
    sameType(a.type, b.type) &&
    a.parameters.length === b.parameters.length &&
    a.parameters.every((parameter, index) => sameParameter(parameter, b.parameters[index]!))
  );
}

function sameParameter(a: PageParameter, b: PageParameter): boolean {
  return (
    a.name.toLowerCase() === b.name.toLowerCase() &&
    sameType(a.type, b.type) &&
    a.isIn === b.isIn &&
    a.isOut === b.isOut
  );
}

function typeText({ name, isReference, isArray }: PageType): string {
  return `${name}${isReference ? " REF" : ""}${isArray ? "[]" : ""}`;
}

function signatureText({ type, name, parameters }: DescribedMethod): string {
  const list = parameters.map((parameter) => `${typeText(parameter.type)} ${parameter.name}`);
  return `${typeText(type)} ${name}(${list.join(", ")})`;
}
