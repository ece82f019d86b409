/** Plans the files of `mofc scaffold`: new ones, and updates of those that are there. */
import { posix } from "node:path";
import { packageAssets } from "../emit/assets.ts";
import { resolveBackends } from "../emit/backends.ts";
import { Names } from "../emit/module/names.ts";
import { hasProvider } from "../emit/providers/members.ts";
import { neededRuntime, runtimeNames } from "../emit/runtime/backend.ts";
import type { Class, Model } from "../schema/model.ts";
import type { Host } from "../source/host.ts";
import { newProvider, newProviderTest } from "./new-provider.ts";
import { type GeneratedPlace, outlineProvider, type ProviderOutline } from "./provider-outline.ts";
import { updateProvider } from "./update-provider.ts";
import { readExactText } from "../source/text-file.ts";

export interface ScaffoldRequest {
  readonly classNames: readonly string[];
  /** Where the user's files are. */
  readonly outputFolder: string;
  /** Where the generated files are. */
  readonly generatedFolder: string;
  readonly importExtension: GeneratedPlace["extension"];
  /** The built-in backends that the code is generated with: they decide which names are free. */
  readonly backends: readonly string[];
}

/** A file with its text as it is (`null`: there is none) and as it is to be. */
export interface PlannedFile {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly changes: readonly string[];
}

export interface ScaffoldPlan {
  /** Files that are to be written; those that are up to date are not among them. */
  readonly files: readonly PlannedFile[];
  readonly unchanged: readonly string[];
  /** Why a class was passed over, as sentences. */
  readonly refusals: readonly string[];
  /** Generated files that the user's files import and that are not there. */
  readonly missing: readonly string[];
}

/** What is to be done for the classes; nothing is written. */
export async function planScaffold(model: Model, request: ScaffoldRequest, host: Host): Promise<ScaffoldPlan> {
  const backends = resolveBackends(request.backends);
  const runtime = neededRuntime(backends, packageAssets(host, backends).runtime);
  const names = new Names(model, runtimeNames(runtime));
  const place = generatedPlace(request);
  const files: PlannedFile[] = [];
  const unchanged: string[] = [];
  const refusals: string[] = [];
  const missing: string[] = [];
  for (const cls of new Set(request.classNames.flatMap((name) => model.classes.named(name)))) {
    if (!hasProvider(cls)) {
      refusals.push(
        `${cls.name} is ${cls.isAbstract ? "abstract" : "an indication"}: it has no instances that a provider could serve.`,
      );
      continue;
    }
    const outline = outlineProvider(cls, names);
    const planned = await planProvider(cls, outline, place, request.outputFolder, host);
    if (typeof planned === "string") {
      refusals.push(planned);
      continue;
    }
    const generated = posix.join(request.generatedFolder, `${outline.baseModule}.ts`);
    if (host.read(generated) === null) missing.push(generated);
    for (const file of planned) {
      if (file.before === file.after) unchanged.push(file.path);
      else files.push(file);
    }
  }
  return { files, unchanged, refusals, missing };
}

async function planProvider(
  cls: Class,
  outline: ProviderOutline,
  place: GeneratedPlace,
  folder: string,
  host: Host,
): Promise<PlannedFile[] | string> {
  const path = posix.join(folder, `${outline.fileName}.ts`);
  const before = readExactText(path, host);
  if (before !== null) {
    const update = await updateProvider(before, outline, place);
    if (update === null) return `${path} has no class that extends ${outline.base}, which ${cls.name} would need.`;
    return [{ path, before, after: update.text, changes: update.changes }];
  }
  const provider = { path, before, after: await newProvider(outline, place), changes: ["new"] };
  const testPath = posix.join(folder, `${outline.fileName}.test.ts`);
  // A test that is there is the user's alone.
  if (readExactText(testPath, host) !== null) return [provider];
  return [provider, { path: testPath, before: null, after: await newProviderTest(outline, place), changes: ["new"] }];
}

function generatedPlace({ outputFolder, generatedFolder, importExtension }: ScaffoldRequest): GeneratedPlace {
  const folder = posix.relative(outputFolder, generatedFolder);
  return { folder: folder.startsWith(".") ? folder : `./${folder}`, extension: importExtension };
}
