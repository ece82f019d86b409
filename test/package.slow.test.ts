/** The package as it would be published, used in a project of its own: the README's walk, word for word. */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(".");
const folder = mkdtempSync(join(tmpdir(), "mofc-package-"));
const project = join(folder, "lamps");
/** Without what vitest and npm told this process. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_ENV$|npm_)/i.test(name)),
);

beforeAll(() => {
  install(pack());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Packs a copy, so that nothing is built in the repository. */
function pack(): string {
  const copy = join(folder, "mofc");
  for (const path of [
    ".config",
    "grammar",
    "mof",
    "src",
    "templates",
    "docs",
    "LICENSE",
    "README.md",
    "package.json",
    "tsconfig.json",
  ]) {
    cpSync(path, join(copy, path), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  run("npm pack", copy);
  const [tarball = ""] = readdirSync(copy).filter((name) => name.endsWith(".tgz"));
  return join(copy, tarball);
}

/** What `npm install` would do, without the net: unpacks the package, and links what it depends on from the repository. */
function install(tarball: string): void {
  const modules = join(project, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  run(`tar -xzf ${JSON.stringify(tarball)}`, modules);
  renameSync(join(modules, "package"), join(modules, "mofc"));
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  for (const name of [...Object.keys(dependencies), "vitest", "typescript"]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, "node_modules", name), join(modules, name), "junction");
  }
  symlinkSync(join(modules, "mofc/dist/main.js"), join(modules, ".bin/mofc"));
  for (const name of ["vitest", "tsc"]) symlinkSync(join(root, "node_modules/.bin", name), join(modules, ".bin", name));
}

/** Runs a line in a shell and gives what it prints. It has to succeed. */
function run(command: string, cwd: string): string {
  const path = [join(project, "node_modules/.bin"), join(root, "node_modules/.bin"), process.env["PATH"]].join(
    delimiter,
  );
  const { status, stdout, stderr } = spawnSync(command, {
    cwd,
    shell: true,
    encoding: "utf8",
    env: { ...env, PATH: path, NO_COLOR: "1" },
  });
  if (status !== 0) throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

/** The lines of a console with what they print today, where the README shows that. The project is installed already. */
function runConsole(text: string): string {
  return text.replace(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm, (shown, command: string, output: string) => {
    const printed = command.startsWith("npm install ") ? "" : run(command, project);
    return output === "" ? shown : `$ ${command}\n${printed}`;
  });
}

test("the README's walk leads to a running provider", async () => {
  const readme = readFileSync("README.md", "utf8");
  const walked = readme.replace(
    /(<!-- walk(?:-file: (.*))? -->\n```\w+\n)([^]*?)(?=```\n)/g,
    (_block, head: string, path: string | undefined, text: string) => {
      if (path === undefined) return head + runConsole(text);
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
      return head + text;
    },
  );
  await expect(walked).toMatchFileSnapshot("../README.md");
  expect(readFileSync(join(project, "generated/index.ts"), "utf8")).toContain("// Replaces the index of mofc");
});

test("what was written on the walk type-checks, the declarations of the package too", () => {
  const options =
    "--noEmit --strict --target es2024 --module nodenext --allowImportingTsExtensions --skipLibCheck false --types node --typeRoots";
  const types = JSON.stringify(join(root, "node_modules/@types"));
  run(
    `tsc ${options} ${types} mofc.config.ts backends/inventory.ts providers/ACME_Lamp.ts generated/index.ts`,
    project,
  );
});

test("explains a code", () => {
  expect(run("mofc explain map-length", project)).toMatch(/^map-length \(.*\n\nWrong:\n/s);
});
