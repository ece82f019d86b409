/** The ending of relative specifiers: `.js` for plain tsc, `.ts` for type stripping, none for bundlers. */
export type ImportExtension = ".js" | ".ts" | "";

/** The specifier of one module in another, both paths below the output folder, without extension. */
export function relativeSpecifier(from: string, to: string): string {
  const fromFolders = from.split("/").slice(0, -1);
  const toParts = to.split("/");
  let shared = 0;
  while (shared < fromFolders.length && fromFolders[shared] === toParts[shared]) shared++;
  const up = "../".repeat(fromFolders.length - shared) || "./";
  return up + toParts.slice(shared).join("/");
}
