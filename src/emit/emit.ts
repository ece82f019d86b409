import type { Model } from "../schema/model.ts";
import type { Assets } from "./assets.ts";
import type { EmitModel, EmitOptions, RenderedFile } from "./backend.ts";
import { resolveBackends } from "./backends.ts";
import { selectClasses } from "./closure.ts";
import { indexModule } from "./index-module.ts";
import { Names } from "./names.ts";
import { compareCodeUnits } from "./order.ts";
import { Overrides } from "./overrides.ts";
import { templateRenderer } from "./templates.ts";
import { ValueEnums } from "./value-enums.ts";

/** Renders the output of the backends, unformatted and sorted by path. The model must be free of errors. */
export async function emit(model: Model, options: EmitOptions, assets: Assets): Promise<RenderedFile[]> {
  const prepared = prepare(model, options, assets);
  const views = resolveBackends(options.backends).flatMap((backend) => backend.views(prepared, options));
  const index = indexModule(views.map(({ path }) => path), options);
  const render = await templateRenderer(assets.template);
  return [...views, index]
    .map(({ path, template, view }) => ({ path, text: render(template, view) }))
    .sort((a, b) => compareCodeUnits(a.path, b.path));
}

function prepare(model: Model, options: EmitOptions, assets: Assets): EmitModel {
  const names = new Names(model);
  const enums = new ValueEnums(names);
  return {
    model,
    classes: selectClasses(model, options.classes).classes,
    names,
    enums,
    overrides: new Overrides(model.classes, enums),
    runtime: assets.runtime,
  };
}
