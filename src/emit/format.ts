import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Host } from "../source/host.ts";
import type { RenderedFile } from "./backend.ts";
import type { BatchAnswer } from "./format-worker.ts";
import { readManifest, readText, sha256 } from "./manifest.ts";
import { formatText, formatterId } from "./prettier.ts";

export interface FormattedFile extends RenderedFile {
  /** Fingerprint of the text before formatting, and of the formatter. */
  readonly rendered: string;
}

/** The formatted text that an earlier run left for a rendered one, by path and fingerprint; `null` where there is none. */
export type EarlierOutput = (path: string, rendered: string) => string | null;

/** Formatting takes most of the time of a run, so it uses what stands in the output folder and is still right. */
export function earlierOutput(folder: string, host: Host): EarlierOutput {
  const manifest = readManifest(folder, host);
  return (path, rendered) => {
    const entry = manifest.get(path);
    if (entry?.rendered !== rendered) return null;
    const text = readText(host, `${folder}/${path}`);
    return text !== null && sha256(text) === entry.formatted ? text : null;
  };
}

/** Formats all files; the result has the order of the input. Many files are formatted on all cores. */
export async function format(files: readonly RenderedFile[], earlier: EarlierOutput = () => null): Promise<FormattedFile[]> {
  const formatter = await formatterId();
  const known = files.map(({ path, text }) => {
    const rendered = sha256(`${formatter}\n${text}`);
    return { path, rendered, text: earlier(path, rendered) };
  });
  const texts = await formatAll(files.filter((_, index) => known[index]?.text === null));
  let next = 0;
  return known.map(({ path, rendered, text }) => ({ path, rendered, text: text ?? texts[next++] ?? "" }));
}

/** Below this many files starting threads costs more than it saves. */
const filesWorthThreads = 64;
const filesInBatch = 16;

async function formatAll(files: readonly RenderedFile[]): Promise<readonly string[]> {
  if (files.length >= filesWorthThreads && availableParallelism() > 1) {
    return formatOnThreads(files, Math.min(availableParallelism(), 8));
  }
  const texts: string[] = [];
  for (const { path, text } of files) texts.push(await formatText(path, text));
  return texts;
}

async function formatOnThreads(files: readonly RenderedFile[], threads: number): Promise<readonly string[]> {
  const formatted: string[] = files.map(() => "");
  let next = 0;
  // The module is TypeScript when mofc runs from its sources and JavaScript when it runs from `dist`.
  const script = new URL(`./format-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);
  const runThread = async (): Promise<void> => {
    const worker = new Worker(script);
    try {
      while (next < files.length) {
        const start = next;
        next += filesInBatch;
        const texts = await formatBatch(worker, files.slice(start, next));
        texts.forEach((text, index) => (formatted[start + index] = text));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, runThread));
  return formatted;
}

function formatBatch(worker: Worker, batch: readonly RenderedFile[]): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const done = (answer: BatchAnswer): void => {
      worker.off("error", reject);
      if ("texts" in answer) resolve(answer.texts);
      else reject(new Error(answer.error));
    };
    worker.once("error", reject);
    worker.once("message", done);
    worker.postMessage(batch);
  });
}
