/** What an audit says of real code: of this repository, with its client of the migration API in `client/`. */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { audit } from "../../src/audit.ts";
import { defaultSettings } from "../../src/diagnostics/findings.ts";
import { renderFinding } from "../../src/diagnostics/render.ts";
import { nodeHost } from "../../src/source/host.ts";

test.each([
  ["the client", "test/audit/client", 25],
  ["this repository", ".", 400],
])("nothing of %s", (_, folder, leastFiles) => {
  const shown = (path: string): string => path.replace(`${process.cwd()}/`, "");
  const { findings, fileCount } = audit(
    { project: resolve(folder), only: null, shown },
    nodeHost(process.cwd()),
    defaultSettings,
  );
  expect(findings.map((finding) => renderFinding(finding, false))).toEqual([]);
  expect(fileCount).toBeGreaterThan(leastFiles);
});
