/** What a configuration may say, in one description: it reads configurations and is their JSON Schema. */
import { getNodeValue } from "jsonc-parser";
import { diagnosticDefinitions } from "../diagnostics/codes.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { changeCodes } from "../diff/change-kinds.ts";
import { impacts } from "../diff/impact.ts";
import type { Backend } from "../emit/backend.ts";
import { backends } from "../emit/backends.ts";
import {
  itemsOf,
  list,
  object,
  oneOf,
  optional,
  type Placed,
  pathText,
  report,
  type Shape,
  text,
  wrong,
} from "../json/shape.ts";
import type { BackendEntry, Config } from "./config.ts";
import { endings, enumStyles, options, ruleSeverities, strictness } from "./options.ts";

/** The backends that a configuration can name. Those that they build on come with them. */
const named = backends.filter(({ options }) => options !== undefined);
export const backendNames: readonly string[] = named.map(({ name }) => name);

/** A name, the path of a module, a backend itself, or one of them with its options. */
const backendEntry: Shape<BackendEntry> = {
  schema: {
    description:
      "A backend: a name, the path of a module whose default export is one, or a pair of that and its options.",
    anyOf: [
      { enum: backendNames },
      { type: "string", pattern: "^\\.\\.?/" },
      ...named.map(({ name, options }) => pairSchema({ const: name }, options?.schema ?? {})),
      pairSchema({ type: "string", pattern: "^\\.\\.?/" }, { type: "object" }),
    ],
  },
  read(at, to) {
    const [name, options, ...rest] = at.node.type === "array" ? itemsOf(at) : [at];
    if (name === undefined || rest.length > 0) wrong(at, "a backend and its options", to);
    else readBackend(name, options, to);
    return getNodeValue(at.node) as BackendEntry;
  },
};

function pairSchema(name: object, options: object): object {
  return { type: "array", prefixItems: [name, options], minItems: 1, maxItems: 2 };
}

function readBackend(name: Placed, options: Placed | undefined, to: Parameters<Shape<unknown>["read"]>[1]): void {
  const value: unknown = name.node.value;
  if (typeof value !== "string") {
    if (!isBackend(value)) wrong(name, "a backend", to);
  } else if (!isModulePath(value) && !backendNames.includes(value)) {
    const path = pathText(name.path);
    report(to, "config-backend", name, {
      path,
      name: value,
      nearest: nearest(value, backendNames),
      known: backendNames,
    });
    return;
  }
  if (options === undefined) return;
  const shape = named.find((backend) => backend.name === value)?.options;
  if (shape !== undefined) shape.read(options, to);
  else if (options.node.type !== "object") wrong(options, "an object with options", to);
}

/** Whether a value can serve as a backend. */
export function isBackend(value: unknown): value is Backend {
  if (typeof value !== "object" || value === null) return false;
  const { name, views, requires } = value as Partial<Record<keyof Backend, unknown>>;
  return typeof name === "string" && typeof views === "function" && Array.isArray(requires);
}

export function isModulePath(name: string): boolean {
  return /^\.\.?\//.test(name);
}

const impact = oneOf("Whom a change hurts.", impacts);

/** One class of changes, or a list of one or more. */
const impactsOfKind: Shape<unknown> = {
  schema: { anyOf: [impact.schema, { type: "array", items: impact.schema, minItems: 1 }] },
  read(at, to) {
    if (at.node.type !== "array") return impact.read(at, to);
    const items = itemsOf(at);
    if (items.length === 0) wrong(at, "one class of changes or more", to);
    return items.map((item) => impact.read(item, to));
  },
};

const severity = oneOf("The severity of a diagnostic.", ruleSeverities);

/** An object in which each of the words may be a key. */
function keyed<T>(description: string, words: readonly string[], value: Shape<T>): Shape<object> {
  return object(description, Object.fromEntries(words.map((word) => [word, optional(value)])));
}

/** The shapes of the keys that have a flag too. */
const optionShapes = {
  include: list(options.include.description, text("A folder."), "a list of folders"),
  dialect: oneOf(options.dialect.description, strictness),
  locale: text(options.locale.description, options.locale.form),
  out: text(options.out.description),
  templates: text(options.templates.description),
  enumStyle: oneOf(options.enumStyle.description, enumStyles),
  importExtension: oneOf(options.importExtension.description, endings),
  classes: list(options.classes.description, text("The name of a class."), "a list of class names"),
} satisfies Partial<Readonly<Record<keyof Config, Shape<unknown>>>>;

const members = {
  ...optionShapes,
  sources: list(options.sources.description, text("A file, folder or glob."), "a list of files, folders and globs"),
  roots: list(options.roots.description, text("A folder."), "a list of folders"),
  backends: list(options.backends.description, backendEntry, "a list of backends"),
  rules: keyed(options.rules.description, Object.keys(diagnosticDefinitions), severity),
  diff: object("how mofc diff looks at changes", {
    classes: optional(keyed(options.changeClasses.description, changeCodes, impactsOfKind)),
    failOn: optional(list(options.failOn.description, impact, "a list of classes of changes")),
  }),
} satisfies { readonly [Key in keyof Required<Config>]: Shape<unknown> };

const optionalMembers: Readonly<Record<string, Shape<unknown>>> = Object.fromEntries(
  Object.entries<Shape<unknown>>(members).map(([key, shape]) => [key, optional(shape)]),
);

/** An editor's `$schema` is let pass. */
export const configShape: Shape<unknown> = object("A configuration of mofc.", {
  $schema: optional(text("The JSON Schema of this file.")),
  ...optionalMembers,
});
