import { resolve } from "node:path";
import { git } from "./git.ts";

/**
 * The files that differ from a revision or that git does not know yet, by absolute path with `/`. Throws an Error where
 * there is no such revision or no repository.
 */
export function changedSince(revision: string, workingFolder: string): ReadonlySet<string> {
  const top = resolve(
    workingFolder,
    git(["rev-parse", "--show-cdup"], workingFolder, "this is not a git working tree").trim(),
  );
  const commit = git(
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`],
    workingFolder,
    `the revision "${revision}" does not exist`,
  ).trim();
  const changed = git(
    ["diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", commit],
    top,
    "the changes cannot be read",
  );
  const added = git(["ls-files", "--others", "--exclude-standard", "-z"], top, "the new files cannot be read");
  const paths = `${changed}${added}`.split("\0").filter((path) => path !== "");
  return new Set(paths.map((path) => resolve(top, path).replaceAll("\\", "/")));
}
