/** Wraps the steps of generating so that they do no more than has changed since the last run into the same folder. */
import { manifestName } from "../../bindings/manifest.ts";
import type { Finding, Settings } from "../../diagnostics/findings.ts";
import type { Host } from "../../source/host.ts";
import type { Program } from "../../syntax/program.ts";
import { toolId } from "../assets.ts";
import type { Backend, EmitModel, EmitOptions, FileView, OutputFiles, RenderedFile } from "../backend.ts";
import { viewsOf } from "../emit.ts";
import { format, type FormattedFile, type Progress } from "../format.ts";
import type { Inputs } from "../inputs.ts";
import type { OutputPlan } from "../write.ts";
import { changedViews } from "./changed-views.ts";
import { type ClassRecords, classFingerprints } from "./class-records.ts";
import { type EarlierOutput, readEarlierOutput, sha256 } from "./earlier-output.ts";
import { type InputRecord, readOnce, type RecordingHost, recordInput } from "./recorded-input.ts";
import { isAllAsBefore, planAsBefore, reuseOf, splitStanding } from "./reuse.ts";
import { readRecord, recordPath, storedFindings, type StoredRecord, writeRecord } from "./run-record.ts";

/** What decides how a run ends, beside what it reads. */
export interface RunRequest extends Pick<EmitOptions, "ownBackends"> {
  readonly outputFolder: string;
  readonly templatesFolder: string | null;
  readonly settings: Settings;
}

/** What is told of a run. */
export interface RunResult {
  readonly findings: readonly Finding[];
  /** How many files the input had. */
  readonly fileCount: number;
}

export class LastRun {
  /** What the run reads with, so that the next one knows what it read. */
  readonly host: RecordingHost;
  /** What stands in the output folder. */
  readonly output: EarlierOutput;
  readonly #request: RunRequest;
  readonly #world: Host;
  readonly #input: Host;
  /** Fingerprint of mofc itself and of all that was asked of it. */
  readonly #basis: string;
  readonly #recordFile: string | null;
  readonly #record: StoredRecord | null;
  #classes: ClassRecords = {};

  /** @param cacheFolder where runs are remembered; `null` to do everything */
  constructor(request: RunRequest, cacheFolder: string | null, host: Host) {
    const { outputFolder, templatesFolder, settings } = request;
    this.#request = request;
    this.#world = host;
    this.output = readEarlierOutput(outputFolder, host);
    this.#basis = sha256(JSON.stringify([toolId(host, templatesFolder), request, [...settings.rules]]));
    this.#recordFile = cacheFolder === null ? null : recordPath(cacheFolder, outputFolder);
    this.#record = this.#recordFile === null ? null : readRecord(this.#recordFile, this.#basis, host);
    this.#input = readOnce(host);
    this.host = recordInput(this.#input);
  }

  /** What the last run told, where nothing has changed since; else `null`. */
  repeat(): (RunResult & { readonly output: OutputPlan; readonly input: InputRecord }) | null {
    const record = this.#record;
    // The code of a user's backend can change unseen.
    if (record === null || (this.#request.ownBackends ?? []).length > 0) return null;
    if (!isAllAsBefore(record, this.output, this.#input)) return null;
    const { fileCount, input } = record;
    return { findings: storedFindings(record, this.#input), fileCount, output: planAsBefore(this.output), input };
  }

  /** The views of backends, for classes that have changed alone. */
  viewsOf(
    backends: readonly Backend[],
    model: EmitModel,
    options: EmitOptions,
    inputs: Inputs,
    program: Program,
  ): OutputFiles<FileView> {
    if (this.#recordFile === null) return viewsOf(backends, model, options, inputs);
    const fingerprints = classFingerprints(model, program, options, this.#basis);
    const reuse = reuseOf(this.#record, this.output, fingerprints);
    const { classes, ...views } = changedViews(backends, model, options, inputs, reuse);
    this.#classes = classes;
    return views;
  }

  /** Formats the files that do not stand formatted in the output folder. */
  async format({ files, kept }: OutputFiles<RenderedFile>, progress: Progress): Promise<OutputFiles<FormattedFile>> {
    const { fresh, kept: standing } = splitStanding(files, this.output);
    return { files: await format(fresh, progress), kept: [...kept, ...standing] };
  }

  /** Remembers this run, whose output has been written, for the next one. */
  remember({ findings, fileCount }: RunResult, { added, changed }: OutputPlan): void {
    if (this.#recordFile === null) return;
    // Not what stands there by now: files that another run wrote at the same time are the next one's to look at.
    const written = [...added, ...changed].find(({ path }) => path === manifestName);
    const manifest = written === undefined ? this.output.id : sha256(written.text);
    const record = { request: this.#basis, input: this.host.record(), manifest, findings, fileCount };
    writeRecord(this.#recordFile, { ...record, classes: this.#classes }, this.#world);
  }
}
