/** One namespace as a server has it: its dispatcher, and the classes that its clients may name. */
import { CimError, CimStatus } from "../cim-error.ts";
import { WireTypes } from "../cim-xml/wire-types.ts";
import { type ClassDescriptor, type ElementDescriptor, isSubclassOf } from "../descriptor.ts";
import type { Dispatcher } from "../dispatcher.ts";
import { bindInstance } from "../embedded/binding.ts";
import { EmbeddedError, type RawInstance, type RawValue } from "../embedded/raw.ts";
import type { Members } from "../schema-names.ts";

export class ServedNamespace extends WireTypes {
  readonly name: string;
  readonly dispatcher: Dispatcher;

  /** @param classes more than those of the providers, such as the classes of embedded instances */
  constructor(name: string, dispatcher: Dispatcher, classes: Iterable<ClassDescriptor> = []) {
    super([...[...dispatcher.registry].map(({ descriptor }) => descriptor), ...classes]);
    this.name = name;
    this.dispatcher = dispatcher;
  }

  /** Throws a CimError where the namespace has no such class. */
  classOf(className: string, status: CimStatus = CimStatus.INVALID_CLASS): ClassDescriptor {
    const cls = this.classes.get(className.toLowerCase());
    if (cls !== undefined) return cls;
    throw new CimError(status, `${this.name} has no class ${JSON.stringify(className)}.`);
  }

  /** The classes right below one, or all below it; `null` is above the roots. */
  classesBelow(className: string | null, isDeep: boolean): ClassDescriptor[] {
    const top = className === null ? null : this.classOf(className);
    return [...this.classes.values()].filter((cls) =>
      isDeep
        ? top === null || (cls !== top && isSubclassOf(cls, top.name))
        : (cls.superclass?.name ?? null) === (top?.name ?? null),
    );
  }

  /** The properties that an instance of a message gives, with the types of its class. */
  instanceOf(raw: RawInstance): { readonly className: string; readonly values: Members } {
    this.classOf(raw.className);
    const { descriptor, values, given } = refusing(() =>
      bindInstance(raw, null, this.binding, { depth: 1, path: "", offset: 0 }),
    );
    return {
      className: descriptor.name,
      values: Object.fromEntries([...given].map((name) => [name, this.typed(values[name])])),
    };
  }

  /** Throws a CimError where a value is not of its type. */
  override valueOf(value: RawValue, type: string | null, element: ElementDescriptor): unknown {
    return refusing(() => super.valueOf(value, type, element));
  }
}

const statusOfFault = {
  text: CimStatus.INVALID_PARAMETER,
  class: CimStatus.INVALID_CLASS,
  property: CimStatus.NO_SUCH_PROPERTY,
  type: CimStatus.TYPE_MISMATCH,
} as const;

function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error;
    const place = error.path === "" ? "" : `${error.path}: `;
    throw new CimError(statusOfFault[error.kind], `${place}${error.message}.`, { cause: error });
  }
}
