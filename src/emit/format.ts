import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { RenderedFile } from "./backend.ts";
import type { BatchAnswer } from "./format-worker.ts";
import { formatText } from "./prettier.ts";

/** Below this many files starting threads costs more than it saves. */
const filesWorthThreads = 64;
const filesInBatch = 16;

/** Formats all files; the result has the order of the input. Many files are formatted on all cores. */
export async function format(files: readonly RenderedFile[]): Promise<RenderedFile[]> {
  if (files.length < filesWorthThreads || availableParallelism() === 1) {
    const formatted: RenderedFile[] = [];
    for (const { path, text } of files) formatted.push({ path, text: await formatText(path, text) });
    return formatted;
  }
  return formatOnThreads(files, Math.min(availableParallelism(), 8));
}

async function formatOnThreads(files: readonly RenderedFile[], threads: number): Promise<RenderedFile[]> {
  const formatted: RenderedFile[] = [...files];
  let next = 0;
  // The module is TypeScript when mofc runs from its sources and JavaScript when it runs from `dist`.
  const script = new URL(`./format-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);
  const runThread = async (): Promise<void> => {
    const worker = new Worker(script);
    try {
      while (next < files.length) {
        const start = next;
        next += filesInBatch;
        const batch = files.slice(start, next);
        const texts = await formatBatch(worker, batch);
        batch.forEach(({ path }, index) => (formatted[start + index] = { path, text: texts[index] ?? "" }));
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
