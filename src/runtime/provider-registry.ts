import {
  allProperties,
  type ClassDescriptor,
  isSubclassOf,
  lineage,
  type PropertyDescriptor,
} from "./descriptor.ts";
import type { AssociationProvider, InstanceProvider } from "./provider.ts";

/** An association class with the role that an element would have in it, and the role at the other end. */
export interface AssociationEnds {
  readonly provider: AssociationProvider;
  readonly role: PropertyDescriptor;
  readonly resultRole: PropertyDescriptor;
}

/** The providers of a server, one for each class, found without regard to case. */
export class ProviderRegistry implements Iterable<InstanceProvider> {
  readonly #providers = new Map<string, InstanceProvider>();
  /** The classes of the providers and all above them. */
  readonly #classes = new Map<string, ClassDescriptor>();

  constructor(providers: Iterable<InstanceProvider> = []) {
    for (const provider of providers) this.register(provider);
  }

  /** Throws a RangeError where the class has a provider already. */
  register(provider: InstanceProvider): this {
    const { descriptor } = provider;
    const key = descriptor.name.toLowerCase();
    if (this.#providers.has(key))
      throw new RangeError(`${descriptor.name} already has a provider.`);
    this.#providers.set(key, provider);
    for (const cls of lineage(descriptor)) this.#classes.set(cls.name.toLowerCase(), cls);
    return this;
  }

  get(className: string): InstanceProvider | undefined {
    return this.#providers.get(className.toLowerCase());
  }

  /** The class of a provider, or a class above one. */
  classOf(className: string): ClassDescriptor | undefined {
    return this.#classes.get(className.toLowerCase());
  }

  /** The providers of a class and of all below it, in the order of registration. */
  under(className: string): InstanceProvider[] {
    return [...this].filter(({ descriptor }) => isSubclassOf(descriptor, className));
  }

  /** Where an element of a class may stand in the associations of the registry. Of a class that nobody knows, everywhere. */
  associationsOf(className: string): AssociationEnds[] {
    const cls = this.classOf(className);
    return [...this].filter(isAssociationProvider).flatMap((provider) => {
      const ends = allProperties(provider.descriptor).filter(
        ({ type }) => typeof type === "object" && "reference" in type,
      );
      return ends
        .filter((end) => cls === undefined || mayReferTo(end, cls))
        .flatMap((role) =>
          ends.filter((end) => end !== role).map((resultRole) => ({ provider, role, resultRole })),
        );
    });
  }

  [Symbol.iterator](): Iterator<InstanceProvider> {
    return this.#providers.values();
  }
}

function isAssociationProvider(provider: InstanceProvider): provider is AssociationProvider {
  return provider.descriptor.isAssociation && "references" in provider;
}

function mayReferTo({ type }: PropertyDescriptor, cls: ClassDescriptor): boolean {
  if (typeof type !== "object" || !("reference" in type)) return false;
  return type.reference === null || isSubclassOf(cls, type.reference);
}
