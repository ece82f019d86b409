/** What happens to instances, for whoever watches: the three lifecycle indications of CIM as plain events. */
import { type ClassDescriptor, isSubclassOf } from "../../../runtime/descriptor.ts";
import type { Reference } from "../../../runtime/reference.ts";

export type InstanceEvent<T extends object = object> =
  | { readonly kind: "created"; readonly reference: Reference<T>; readonly instance: T }
  | {
      readonly kind: "modified";
      readonly reference: Reference<T>;
      readonly instance: T;
      readonly previous: T;
    }
  /** `previous`: as it was at last. */
  | { readonly kind: "deleted"; readonly reference: Reference<T>; readonly previous: T };

/** Classes by their names: what instances of each look like. */
export type ClassTypes = Readonly<Record<string, object>>;

interface Watcher {
  readonly className: string;
  readonly listener: (event: InstanceEvent) => void;
}

interface Emitted {
  readonly descriptor: ClassDescriptor;
  readonly event: InstanceEvent;
}

/** Tells watchers in the order in which things happened, and in which they came. */
export class InstanceEvents<Classes extends object = ClassTypes> {
  readonly #watchers = new Set<Watcher>();
  readonly #waiting: Emitted[] = [];
  #isHeld = false;

  /** Whether anybody wants to know of instances of this class. */
  isWatched(descriptor: ClassDescriptor): boolean {
    return [...this.#watchers].some(({ className }) => isSubclassOf(descriptor, className));
  }

  emit(descriptor: ClassDescriptor, event: InstanceEvent): void {
    this.together(() => void this.#waiting.push({ descriptor, event }));
  }

  /** Does something as a whole: what happens in it is told after it, so that who is told finds everything done. */
  together<T>(action: () => T): T {
    if (this.#isHeld) return action();
    this.#isHeld = true;
    try {
      return action();
    } finally {
      this.#isHeld = false;
      this.#tell();
    }
  }

  #tell(): void {
    // Who is told may change something in turn, and that is told after this.
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const { descriptor, event } = next;
      for (const { className, listener } of [...this.#watchers])
        if (isSubclassOf(descriptor, className)) listener(event);
    }
  }

  /** Watches instances of a class and of all below it. The answer ends that. */
  watch<Name extends keyof Classes & string>(
    className: Name,
    listener: (event: InstanceEvent<Classes[Name] & object>) => void,
  ): () => void {
    const watcher = { className, listener: listener as Watcher["listener"] };
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** The same as a list to loop over, from now on; leaving the loop or aborting the signal ends it. */
  async *stream<Name extends keyof Classes & string>(
    className: Name,
    signal: AbortSignal,
  ): AsyncGenerator<InstanceEvent<Classes[Name] & object>, void, undefined> {
    const waiting: InstanceEvent<Classes[Name] & object>[] = [];
    let wake = (): void => {};
    const end = this.watch(className, (event) => {
      waiting.push(event);
      wake();
    });
    const abort = (): void => wake();
    signal.addEventListener("abort", abort);
    try {
      for (;;) {
        yield* waiting.splice(0);
        if (signal.aborted) return;
        if (waiting.length === 0) await new Promise<void>((resolve) => void (wake = resolve));
      }
    } finally {
      signal.removeEventListener("abort", abort);
      end();
    }
  }
}
