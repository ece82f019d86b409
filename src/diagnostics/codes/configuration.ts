import { didYouMean } from "../nearest.ts";
import { define } from "./definition.ts";
import { documentCodes } from "./documents.ts";

/** What is wrong with `mofc.config.ts` or `mofc.config.json`, and with the modules that it names. */
export const configuration = {
  ...documentCodes("config", "the configuration"),
  "config-backend": define<{ path: string; name: string; nearest: string | null; known: readonly string[] }>({
    severity: "error",
    source: "mofc",
    message: ({ path, name }) => `${path === "" ? "" : `${path}: `}mofc does not know the backend "${name}"`,
    help: ({ nearest, known }) =>
      didYouMean({ nearest }) ?? `the backends are ${known.join(", ")}; the path of a module begins with "./"`,
  }),
  "config-backend-name": define<{ name: string }>({
    severity: "error",
    source: "mofc",
    message: ({ name }) => `a backend of your own has the name of a built-in one, "${name}"`,
    help: () => "give it another name",
  }),
  "config-out": define<{ folder: string }>({
    severity: "error",
    source: "mofc",
    message: ({ folder }) => `the output folder "${folder}" is the project's own folder, or one above it`,
    help: () => 'name a folder for generated files alone, such as "generated"',
  }),
  "config-module": define<{ reason: string; help: string | null }>({
    severity: "error",
    source: "mofc",
    message: ({ reason }) => reason,
    help: ({ help }) => help,
  }),
  "config-several": define<{ other: string }>({
    severity: "error",
    source: "mofc",
    message: ({ other }) => `${other} is here too, and mofc reads only one configuration`,
    help: () => "remove one of them, or name one with --config",
  }),
};
