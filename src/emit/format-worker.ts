/** A worker thread that formats the batches that it is sent. */
import { parentPort } from "node:worker_threads";
import type { RenderedFile } from "./backend.ts";
import { formatText } from "./prettier.ts";

parentPort?.on("message", (batch: readonly RenderedFile[]) => {
  void formatBatch(batch).then((answer) => parentPort?.postMessage(answer));
});

/** The formatted texts in the order of the batch, or what went wrong. */
export type BatchAnswer = { readonly texts: readonly string[] } | { readonly error: string };

async function formatBatch(batch: readonly RenderedFile[]): Promise<BatchAnswer> {
  try {
    const texts: string[] = [];
    for (const { path, text } of batch) texts.push(await formatText(path, text));
    return { texts };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
