/** The pages of codes as they lie in `docs/codes`. */
import type { Code } from "../src/diagnostics/codes.ts";
import { type Page, parsePage, readPage } from "../src/diagnostics/page.ts";
import { nodeHost } from "../src/source/host.ts";

const host = nodeHost(".");

export function pageOf(code: Code): Page {
  return parsePage(readPage(host, code));
}
