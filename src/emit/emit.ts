import { nearestClass } from "../schema/nearest-class.ts";
import type { Class, Model } from "../schema/model.ts";
import type { Assets } from "./assets.ts";
import type { Backend, EmitModel, EmitOptions, FileView, RenderedFile } from "./backend.ts";
import { backendsOf } from "./backends.ts";
import type { ClassRecord, ClassRecords } from "./incremental/class-records.ts";
import { selectClasses } from "./closure.ts";
import { EmitError } from "./emit-error.ts";
import { indexModule } from "./index/index-module.ts";
import { Names } from "./module/names.ts";
import { type Inputs, ownOf } from "./inputs.ts";
import { compareCodeUnits } from "../source/order.ts";
import { Overrides } from "./types/overrides.ts";
import type { Reuse } from "./incremental/reuse.ts";
import { neededRuntime, runtimeNames } from "./runtime/backend.ts";
import { templateRenderer } from "./templates.ts";
import { ValidationTargets } from "./validators/targets.ts";
import { ValueEnums } from "./enums/value-enums.ts";

export interface Emission {
  /** Unformatted, sorted by path. */
  readonly rendered: readonly RenderedFile[];
  /** Paths of files that stand in the output folder and were not rendered again. */
  readonly kept: readonly string[];
  readonly classes: ClassRecords;
}

/** Renders the output of the backends, unformatted and sorted by path. The model must be free of errors. */
export async function emit(
  model: Model,
  options: EmitOptions,
  assets: Assets,
  inputs: Inputs = new Map(),
): Promise<readonly RenderedFile[]> {
  return (await emitChanged(prepare(model, options, assets), options, assets, inputs, null)).rendered;
}

/** Renders what `reuse` does not have. */
export async function emitChanged(
  model: EmitModel,
  options: EmitOptions,
  assets: Assets,
  inputs: Inputs,
  reuse: Reuse | null,
): Promise<Emission> {
  const views: FileView[] = [];
  const kept: string[] = [];
  const filesOf = new Map<Class, Record<string, readonly string[]>>(model.classes.map((cls) => [cls, {}]));
  for (const backend of backendsOf(options)) {
    const own = ownOf(backend, options, inputs);
    if (reuse === null || !canReuse(backend, options)) {
      views.push(...backend.views(model, options, own));
      continue;
    }
    for (const [cls, files] of filesOf) {
      const known = reuse.files(cls, backend.name);
      const made = known === null ? backend.views({ ...model, classes: [cls] }, options, own) : [];
      files[backend.name] = known ?? made.map(({ path }) => path);
      views.push(...made);
      kept.push(...(known ?? []));
    }
  }
  const paths = [...views.map(({ path }) => path), ...kept];
  refuseBadPaths(paths);
  const render = await templateRenderer(assets.template);
  const inner = new Set(model.runtime.filter(({ isInner }) => isInner).map(({ path }) => `runtime/${path}`));
  const indexed = paths.filter((path) => path.endsWith(".ts") && !inner.has(path));
  const rendered = [...views, indexModule(indexed, options)]
    .map(({ path, template, view }) => ({ path, text: render(template, view) }))
    .sort((a, b) => compareCodeUnits(a.path, b.path));
  const record = (cls: Class): ClassRecord => ({
    fingerprint: reuse?.fingerprint(cls) ?? "",
    files: filesOf.get(cls) ?? {},
  });
  return {
    rendered,
    kept,
    classes: reuse === null ? {} : Object.fromEntries(model.classes.map((cls) => [cls.name, record(cls)])),
  };
}

/** The code of a user's backend can change unseen, so that it is asked every time. */
function canReuse(backend: Backend, { ownBackends }: EmitOptions): boolean {
  return backend.isPerClass === true && ownBackends?.includes(backend) !== true;
}

function refuseBadPaths(paths: readonly string[]): void {
  const seen = new Set(["index.ts"]);
  for (const path of paths) {
    if (/^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes(".."))
      throw new EmitError(`A backend writes "${path}", which is outside of the output folder.`);
    if (seen.has(path.toLowerCase())) throw new EmitError(`Two files have the path "${path}".`);
    seen.add(path.toLowerCase());
  }
}

/** The model with what all backends need. */
export function prepare(model: Model, options: EmitOptions, assets: Assets): EmitModel {
  const runtime = neededRuntime(backendsOf(options), assets.runtime);
  const names = new Names(model, runtimeNames(runtime));
  const enums = new ValueEnums(names);
  const { classes, unmatched } = selectClasses(model, options.classes);
  if (unmatched.length > 0) throw new EmitError(noClassMatches(unmatched[0]!, model));
  return {
    model,
    classes,
    names,
    enums,
    overrides: new Overrides(model.classes, enums),
    targets: new ValidationTargets(model, classes),
    runtime,
  };
}

function noClassMatches(pattern: string, model: Model): string {
  const meant = nearestClass(pattern, model);
  return `No class matches "${pattern}"${meant === null ? "." : `; did you mean "${meant}"?`}`;
}
