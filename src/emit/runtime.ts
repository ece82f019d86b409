import type { Backend } from "./backend.ts";
import { plainHeader } from "./header.ts";

/** View of `runtime.hbs`. */
export interface RuntimeView {
  readonly header: string;
  readonly text: string;
}

/** Copies the runtime library, so that generated code imports nothing from outside its folder. */
export const runtimeBackend: Backend = {
  name: "runtime",
  requires: [],
  views: ({ runtime }, options) =>
    runtime.map((file) => {
      const text = file.text.replace(/(from\s+"\.[^"]*)\.ts"/g, `$1${options.importExtension}"`);
      const view: RuntimeView = { header: plainHeader, text };
      return { path: `runtime/${file.path}`, template: "runtime", view };
    }),
};
