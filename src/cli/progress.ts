/** Is told how many files are done, of how many. */
type Progress = (done: number, total: number) => void;

/** Shorter runs need no bar. */
const patience = 1000;
const width = 30;

/** A bar on a terminal once a run takes more than a second; elsewhere nothing. `end` wipes it away. */
export function progressBar(
  stream: NodeJS.WriteStream,
  what = "formatting",
): { readonly progress: Progress; readonly end: () => void } {
  const start = performance.now();
  let isShown = false;
  if (!stream.isTTY) return { progress: () => {}, end: () => {} };
  return {
    progress(done, total) {
      if (performance.now() - start < patience || (done === total && !isShown)) return;
      isShown = true;
      const filled = Math.round((done / total) * width);
      stream.write(`\r${"█".repeat(filled)}${"░".repeat(width - filled)} ${what} ${done} of ${total} files`);
    },
    end() {
      if (isShown) stream.write("\r\u001b[K");
      isShown = false;
    },
  };
}
