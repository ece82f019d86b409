/** What `docs/wmi-on-linux.md` shows is so. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { ProjectFolder } from "../cli/project-folder.ts";
import {
  array,
  classOf,
  container,
  data,
  declared,
  method,
  qualifier,
  sint32,
  system,
  text,
  types,
  utf16,
  word,
  yes,
} from "./encode.ts";

const page = readFileSync("docs/wmi-on-linux.md", "utf8");

/** The code block behind `<!-- mark -->`. */
function block(mark: string): string {
  const [, content] = new RegExp(`<!-- ${mark} -->\\n\`\`\`\\w+\\n([^]*?)\`\`\`\\n`).exec(page)!;
  return content!;
}

function values(...labels: readonly string[]): number[][] {
  const codes = labels.map((_, index) => word(index));
  return [
    qualifier("ValueMap", array(types.sint32, codes)),
    qualifier("Values", array(types.string, labels.map(utf16))),
  ];
}

const id = (value: number): number[] => qualifier("ID", sint32(value));
const read = qualifier("read", yes);

const laptop = container(
  data([
    classOf("ACME_PowerMode", {
      qualifiers: [
        qualifier("WMI", yes),
        qualifier("Dynamic", yes),
        qualifier("Provider", text("WmiProv")),
        qualifier("guid", text("{11111111-2222-3333-4444-555555555555}")),
      ],
      properties: [
        declared("InstanceName", types.string, "string", qualifier("key", yes), read),
        declared("Active", types.boolean, "boolean", read),
        system("__NAMESPACE", text("root\\wmi")),
      ],
      methods: [
        method(
          "SetMode",
          [qualifier("WmiMethodId", sint32(1)), qualifier("Implemented", yes)],
          [
            declared(
              "Mode",
              types.uint32,
              "uint32",
              ...values("Quiet", "Balanced", "Fast"),
              qualifier("in", yes),
              id(0),
            ),
          ],
          [
            declared(
              "Status",
              types.uint32,
              "uint32",
              ...values("Success", "Not Supported", "On Battery"),
              qualifier("out", yes),
              id(1),
            ),
          ],
        ),
      ],
    }),
  ]),
);

test("the page shows what mofc prints and generates, and its program compiles", () => {
  const project = new ProjectFolder({
    "laptop.bmf": laptop,
    "status.ts": block("file: status.ts"),
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: "nodenext",
        target: "es2024",
        allowImportingTsExtensions: true,
        types: ["node"],
        typeRoots: [resolve("node_modules/@types")],
      },
      include: ["status.ts"],
    }),
  });
  expect(project.run("format", "laptop.bmf")).toEqual({ code: 0, out: block("format"), error: "" });
  expect(project.run("generate", "laptop.bmf", "--out", "generated").code).toBe(0);
  expect(project.read("generated/enums/ACME_PowerMode.ts")).toContain(block("generated: enums/ACME_PowerMode.ts"));
  const { stdout } = spawnSync(resolve("node_modules/.bin/tsc"), ["-p", project.path], { encoding: "utf8" });
  expect(stdout).toBe("");
});
