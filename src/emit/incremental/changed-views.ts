import type { Class } from "../../schema/model.ts";
import type { Backend, EmitModel, EmitOptions, FileView, OutputFiles } from "../backend.ts";
import { viewsFrom } from "../emit.ts";
import type { Inputs } from "../inputs.ts";
import type { ClassRecords } from "./class-records.ts";
import type { Reuse } from "./reuse.ts";

export interface ChangedViews extends OutputFiles<FileView> {
  readonly classes: ClassRecords;
}

/** The views of what `reuse` does not have. */
export function changedViews(
  backends: readonly Backend[],
  model: EmitModel,
  options: EmitOptions,
  inputs: Inputs,
  reuse: Reuse,
): ChangedViews {
  const files: FileView[] = [];
  const kept: string[] = [];
  const pathsOf = new Map<Class, Record<string, readonly string[]>>(model.classes.map((cls) => [cls, {}]));
  for (const backend of backends) {
    if (!canReuse(backend, options)) {
      for (const view of viewsFrom(backend, model, options, inputs)) files.push(view);
      continue;
    }
    for (const [cls, paths] of pathsOf) {
      const known = reuse.files(cls, backend.name);
      const made = known === null ? viewsFrom(backend, { ...model, classes: [cls] }, options, inputs) : [];
      paths[backend.name] = known ?? made.map(({ path }) => path);
      for (const view of made) files.push(view);
      for (const path of known ?? []) kept.push(path);
    }
  }
  const records = [...pathsOf].map(([cls, paths]) => {
    return [cls.path, { fingerprint: reuse.fingerprint(cls), files: paths }] as const;
  });
  return { files, kept, classes: Object.fromEntries(records) };
}

/** The code of a user's backend can change unseen, so that it is asked every time. */
function canReuse(backend: Backend, { ownBackends }: EmitOptions): boolean {
  return backend.isPerClass === true && ownBackends?.includes(backend) !== true;
}
