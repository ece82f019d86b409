/** What the commands know about where they print to. */
import pc from "picocolors";

export function useColor(stream: NodeJS.WriteStream): boolean {
  if (process.env["NO_COLOR"] !== undefined && process.env["NO_COLOR"] !== "") return false;
  // In a pipe `isTTY` is undefined, and not false as its type says.
  return Boolean(stream.isTTY) && pc.isColorSupported;
}

export function printOut(text: string): void {
  if (text !== "") process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

export function printError(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** `mofc model --json | head` is not an error. */
export function stopSilentlyWhenPipeCloses(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
