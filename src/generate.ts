import { type Compilation, compile, type CompileRequest } from "./compile.ts";
import { defaultSettings, type Finding, type Settings } from "./diagnostics/findings.ts";
import { packageAssets, toolId } from "./emit/assets.ts";
import type { EmitOptions } from "./emit/backend.ts";
import { classFingerprints } from "./emit/incremental/class-records.ts";
import { emitChanged, prepare } from "./emit/emit.ts";
import { backendsOf } from "./emit/backends.ts";
import { readInputs } from "./emit/inputs.ts";
import { format, type Progress } from "./emit/format.ts";
import { withinRoots } from "./bindings/header.ts";
import { manifestName } from "./bindings/manifest.ts";
import { readEarlierOutput, readText, sha256 } from "./emit/incremental/earlier-output.ts";
import { type InputRecord, readOnce, recordInput } from "./emit/incremental/recorded-input.ts";
import { isAllAsBefore, planAsBefore, reuseOf, splitStanding } from "./emit/incremental/reuse.ts";
import { readRecord, recordPath, storedFindings, writeRecord } from "./emit/incremental/run-record.ts";
import { sourcesOf } from "./emit/incremental/sources.ts";
import { type OutputPlan, planOutput, writeOutput } from "./emit/write.ts";
import type { Host } from "./source/host.ts";

export interface GenerateRequest extends CompileRequest, Omit<EmitOptions, "sourcePathOf"> {
  readonly outputFolder: string;
  /** Folders that the paths in headers are relative to. */
  readonly roots: readonly string[];
  /** Templates of the user, or `null`. */
  readonly templatesFolder: string | null;
  /** The folder that paths in the options of backends begin in. */
  readonly projectFolder: string;
  readonly settings: Settings;
}

/** What is not about the output itself. */
export interface RunOptions {
  /** Where to remember what the next run need not do again; `null` to do everything. */
  readonly cacheFolder: string | null;
  /** `false` only finds out what would be written. */
  readonly write: boolean;
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

export const plainRun: RunOptions = { cacheFolder: null, write: true, progress: () => {} };
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
  { cacheFolder, write, progress }: RunOptions = plainRun,
): Promise<Generation> {
  const { outputFolder, templatesFolder } = request;
  const earlier = readEarlierOutput(outputFolder, host);
  const basis = sha256(JSON.stringify([toolId(host, templatesFolder), request, [...request.settings.rules]]));
  const recordFile = cacheFolder === null ? null : recordPath(cacheFolder, outputFolder);
  const record = recordFile === null ? null : readRecord(recordFile, basis, host);
  const inputs = readOnce(host);
  if (record !== null && (request.ownBackends ?? []).length === 0 && isAllAsBefore(record, earlier, inputs)) {
    return { ...record, findings: storedFindings(record, inputs), compilation: null, output: planAsBefore(earlier) };
  }

  const recording = recordInput(inputs);
  const compilation = compile(request, recording, request.settings);
  const { program } = compilation;
  const fileCount = program.files.filter(({ origin }) => origin !== "built-in").length;
  const failed = (findings: readonly Finding[]): Generation => {
    return { findings, fileCount, compilation, output: null, input: recording.record() };
  };
  if (hasErrors(compilation.findings)) return failed(compilation.findings);
  const { projectFolder, settings } = request;
  const backends = backendsOf(request);
  const beside = readInputs(backends, compilation.model, request, projectFolder, recording, settings);
  const findings = [...compilation.findings, ...beside.findings];
  if (hasErrors(findings)) return failed(findings);

  const options: EmitOptions = { ...request, sourcePathOf: ({ span }) => withinRoots(span.file.path, request.roots) };
  const assets = packageAssets(recording, backends, templatesFolder);
  const model = prepare(compilation.model, options, assets);
  const reuse =
    recordFile === null ? null : reuseOf(record, earlier, classFingerprints(model, program, options, basis));
  const emission = await emitChanged(model, options, assets, beside.inputs, reuse);
  const { fresh, kept } = splitStanding(emission.rendered, earlier);
  const output = planOutput(
    await format(fresh, progress),
    [...emission.kept, ...kept],
    earlier,
    sourcesOf(model.classes, options),
    outputFolder,
    host,
  );
  const input = recording.record();
  if (write) writeOutput(output, outputFolder, host);
  if (write && recordFile !== null) {
    const manifest = sha256(readText(host, `${outputFolder}/${manifestName}`) ?? "");
    writeRecord(recordFile, { request: basis, input, manifest, findings, fileCount, classes: emission.classes }, host);
  }
  return { findings, fileCount, compilation, output, input };
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
