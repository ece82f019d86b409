import { hash } from "node:crypto";
import { tokenize } from "../../grammar/tokens.ts";

/** A fingerprint of what a MOF text says: comments, blanks and line ends do not count. */
export function sourceFingerprint(text: string): string {
  return hash(
    "sha256",
    tokenize(text)
      .tokens.map(({ image }) => image)
      .join("\n"),
    "hex",
  ).slice(0, 16);
}
