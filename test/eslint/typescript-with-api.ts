/** Lets all packages of typescript-eslint find this folder's TypeScript: npm puts some of them beside the one without an API. */
import { registerHooks } from "node:module";

const url = import.meta.resolve("typescript");

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "typescript" ? { url, format: "commonjs", shortCircuit: true } : next(specifier, context),
});
