import { type Host, packageFolder } from "../source/host.ts";
import type { RenderedFile } from "./backend.ts";
import type { TemplateSource } from "./templates.ts";

/** The files of the package that emitting needs. */
export interface Assets {
  readonly template: TemplateSource;
  /** `src/runtime`, sorted by name. */
  readonly runtime: readonly RenderedFile[];
}

/** Reads the assets from the folder that mofc is installed in. */
export function packageAssets(host: Host): Assets {
  const decoder = new TextDecoder();
  const read = (path: string): string => {
    const bytes = host.read(`${packageFolder}/${path}`);
    if (bytes === null) throw new Error(`${packageFolder}/${path} is missing: mofc is not installed completely.`);
    return decoder.decode(bytes);
  };
  const runtime = host.list(`${packageFolder}/src/runtime`) ?? [];
  return {
    template: (name) => read(`templates/${name}.hbs`),
    runtime: runtime.map(({ name }) => ({ path: name, text: read(`src/runtime/${name}`) })),
  };
}
