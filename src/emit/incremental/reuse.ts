/** What of the last run still holds: all of it, or the files of single classes. */
import type { Class } from "../../schema/model.ts";
import type { Host } from "../../source/host.ts";
import type { Fingerprint } from "./class-records.ts";
import type { RenderedFile } from "../backend.ts";
import { renderedId } from "../format.ts";
import { manifestName } from "../../bindings/manifest.ts";
import type { EarlierOutput } from "./earlier-output.ts";
import { compareCodeUnits } from "../../source/order.ts";
import { isSameInput } from "./recorded-input.ts";
import type { StoredRecord } from "./run-record.ts";
import type { OutputPlan } from "../write.ts";

/** What of the last run's output is still right: by class and backend the paths of its files, or `null`. */
export interface Reuse {
  fingerprint(cls: Class): string;
  files(cls: Class, backend: string): readonly string[] | null;
}

/** Whether the last run read what a run would read now, and nobody touched what it wrote. */
export function isAllAsBefore(record: StoredRecord, earlier: EarlierOutput, host: Host): boolean {
  return (
    record.manifest === earlier.id && earlier.standing.size === earlier.manifest.size && isSameInput(record.input, host)
  );
}

export function planAsBefore({ manifest }: EarlierOutput): OutputPlan {
  return {
    added: [],
    changed: [],
    removed: [],
    foreign: [],
    edited: [],
    unchanged: [...[...manifest.keys()].sort(compareCodeUnits), manifestName],
  };
}

/** @param record of the last run of the same request; `null` where there was none */
export function reuseOf(record: StoredRecord | null, earlier: EarlierOutput, fingerprint: Fingerprint): Reuse {
  const fingerprints = new Map<Class, string>();
  const known = (cls: Class): string => {
    const own = fingerprints.get(cls) ?? fingerprint(cls);
    fingerprints.set(cls, own);
    return own;
  };
  const classes = new Map(Object.entries(record?.manifest === earlier.id ? record.classes : {}));
  return {
    fingerprint: known,
    files(cls, backend) {
      const before = classes.get(cls.path);
      const files = before?.files[backend];
      const isUsable =
        files?.every((path) => earlier.standing.has(path)) === true && before?.fingerprint === known(cls);
      return isUsable ? (files ?? null) : null;
    },
  };
}

/** Files whose rendered text did not change stand formatted in the output folder; the others have to be formatted. */
export function splitStanding(
  rendered: readonly RenderedFile[],
  { standing }: EarlierOutput,
): { readonly kept: readonly string[]; readonly fresh: readonly RenderedFile[] } {
  const kept = new Set(
    rendered.filter(({ path, text }) => standing.get(path)?.rendered === renderedId(text)).map(({ path }) => path),
  );
  return { kept: [...kept], fresh: rendered.filter(({ path }) => !kept.has(path)) };
}
