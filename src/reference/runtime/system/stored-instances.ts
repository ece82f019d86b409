/** What generated providers of instances in a store answer. */
import type { ClassDescriptor } from "../../../runtime/descriptor.ts";
import { isReference } from "../../../runtime/predicates.ts";
import type { Reference } from "../../../runtime/reference.ts";
import type { ObjectStore } from "../store/object-store.ts";
import type { ServiceAnswer } from "./service-runtime.ts";

export async function readStored<T extends object>(
  store: ObjectStore,
  descriptor: ClassDescriptor,
  keys: object,
): Promise<T | null> {
  const target = store.refer<T>(descriptor, keys as Readonly<Record<string, unknown>>);
  return (store.find(target)?.read() as T | undefined) ?? null;
}

export async function* listStored<T extends object>(
  store: ObjectStore,
  descriptor: ClassDescriptor,
): AsyncGenerator<T, void, undefined> {
  for (const object of store.of(descriptor.name)) yield object.read() as T;
}

/** The associations of a class that have an element in a role. */
export async function* listReferring<T extends object>(
  store: ObjectStore,
  descriptor: ClassDescriptor,
  role: string,
  element: Reference,
): AsyncGenerator<T, void, undefined> {
  const wanted = store.find(element);
  for (const association of store.referring(element)) {
    if (association.descriptor !== descriptor) continue;
    const instance = association.read();
    const end: unknown = (instance as Readonly<Record<string, unknown>>)[role];
    if (wanted !== null && isReference(end) && store.find(end) === wanted) yield instance as T;
  }
}

/** The answer of a service as the result of one of its methods: the generator found its codes in the value map of the method. */
export async function answered<Result>({ code, out, job }: ServiceAnswer): Promise<Result> {
  return { ReturnValue: code, out, ...(job === null ? {} : { job }) } as Result;
}
