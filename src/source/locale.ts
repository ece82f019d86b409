/** Locales as MOF, registries and people write them. */

export const localePattern = /^(?:[mM][sS]_|0[xX])?[0-9a-fA-F]+$/;

/** `MS_409`, `0x409` and `409` are `409`. */
export function localeOf(text: string): string {
  return text.toLowerCase().replace(/^(?:ms_|0x)/, "");
}
