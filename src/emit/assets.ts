import { filesBelow } from "../source/inputs.ts";
import { type Host, packageFolder } from "../source/host.ts";
import type { RenderedFile } from "./backend.ts";
import { EmitError } from "./emit-error.ts";
import { readText, sha256 } from "./manifest.ts";
import type { TemplateSource } from "./templates.ts";

/** The files of the package that emitting needs. */
export interface Assets {
  readonly template: TemplateSource;
  /** `src/runtime`, sorted by name. */
  readonly runtime: readonly RenderedFile[];
}

/**
 * Reads the assets from the folder that mofc is installed in.
 * @param templatesFolder templates of the user, which replace the built-in ones of the same names
 */
export function packageAssets(host: Host, templatesFolder: string | null = null): Assets {
  const read = (path: string): string => {
    const text = readText(host, `${packageFolder}/${path}`);
    if (text === null) throw new Error(`${packageFolder}/${path} is missing: mofc is not installed completely.`);
    return text;
  };
  const runtime = filesBelow(`${packageFolder}/src/runtime`, host).map((path) => path.slice(`${packageFolder}/src/runtime/`.length));
  const builtIn = new Set((host.list(`${packageFolder}/templates`) ?? []).map(({ name }) => name));
  return {
    template(name) {
      const own = templatesFolder === null ? null : readText(host, `${templatesFolder}/${name}.hbs`);
      if (own !== null) return own;
      if (builtIn.has(`${name}.hbs`)) return read(`templates/${name}.hbs`);
      const place = templatesFolder === null ? 'set "templates" to the folder that holds it' : `it is not in ${templatesFolder}`;
      throw new EmitError(`There is no template ${name}.hbs: ${place}.`);
    },
    runtime: runtime.map((path) => ({ path, text: read(`src/runtime/${path}`) })),
  };
}

/** Fingerprint of mofc's own code, of what it depends on, and of the templates. */
export function toolId(host: Host, templatesFolder: string | null): string {
  const code = import.meta.url.endsWith(".ts") ? ["src", "grammar"] : ["dist"];
  const folders = [...code.map((name) => `${packageFolder}/${name}`), `${packageFolder}/templates`, ...(templatesFolder === null ? [] : [templatesFolder])];
  const paths = [`${packageFolder}/package.json`, ...folders.flatMap((folder) => filesBelow(folder, host))];
  const isCode = (path: string): boolean => !/\.d\.ts$|\.map$|\.md$/.test(path);
  return sha256(JSON.stringify(paths.filter(isCode).map((path) => [path, sha256(host.read(path) ?? "")])));
}
