import type { DescribedClass } from "./classes.ts";

/** A class that another names: of the same namespace, else of the same folder. */
export function classFinder<Class extends DescribedClass>(
  classes: readonly Class[],
): (name: string, from: DescribedClass) => Class | undefined {
  const byNamespace = new Map<string, Class>();
  const byFolder = new Map<string, Class>();
  for (const item of classes) {
    byNamespace.set(`${item.namespace}:${item.name.toLowerCase()}`, item);
    byFolder.set(`${item.folder}:${item.name.toLowerCase()}`, item);
  }
  return (name, { namespace, folder }) =>
    byNamespace.get(`${namespace}:${name.toLowerCase()}`) ?? byFolder.get(`${folder}:${name.toLowerCase()}`);
}
