/** Enumerations that clients pull part by part (DSP0200 5.3.2.24). One belongs to the user who opened it. */
import { CimError, CimStatus } from "../cim-error.ts";

/** How much a server keeps open for its clients. */
export interface EnumerationLimits {
  /** Open at a time, over all users. */
  readonly maxOpen: number;
  /** How long one stays open between two calls where the client does not say. */
  readonly timeoutSeconds: number;
  readonly maxTimeoutSeconds: number;
  /** The most objects of one answer. */
  readonly maxObjects: number;
}

export const defaultEnumerationLimits: EnumerationLimits = {
  maxOpen: 100,
  timeoutSeconds: 60,
  maxTimeoutSeconds: 600,
  maxObjects: 10_000,
};

export type EnumerationKind = "instances" | "paths";

interface OpenEnumeration {
  readonly kind: EnumerationKind;
  readonly user: string | null;
  readonly namespace: string;
  readonly items: AsyncIterator<string>;
  readonly timeoutMs: number;
  readonly stop: () => void;
  timer: NodeJS.Timeout | null;
  isBusy: boolean;
}

/** A part of an enumeration: XML elements, and the context to pull the next part with. */
export interface EnumerationPart {
  readonly items: readonly string[];
  /** `null` at the end. */
  readonly context: string | null;
}

/** Whose enumeration it is. */
export interface EnumerationOwner {
  readonly user: string | null;
  readonly namespace: string;
}

export class OpenEnumerations {
  readonly #open = new Map<string, OpenEnumeration>();
  readonly #limits: EnumerationLimits;

  constructor(limits = defaultEnumerationLimits) {
    this.#limits = limits;
  }

  /**
   * @param start begins the enumeration, which ends when the signal is aborted
   * @param timeoutSeconds `undefined` where the client does not say
   */
  async open(
    kind: EnumerationKind,
    owner: EnumerationOwner,
    start: (signal: AbortSignal) => AsyncIterable<string>,
    count: number,
    timeoutSeconds = this.#limits.timeoutSeconds,
  ): Promise<EnumerationPart> {
    const { maxOpen, maxTimeoutSeconds } = this.#limits;
    // Zero asks for no limit at all, and nobody gets that.
    if (timeoutSeconds < 1 || timeoutSeconds > maxTimeoutSeconds)
      throw new CimError(
        CimStatus.INVALID_OPERATION_TIMEOUT,
        `The timeout has to be from 1 to ${maxTimeoutSeconds} s.`,
      );
    if (this.#open.size >= maxOpen)
      throw new CimError(
        CimStatus.SERVER_LIMITS_EXCEEDED,
        `${maxOpen} enumerations are open already.`,
      );
    const ending = new AbortController();
    const context = crypto.randomUUID();
    const enumeration: OpenEnumeration = {
      ...owner,
      kind,
      items: start(ending.signal)[Symbol.asyncIterator](),
      timeoutMs: timeoutSeconds * 1000,
      stop: () => ending.abort(),
      timer: null,
      isBusy: false,
    };
    this.#open.set(context, enumeration);
    return this.#take(context, enumeration, count);
  }

  pull(
    kind: EnumerationKind,
    owner: EnumerationOwner,
    context: string,
    count: number,
  ): Promise<EnumerationPart> {
    return this.#take(context, this.#find(context, owner, kind), count);
  }

  close(owner: EnumerationOwner, context: string): void {
    this.#end(context, this.#find(context, owner, null));
  }

  async #take(
    context: string,
    enumeration: OpenEnumeration,
    count: number,
  ): Promise<EnumerationPart> {
    if (enumeration.timer !== null) clearTimeout(enumeration.timer);
    enumeration.isBusy = true;
    const items: string[] = [];
    try {
      while (items.length < Math.min(count, this.#limits.maxObjects)) {
        const next = await enumeration.items.next();
        if (next.done === true) {
          this.#end(context, enumeration);
          return { items, context: null };
        }
        items.push(next.value);
      }
    } catch (error) {
      if (!this.#open.has(context)) throw abandoned();
      this.#end(context, enumeration);
      throw error;
    }
    // Closed by another call while it was pulled.
    if (!this.#open.has(context)) throw abandoned();
    enumeration.isBusy = false;
    enumeration.timer = setTimeout(() => this.#end(context, enumeration), enumeration.timeoutMs);
    // An enumeration that is open does not keep a program from ending.
    enumeration.timer.unref();
    return { items, context };
  }

  #find(
    context: string,
    { user, namespace }: EnumerationOwner,
    kind: EnumerationKind | null,
  ): OpenEnumeration {
    const enumeration = this.#open.get(context);
    const isOwn = enumeration?.user === user && enumeration.namespace === namespace;
    if (
      enumeration === undefined ||
      !isOwn ||
      (kind !== null && enumeration.kind !== kind) ||
      (kind !== null && enumeration.isBusy)
    )
      throw new CimError(
        CimStatus.INVALID_ENUMERATION_CONTEXT,
        "There is no such enumeration to be pulled.",
      );
    return enumeration;
  }

  #end(context: string, enumeration: OpenEnumeration): void {
    this.#open.delete(context);
    if (enumeration.timer !== null) clearTimeout(enumeration.timer);
    enumeration.stop();
    // The provider's own end is nothing to wait for.
    void enumeration.items.return?.().catch(() => undefined);
  }
}

function abandoned(): CimError {
  return new CimError(CimStatus.PULL_HAS_BEEN_ABANDONED, "The enumeration was closed.");
}
