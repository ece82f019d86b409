/** A configuration for a folder, after a look at what is in it. */
import { parse } from "jsonc-parser";
import type { Dialect } from "../source/dialect.ts";
import type { Host } from "../source/host.ts";
import { filesBelow } from "../source/inputs.ts";
import { baseName, isMofPath } from "../source/path.ts";
import { detectDialect } from "../syntax/dialect.ts";
import { parse as parseMof } from "../syntax/parse.ts";
import type { BackendOptions, Config } from "./config.ts";
import { readSourceFile } from "../source/text-file.ts";

type BackendName = keyof BackendOptions;

export interface Proposal {
  readonly config: Config;
  /** What was seen, and what follows from it: one sentence each. */
  readonly reasons: readonly string[];
}

/** Enough files to tell a dialect, and few enough to be quick with a whole schema. */
const filesLookedAt = 40;

/** @param backends what to generate */
export function proposeConfig(host: Host, backends: readonly BackendName[]): Proposal {
  const sources = proposeSources(filesBelow(".", host).filter(isMofPath));
  const dialect = sources.files.length === 0 ? null : commonDialect(sources.files, host);
  const typescript = proposeTypeScript(readCompilerOptions(host));
  return {
    config: {
      sources: sources.sources,
      ...(dialect === null ? {} : { dialect: dialect.dialect }),
      backends,
      out: "generated",
      ...typescript.config,
    },
    reasons: [sources.reason, ...(dialect === null ? [] : [dialect.reason]), ...typescript.reasons],
  };
}

/** @param options the compiler options of the project; `null` where it has none */
function proposeTypeScript(options: Readonly<Record<string, unknown>> | null): Proposal {
  if (options === null) {
    return {
      config: { importExtension: ".ts", enumStyle: "const" },
      reasons: [
        "without a tsconfig.json, imports end in .ts and enums are objects, because Node runs TypeScript that way",
      ],
    };
  }
  const extension = extensionFor(options);
  const isErasable = options["erasableSyntaxOnly"] === true;
  return {
    config: {
      ...(extension === null ? {} : { importExtension: extension.extension }),
      ...(isErasable ? { enumStyle: "const" } : {}),
    },
    reasons: [
      ...(extension === null ? [] : [extension.reason]),
      ...(isErasable ? ["tsconfig.json allows erasable syntax only: enums become objects"] : []),
    ],
  };
}

interface Sources {
  readonly sources: readonly string[];
  readonly files: readonly string[];
  readonly reason: string;
}

function proposeSources(files: readonly string[]): Sources {
  // A schema is published with one file that includes the others in their order.
  const roots = files.filter((path) => /^(?:cim_schema|.*_schema)_[\d.]+\.mof$/i.test(baseName(path)));
  const [root] = roots;
  if (root !== undefined && roots.length === 1)
    return { sources: [root], files, reason: `${root} includes a whole schema` };
  const inHere = files.filter((path) => !path.includes("/"));
  const folders = [
    ...new Set(files.filter((path) => path.includes("/")).map((path) => path.slice(0, path.indexOf("/")))),
  ];
  if (files.length === 0)
    return { sources: ["mof"], files, reason: "this folder has no MOF files yet: put them in mof/" };
  const count = `${files.length} MOF ${files.length === 1 ? "file" : "files"}`;
  const places = [...(inHere.length === 0 ? [] : ["this folder"]), ...folders.map((folder) => `${folder}/`)];
  return {
    sources: [...(inHere.length === 0 ? [] : ["*.{mof,mfl}"]), ...folders],
    files,
    reason: `found ${count} in ${places.join(", ")}`,
  };
}

/** The dialect of all files that show one; `null` where they differ or none shows any. */
function commonDialect(
  files: readonly string[],
  host: Host,
): { readonly dialect: Dialect; readonly reason: string } | null {
  const seen = new Map<Dialect, string>();
  for (const path of files.slice(0, filesLookedAt)) {
    const file = readSourceFile(path, host);
    if (file === null) continue;
    const { dialect, mark } = detectDialect(parseMof(file, () => {}));
    if (!seen.has(dialect))
      seen.set(dialect, mark === null ? "nothing in the files is of another dialect" : `${path} has ${mark.what}`);
  }
  const [only] = [...seen];
  if (only === undefined || seen.size > 1) return null;
  const [dialect, why] = only;
  return { dialect, reason: `the dialect is ${dialect}: ${why}` };
}

function readCompilerOptions(host: Host): Readonly<Record<string, unknown>> | null {
  const file = readSourceFile("tsconfig.json", host);
  const project: unknown = file === null ? null : parse(file.text, [], { allowTrailingComma: true });
  if (typeof project !== "object" || project === null) return null;
  const options: unknown = "compilerOptions" in project ? project.compilerOptions : {};
  return typeof options === "object" && options !== null ? (options as Readonly<Record<string, unknown>>) : {};
}

/** How imports have to end for the compiler options of a project; `null` where they do not tell. */
function extensionFor(
  options: Readonly<Record<string, unknown>>,
): { readonly extension: ".js" | ".ts" | ""; readonly reason: string } | null {
  const said = (name: string): string => String(options[name] ?? "").toLowerCase();
  for (const name of ["allowImportingTsExtensions", "rewriteRelativeImportExtensions"]) {
    if (options[name] === true) return { extension: ".ts", reason: `tsconfig.json has ${name}: imports end in .ts` };
  }
  if (/^node(?:16|18|20|next)$/.test(said("module")) || /^node(?:16|next)$/.test(said("moduleResolution"))) {
    return {
      extension: ".js",
      reason: `tsconfig.json has module ${String(options["module"] ?? options["moduleResolution"])}: imports end in .js`,
    };
  }
  if (said("moduleResolution") === "bundler" || said("module") === "preserve") {
    return { extension: "", reason: "tsconfig.json is for a bundler: imports have no ending" };
  }
  return said("module") === "commonjs"
    ? { extension: "", reason: "tsconfig.json has module commonjs: imports have no ending" }
    : null;
}
