import { type Compilation, compile, type CompileRequest } from "./compile.ts";
import { defaultSettings, type Finding, hasErrors } from "./diagnostics/findings.ts";
import { packageAssets } from "./emit/assets.ts";
import type { EmitOptions } from "./emit/backend.ts";
import { prepare, render } from "./emit/emit.ts";
import { backendsOf } from "./emit/backends.ts";
import { type InputsRequest, noInputs, readInputs } from "./emit/inputs.ts";
import type { Progress } from "./emit/format.ts";
import { withinRoots } from "./bindings/header.ts";
import { LastRun } from "./emit/incremental/last-run.ts";
import type { InputRecord } from "./emit/incremental/recorded-input.ts";
import { sourcesOf } from "./emit/incremental/sources.ts";
import { type OutputPlan, planOutput, refuseForeign, writeOutput } from "./emit/write.ts";
import type { Host } from "./source/host.ts";

export interface GenerateRequest extends CompileRequest, InputsRequest, Omit<EmitOptions, "sourcePathOf"> {
  readonly outputFolder: string;
  /** Folders that the paths in headers are relative to. */
  readonly roots: readonly string[];
  /** Templates of the user, or `null`. */
  readonly templatesFolder: string | null;
}

/** What is not about the output itself. */
export interface RunOptions {
  /** Where to remember what the next run need not do again; `null` to do everything. */
  readonly cacheFolder: string | null;
  /** `false` only finds out what would be written. */
  readonly write: boolean;
  /** Whether files of the user's that are in the way are overwritten, and generated ones that were edited removed. */
  readonly force: boolean;
  readonly progress: Progress;
}

export interface Generation {
  readonly findings: readonly Finding[];
  /** How many files the input had. */
  readonly fileCount: number;
  /** `null` where nothing changed since the last run, and nothing was compiled. */
  readonly compilation: Compilation | null;
  /** What was written, or would be; `null` where errors in the input forbid it. */
  readonly output: OutputPlan | null;
  readonly input: InputRecord;
}

export const plainRun: RunOptions = { cacheFolder: null, write: true, force: false, progress: () => {} };
export const plainRequest = {
  roots: [],
  templatesFolder: null,
  projectFolder: ".",
  settings: defaultSettings,
} as const;

/** MOF to TypeScript files. With errors in the input nothing is written. */
export async function generate(
  request: GenerateRequest,
  host: Host,
  { cacheFolder, write, force, progress }: RunOptions = plainRun,
): Promise<Generation> {
  const last = new LastRun(request, cacheFolder, host);
  const repeated = last.repeat();
  if (repeated !== null) return { ...repeated, compilation: null };

  const compilation = compile(request, last.host, request.settings);
  const { program } = compilation;
  const fileCount = program.files.filter(({ origin }) => origin !== "built-in").length;
  const backends = backendsOf(request);
  const { inputs, findings: ofInputs } = hasErrors(compilation.findings)
    ? noInputs
    : readInputs(backends, compilation.model, request, last.host);
  const findings = [...compilation.findings, ...ofInputs];
  if (hasErrors(findings)) return { findings, fileCount, compilation, output: null, input: last.host.record() };

  const options: EmitOptions = { ...request, sourcePathOf: ({ span }) => withinRoots(span.file.path, request.roots) };
  const assets = packageAssets(last.host, backends, request.templatesFolder);
  const model = prepare(compilation.model, options, assets);
  const views = last.viewsOf(backends, model, options, inputs, program);
  const rendered = await render(views, model, options, assets);
  const formatted = await last.format(rendered, progress);

  const sources = sourcesOf(model.classes, options);
  const output = planOutput(formatted, last.output, sources, request.outputFolder, host, force);
  if (!force) refuseForeign(output, request.outputFolder);
  const input = last.host.record();
  if (write) {
    writeOutput(output, request.outputFolder, host);
    last.remember({ findings, fileCount }, output);
  }
  return { findings, fileCount, compilation, output, input };
}
