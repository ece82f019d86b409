import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { RenderedFile } from "./backend.ts";
import { EmitError } from "./emit-error.ts";
import type { BatchAnswer } from "./format-worker.ts";
import { sha256 } from "./incremental/earlier-output.ts";
import { formatterId, formatText } from "./prettier.ts";

export interface FormattedFile extends RenderedFile {
  /** Fingerprint of the text before formatting, and of the formatter. */
  readonly rendered: string;
}

/** Told while files are formatted: how many of them are done. */
export type Progress = (done: number, total: number) => void;

/** Formats all files; the result has the order of the input. Many files are formatted on all cores. */
export async function format(files: readonly RenderedFile[], progress: Progress = () => {}): Promise<FormattedFile[]> {
  const texts = await formatAll(files, progress);
  return files.map(({ path, text }, index) => ({ path, rendered: renderedId(text), text: texts[index] ?? "" }));
}

/** Where it is that of the last run, formatting would give what it gave then. */
export function renderedId(text: string): string {
  return sha256(`${formatterId}\n${text}`);
}

/** Below this many files starting threads costs more than it saves. */
const filesWorthThreads = 64;
const filesInBatch = 16;

async function formatAll(files: readonly RenderedFile[], progress: Progress): Promise<readonly string[]> {
  if (files.length >= filesWorthThreads && availableParallelism() > 1) {
    return formatOnThreads(files, Math.min(availableParallelism(), 8), progress);
  }
  const texts: string[] = [];
  for (const { path, text } of files) {
    texts.push(await formatText(path, text));
    progress(texts.length, files.length);
  }
  return texts;
}

async function formatOnThreads(
  files: readonly RenderedFile[],
  threads: number,
  progress: Progress,
): Promise<readonly string[]> {
  const formatted: string[] = files.map(() => "");
  let next = 0;
  let done = 0;
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
        done += texts.length;
        progress(done, files.length);
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
      else reject(new EmitError(answer.error));
    };
    worker.once("error", reject);
    worker.once("message", done);
    worker.postMessage(batch);
  });
}
