/** Published MOF files, which are no part of the repository: they lie beside it, or the tests that need them are skipped. */
import { existsSync } from "node:fs";
import { type Host, nodeHost } from "../../src/source/host.ts";
import { filesBelow } from "../../src/source/inputs.ts";
import { isMofPath } from "../../src/source/path.ts";

export const corpus = "../shared/corpus";
export const pages = "../shared/seeds";
export const disk: Host = nodeHost(process.cwd());

export const isCorpusHere: boolean = existsSync(corpus);
export const arePagesHere: boolean = existsSync(pages);
if (!isCorpusHere) console.log(`The tests of published MOF files are skipped: there is no folder ${corpus}.`);
if (!arePagesHere) console.log(`The tests of reference pages are skipped: there is no folder ${pages}.`);

export function mofFilesOf(group: string): string[] {
  return filesBelow(`${corpus}/${group}`, disk).filter(isMofPath);
}
