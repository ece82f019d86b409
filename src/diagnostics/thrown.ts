/** Why something failed, by what was thrown, which code of users makes anything. Never throws itself. */
export function reasonOf(thrown: unknown): string {
  try {
    const text = String(thrown instanceof Error ? thrown.message : thrown);
    const [line = ""] = text.split(/[\r\n]/);
    return thrown instanceof Error ? line : `it threw ${line === "" ? "an empty text" : line}`;
  } catch {
    return "it threw what cannot be shown";
  }
}
