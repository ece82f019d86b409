import { expect, test } from "vitest";
import { loadBackends } from "../../src/config/backends.ts";
import { UserModules } from "../../src/config/user-modules.ts";
import type { Backend } from "../../src/emit/backend.ts";
import { flag, object, optional } from "../../src/json/shape.ts";
import { memoryHost } from "../source/memory-host.ts";

const modules = new UserModules(memoryHost({}));
const own: Backend = {
  name: "own",
  requires: [],
  options: object("What it can be asked for.", { long: optional(flag("Whether lists are long.")) }),
  views: () => [],
};

test("the options of a user's own backend are held against its description", async () => {
  await expect(loadBackends([[own, { long: true }]], ".", modules)).resolves.toMatchObject({ names: ["own"] });
  await expect(loadBackends([[own, { lnog: true }]], ".", modules)).rejects.toThrow(
    'backends.own does not have the key "lnog"',
  );
});
