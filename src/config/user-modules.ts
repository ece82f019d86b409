/** Modules of the user: configurations and backends, with all files of the project that they import. */
import { registerHooks } from "node:module";
import { relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { types } from "node:util";
import { reasonOf } from "../diagnostics/thrown.ts";
import { sha256 } from "../emit/incremental/earlier-output.ts";
import type { Host } from "../source/host.ts";
import { normalize } from "../source/path.ts";
import { configError } from "./config-error.ts";

/** Loads modules, and loads them again once they or what they import has changed. */
export class UserModules {
  readonly #host: Host;
  /** Fingerprints of the files as they were loaded. */
  readonly #loaded = new Map<string, string>();
  #age = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The files of all modules that were asked for, those that do not work included. */
  get files(): readonly string[] {
    return [...this.#loaded.keys()];
  }

  /** The default export of a module. Throws a ConfigError where there is none. */
  async load(path: string): Promise<unknown> {
    if (this.#host.read(path) === null)
      throw configError("config-module", path, { reason: "the file does not exist", help: null });
    if (this.#age === 0 || this.#hasChanged()) {
      this.#age++;
      this.#loaded.clear();
    }
    const module = await this.#import(path);
    if (!("default" in module))
      throw configError("config-module", path, {
        reason: "the module has no default export",
        help: "export default defineConfig({ … })",
      });
    if (types.isPromise(module.default))
      throw configError("config-module", path, {
        reason: "the default export is a promise",
        help: "write await in front of it",
      });
    return module.default;
  }

  #hasChanged(): boolean {
    return [...this.#loaded].some(([path, before]) => this.#fingerprint(path) !== before);
  }

  /** Node keeps a module for good under its address, so that addresses say how often something has changed by then. */
  async #import(path: string): Promise<object> {
    const url = pathToFileURL(resolve(path));
    url.search = `?mofc=${this.#age}`;
    this.#loaded.set(path, this.#fingerprint(path));
    const hooks = registerHooks({
      resolve: (specifier, context, next) => {
        const resolved = next(specifier, context);
        const isOurs =
          context.parentURL?.endsWith(url.search) === true && /^file:(?!.*\/node_modules\/)[^?]*$/.test(resolved.url);
        if (!isOurs) return resolved;
        const file = normalize(relative(".", fileURLToPath(resolved.url)));
        this.#loaded.set(file, this.#fingerprint(file));
        return { ...resolved, url: resolved.url + url.search };
      },
    });
    try {
      return (await import(/* @vite-ignore */ url.href)) as object;
    } catch (error) {
      throw configError("config-module", path, moduleFault(error));
    } finally {
      hooks.deregister();
    }
  }

  #fingerprint(path: string): string {
    return sha256(this.#host.read(path) ?? "");
  }
}

/** Why a module could not be loaded, and what to do. */
function moduleFault(error: unknown): { readonly reason: string; readonly help: string | null } {
  const message = reasonOf(error);
  const { code, name } = facts(error);
  if (code === "ERR_UNKNOWN_FILE_EXTENSION") {
    return {
      reason: "this Node does not run TypeScript",
      help: "use Node 22.18 or later, or a .mjs or .json file",
    };
  }
  if (code === "ERR_INVALID_TYPESCRIPT_SYNTAX") return { reason: `syntax error: ${message}`, help: null };
  if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") {
    return {
      reason: message,
      help: "Node only takes types away: enums, namespaces and parameter properties do not work here",
    };
  }
  if (code === "ERR_MODULE_NOT_FOUND") {
    const help = /package 'mofc'/.test(message)
      ? 'install it in this project (npm i -D mofc), or leave the import out: "export default { … }" needs none'
      : null;
    return { reason: message, help };
  }
  return { reason: name === null ? message : `${name}: ${message}`, help: null };
}

/** What an error says of its kind, where it is one. */
function facts(error: unknown): { readonly code: unknown; readonly name: string | null } {
  try {
    return error instanceof Error
      ? { code: (error as NodeJS.ErrnoException).code, name: String(error.name) }
      : { code: null, name: null };
  } catch {
    return { code: null, name: null };
  }
}
