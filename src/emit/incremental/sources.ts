import type { Class } from "../../schema/model.ts";
import { sourceFingerprint } from "../../syntax/fingerprint.ts";
import type { EmitOptions } from "../backend.ts";

/** The MOF files that classes come from, by the paths that headers show, with their fingerprints. Those outside all roots lie elsewhere on other machines. */
export function sourcesOf(classes: readonly Class[], { sourcePathOf }: EmitOptions): ReadonlyMap<string, string> {
  const files = new Map(classes.map(({ declaration }) => [sourcePathOf(declaration), declaration.span.file]));
  const own = [...files].filter(([path]) => !/^(?:\/|[A-Za-z]:|\.\.\/)/.test(path));
  return new Map(own.map(([path, { text }]) => [path, sourceFingerprint(text)]));
}
