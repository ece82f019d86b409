import type { Backend, RenderedFile, RuntimeFile } from "../backend.ts";
import { folderOf, joinPath } from "../../source/path.ts";
import { plainHeader } from "../../bindings/header.ts";

/** View of `runtime.hbs`. */
export interface RuntimeView {
  readonly header: string;
  readonly text: string;
}

/** Copies what is needed of the runtime library, so that generated code imports nothing from outside its folder. */
export const runtimeBackend: Backend = {
  name: "runtime",
  requires: [],
  library: {
    folder: "src/runtime",
    inner:
      /^(?:dispatcher-[a-z]+|mof-literals|nesting|started-job|validation-parts|cim-xml\/(?!cim-xml-transport\.).*|client\/transport|server\/(?!serve-cim\.|cim-handler\.).*|embedded\/(?!embedded-instance\.).*)\.ts$/,
  },
  views: ({ runtime }, options) =>
    runtime.map((file) => {
      const text = file.text.replace(/(from\s+"\.[^"]*)\.ts"/g, `$1${options.importExtension}"`);
      const view: RuntimeView = { header: plainHeader, text };
      return { path: `runtime/${file.path}`, template: "runtime", view };
    }),
};

/** The names that modules of the runtime export. */
export function runtimeNames(files: readonly RenderedFile[]): string[] {
  const declaration = /^export (?:abstract |async )?(?:const|type|interface|class|function\*?) (\w+)/gm;
  return files.flatMap(({ text }) => [...text.matchAll(declaration)].map(([, name = ""]) => name));
}

/** The files that backends name, and all that those import: who asks for types alone gets no dispatcher. */
export function neededRuntime(backends: readonly Backend[], files: readonly RuntimeFile[]): RuntimeFile[] {
  const needed = new Set(backends.flatMap(({ runtime }) => runtime ?? []));
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const path of needed) {
    const text = byPath.get(path)?.text ?? "";
    for (const [, imported = ""] of text.matchAll(/from\s+"(\.[^"]+)"/g))
      needed.add(joinPath(folderOf(path), imported));
  }
  return files.filter(({ path }) => needed.has(path));
}
