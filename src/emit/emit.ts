import { manifestName } from "../bindings/manifest.ts";
import { reasonOf } from "../diagnostics/thrown.ts";
import { suggesting } from "../diagnostics/nearest.ts";
import { nearestClass } from "../schema/nearest-class.ts";
import type { Model } from "../schema/model.ts";
import type { Assets } from "./assets.ts";
import type { Backend, EmitModel, EmitOptions, FileView, OutputFiles, RenderedFile } from "./backend.ts";
import { backendsOf } from "./backends.ts";
import { selectClasses } from "./closure.ts";
import { EmitError } from "./emit-error.ts";
import { indexModule } from "./index/index-module.ts";
import { Names } from "./module/names.ts";
import { type Inputs, ownOf } from "./inputs.ts";
import { compareCodeUnits } from "../source/order.ts";
import { Overrides } from "./types/overrides.ts";
import { neededRuntime, runtimeNames } from "./runtime/backend.ts";
import { templateRenderer } from "./templates.ts";
import { ValidationTargets } from "./validators/targets.ts";
import { ValueEnums } from "./enums/value-enums.ts";

/** Renders the output of the backends, unformatted and sorted by path. The model must be free of errors. */
export async function emit(
  model: Model,
  options: EmitOptions,
  assets: Assets,
  inputs: Inputs = new Map(),
): Promise<readonly RenderedFile[]> {
  const prepared = prepare(model, options, assets);
  const views = viewsOf(backendsOf(options), prepared, options, inputs);
  return (await render(views, prepared, options, assets)).files;
}

/** The views of the backends, in their order. */
export function viewsOf(
  backends: readonly Backend[],
  model: EmitModel,
  options: EmitOptions,
  inputs: Inputs,
): OutputFiles<FileView> {
  return {
    files: backends.flatMap((backend) => viewsFrom(backend, model, options, inputs)),
    kept: [],
  };
}

/** The views of one backend, which can be the user's: whatever it does instead is an EmitError. */
export function viewsFrom(
  backend: Backend,
  model: EmitModel,
  options: EmitOptions,
  inputs: Inputs,
): readonly FileView[] {
  let views: unknown;
  try {
    views = backend.views(model, options, ownOf(backend, options, inputs));
    if (Array.isArray(views) && views.every(isView)) return views;
  } catch (error) {
    if (error instanceof EmitError || options.ownBackends?.includes(backend) !== true) throw error;
    throw new EmitError(`The backend "${backend.name}" failed: ${reasonOf(error)}`, { cause: error });
  }
  throw new EmitError(`The backend "${backend.name}" gave back no list of { path, template, view }.`);
}

function isView(view: unknown): view is FileView {
  const { path, template } = Object(view) as Partial<FileView>;
  return typeof path === "string" && typeof template === "string";
}

/** Renders views, and the index of all files. The result is unformatted and sorted by path. */
export async function render(
  { files: views, kept }: OutputFiles<FileView>,
  { runtime }: EmitModel,
  options: EmitOptions,
  assets: Assets,
): Promise<OutputFiles<RenderedFile>> {
  const paths = [...views.map(({ path }) => path), ...kept];
  refuseBadPaths(paths);
  const inner = new Set(runtime.filter(({ isInner }) => isInner).map(({ path }) => `runtime/${path}`));
  const indexed = paths.filter((path) => path.endsWith(".ts") && !inner.has(path));
  const rendered = await templateRenderer(assets.template);
  const files = [...views, indexModule(indexed, options)]
    .map(({ path, template, view }) => ({ path, text: rendered(template, view) }))
    .sort((a, b) => compareCodeUnits(a.path, b.path));
  return { files, kept };
}

function refuseBadPaths(paths: readonly string[]): void {
  const seen = new Set(["index.ts"]);
  for (const path of paths) {
    if (/^([/\\]|[A-Za-z]:)/.test(path) || path.split(/[/\\]/).includes(".."))
      throw new EmitError(`A backend writes "${path}", which is outside the output folder.`);
    if (path.toLowerCase() === manifestName)
      throw new EmitError(`A backend writes "${path}", which mofc keeps for itself.`);
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
  return suggesting(`No class matches "${pattern}"`, nearestClass(pattern, model), ".");
}
