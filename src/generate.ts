import { type Contracts, readContracts } from "./reference/contracts/contracts.ts";
import { type Compilation, compile, type CompileRequest } from "./compile.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { defaultSettings, type Finding, findingsOf, type Settings } from "./diagnostics/findings.ts";
import { packageAssets, toolId } from "./emit/assets.ts";
import type { EmitOptions } from "./emit/backend.ts";
import { classFingerprints } from "./emit/incremental/class-records.ts";
import { emitChanged, prepare } from "./emit/emit.ts";
import { format, type Progress } from "./emit/format.ts";
import { withinRoots } from "./emit/module/header.ts";
import { manifestName, readEarlierOutput, readText, sha256 } from "./emit/incremental/manifest.ts";
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
  /** The folder with contracts of behaviour; `null` where nothing is made of them. */
  readonly contractsFolder: string | null;
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
  contractsFolder: null,
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
  const behavior = hasErrors(compilation.findings) ? noBehavior : behaviorOf(request, compilation, recording);
  const findings = [...compilation.findings, ...behavior.findings];
  if (hasErrors(findings)) return { findings, fileCount, compilation, output: null, input: recording.record() };

  const options: EmitOptions = { ...request, sourcePathOf: ({ span }) => withinRoots(span.file.path, request.roots) };
  const assets = packageAssets(recording, templatesFolder);
  const model = prepare(compilation.model, options, assets, behavior.contracts);
  const reuse =
    recordFile === null ? null : reuseOf(record, earlier, classFingerprints(model, program, options, basis));
  const emission = await emitChanged(model, options, assets, reuse);
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

interface Behavior {
  readonly contracts: Contracts | null;
  readonly findings: readonly Finding[];
}

const noBehavior: Behavior = { contracts: null, findings: [] };

/** Contracts are no MOF: of what counts for the findings in MOF files only the settings do for them. */
function behaviorOf({ contractsFolder, settings }: GenerateRequest, { model }: Compilation, host: Host): Behavior {
  if (contractsFolder === null) return noBehavior;
  const diagnostics: Diagnostic[] = [];
  const contracts = readContracts(contractsFolder, model, host, (diagnostic) => void diagnostics.push(diagnostic));
  const facts = { dialect: "dmtf", isLibrary: false, includedFrom: [], suppressions: [] } as const;
  return { contracts, findings: findingsOf(diagnostics, () => facts, [], settings) };
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
