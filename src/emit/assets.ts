import { filesBelow } from "../source/inputs.ts";
import { type Host, packageFolder } from "../source/host.ts";
import { folderOf, joinPath } from "../source/path.ts";
import type { Backend, RuntimeFile, RuntimeLibrary } from "./backend.ts";
import { EmitError } from "./emit-error.ts";
import { relativeSpecifier } from "./module/imports.ts";
import { sha256 } from "./incremental/earlier-output.ts";
import { compareCodeUnits } from "../source/order.ts";
import type { TemplateSource } from "./templates.ts";
import { readExactText } from "../source/text-file.ts";

/** The files of the package that emitting needs. */
export interface Assets {
  readonly template: TemplateSource;
  /** The runtime as it stands in one folder of the output, sorted by name. */
  readonly runtime: readonly RuntimeFile[];
}

/**
 * Reads the assets from the folder that mofc is installed in.
 * @param backends whose libraries make up the runtime
 * @param templatesFolder templates of the user, which replace the built-in ones of the same names
 */
export function packageAssets(host: Host, backends: readonly Backend[], templatesFolder: string | null = null): Assets {
  const read = (path: string): string => {
    const text = readExactText(`${packageFolder}/${path}`, host);
    if (text === null) throw new Error(`${packageFolder}/${path} is missing: mofc is not installed completely.`);
    return text;
  };
  const libraries = backends.flatMap(({ library }) => library ?? []);
  const builtIn = new Set((host.list(`${packageFolder}/templates`) ?? []).map(({ name }) => name));
  return {
    template(name) {
      const own = templatesFolder === null ? null : readExactText(`${templatesFolder}/${name}.hbs`, host);
      if (own !== null) return own;
      if (builtIn.has(`${name}.hbs`)) return read(`templates/${name}.hbs`);
      const place =
        templatesFolder === null ? 'set "templates" to the folder that holds it' : `it is not in ${templatesFolder}`;
      throw new EmitError(`The template ${name}.hbs is missing: ${place}.`);
    },
    runtime: libraries
      .flatMap((library) => runtimeFiles(library, libraries, read, host))
      .sort((a, b) => compareCodeUnits(a.path, b.path)),
  };
}

function runtimeFiles(
  { folder, inner }: RuntimeLibrary,
  libraries: readonly RuntimeLibrary[],
  read: (path: string) => string,
  host: Host,
): RuntimeFile[] {
  return filesBelow(`${packageFolder}/${folder}`, host).map((file) => {
    const source = file.slice(packageFolder.length + 1);
    const path = withinRuntime(source, libraries);
    const text = read(source).replace(/(from\s+")(\.[^"]*)"/g, (_, from: string, specifier: string) => {
      return `${from}${relativeSpecifier(path, withinRuntime(joinPath(folderOf(source), specifier), libraries))}"`;
    });
    return { path, text, isInner: inner.test(path) };
  });
}

/** The path below the output's `runtime/` of a file of the package. */
function withinRuntime(source: string, libraries: readonly RuntimeLibrary[]): string {
  const library = libraries.find(({ folder }) => source.startsWith(`${folder}/`));
  return library === undefined ? source : source.slice(library.folder.length + 1);
}

/** Fingerprint of mofc's own code, of what it depends on, and of the templates. */
export function toolId(host: Host, templatesFolder: string | null): string {
  const code = import.meta.url.endsWith(".ts") ? ["src", "grammar"] : ["dist"];
  const folders = [
    ...code.map((name) => `${packageFolder}/${name}`),
    `${packageFolder}/templates`,
    ...(templatesFolder === null ? [] : [templatesFolder]),
  ];
  const paths = [`${packageFolder}/package.json`, ...folders.flatMap((folder) => filesBelow(folder, host))];
  const isCode = (path: string): boolean => !/\.d\.ts$|\.map$|\.md$/.test(path);
  return sha256(JSON.stringify(paths.filter(isCode).map((path) => [path, sha256(host.read(path) ?? "")])));
}
