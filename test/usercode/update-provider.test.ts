import { describe, expect, test } from "vitest";
import { Names } from "../../src/emit/module/names.ts";
import { outlineProvider } from "../../src/usercode/provider-outline.ts";
import { updateProvider } from "../../src/usercode/update-provider.ts";
import { modelOf } from "../compile-text.ts";

const place = { folder: "../generated", extension: ".js" } as const;

/** The user's file after `mofc scaffold` with other MOF, and what the command says. */
async function update(before: string, methods: string): Promise<{ text: string; changes: readonly string[] } | null> {
  const model = modelOf(`[Abstract] class Base { uint32 Stop(); }; class Disk : Base { [Key] string Id; ${methods} };`);
  const cls = model.classes.get("Disk");
  if (cls === undefined) throw new Error("There is no class Disk.");
  const outline = outlineProvider(cls, new Names(model, []));
  const updated = await updateProvider(before, outline, place);
  // A second run finds nothing to do.
  if (updated !== null)
    expect(await updateProvider(updated.text, outline, place)).toEqual({ text: updated.text, changes: [] });
  return updated;
}

/** Odd formatting on purpose: nothing of it may change. */
const file = `// my licence
import { thing }   from './thing.js' // mine
import type * as cim from "../generated/index.js";
import { Disk_Provider } from "../generated/providers/Disk.js";

export class MyDisk extends Disk_Provider {
    private readonly   things = [thing,thing]; /* two */

    /** My own words. */
    override async Stop( input : cim.Base_Stop_Input, ctx: cim.MethodContext< cim.Disk_Keys > ): Promise<cim.Base_Stop_Result>
    {
        return { ReturnValue: 0,out: {} }; // done
    }

    helper() { return this.things; }
    // the end
}
`;

test("a file that is up to date stays as it is", async () => {
  expect(await update(file, "")).toEqual({ text: file, changes: [] });
});

test("a method that appeared is added at the end, documented, with the indentation of the file", async () => {
  const updated = await update(file, '[Description("Spins.")] uint8 Spin([In] uint8 Speed);');
  expect(updated?.changes).toEqual(["added Spin"]);
  expect(updated?.text).toBe(
    file.replace(
      "    // the end\n",
      `    // the end

    /**
     * Spins.
     *
     * @mof Disk.Spin()
     */
    override async Spin(
        input: cim.Disk_Spin_Input,
        context: cim.MethodContext<cim.Disk_Keys>,
    ): Promise<cim.Disk_Spin_Result> {
        // Answers CIM_ERR_NOT_SUPPORTED until it is written.
        return super.Spin(input, context);
    }
`,
    ),
  );
});

test("types of a signature that changed are replaced, names and body are not", async () => {
  const updated = await update(file, '[Override("Stop"), Static] uint32 Stop();');
  expect(updated?.changes).toEqual(["updated the signature of Stop"]);
  expect(updated?.text).toBe(
    file.replace(
      "( input : cim.Base_Stop_Input, ctx: cim.MethodContext< cim.Disk_Keys > ): Promise<cim.Base_Stop_Result>",
      "( input : cim.Disk_Stop_Input, ctx: cim.OperationContext ): Promise<cim.Disk_Stop_Result>",
    ),
  );
});

describe("a method that disappeared", () => {
  const before = file.replace(
    "    helper()",
    "    /** Spins. */\n    override async Spin() { return { ReturnValue: 0, out: {} } }\n\n    helper()",
  );
  const mark = "    // mofc: Disk has no method Spin any more. Move what you need and delete the rest.\n";
  const marked = before.replace("    /** Spins. */\n", `${mark}    /** Spins. */\n`);

  test("is marked once", async () => {
    expect(await update(before, "")).toEqual({ text: marked, changes: ["marked Spin, which disappeared"] });
    expect(await update(marked, "")).toEqual({ text: marked, changes: [] });
  });

  test("loses the mark when it comes back", async () => {
    expect(await update(marked, "uint8 Spin();")).toEqual({
      text: before,
      changes: ["took the mark off Spin, which is back"],
    });
  });

  test("is not a method of the user's own, and no operation", async () => {
    const own = file.replace("helper()", "override async deleteInstance() {}\n    helper()");
    expect(await update(own, "")).toEqual({ text: own, changes: [] });
  });
});

describe("what the user did his own way stays so", () => {
  test.each([
    ["parameters left out", "override async Stop() { return done; }"],
    ["no type of the result", "override async Stop(input: cim.Base_Stop_Input) { return done; }"],
    [
      "types of his own",
      "override async Stop(input: unknown, context: { signal: AbortSignal }): Promise<Done> { return done; }",
    ],
    ["a property in place of a method", "override readonly Stop = async () => done;"],
    [
      "one line",
      "override async Stop(_: cim.Base_Stop_Input, { signal }: cim.MethodContext<cim.Disk_Keys>): Promise<cim.Base_Stop_Result,> { return done; }",
    ],
  ])("%s", async (_what, member) => {
    const text = `import type * as cim from "../generated/index.js";\nclass A extends Disk_Provider { ${member} }\n`;
    expect(await update(text, "")).toEqual({ text, changes: [] });
  });

  test("another name for the namespace", async () => {
    const own = file.replaceAll(/\bcim\b/g, "mof");
    expect((await update(own, '[Override("Stop")] uint32 Stop();'))?.text).toContain(
      "input : mof.Disk_Stop_Input, ctx: mof.MethodContext< mof.Disk_Keys >",
    );
  });

  test("names imported one by one; new ones get an import of their own", async () => {
    const own = file
      .replace(
        'import type * as cim from "../generated/index.js";',
        'import type { Base_Stop_Input, Base_Stop_Result, Disk_Keys, MethodContext } from "../generated/index.js";',
      )
      .replaceAll("cim.", "");
    expect(await update(own, "")).toEqual({ text: own, changes: [] });
    const updated = await update(own, '[Override("Stop")] uint32 Stop();');
    expect(updated?.text).toContain(
      'import { Disk_Provider } from "../generated/providers/Disk.js";\nimport type { Disk_Stop_Input, Disk_Stop_Result } from "../generated/index.js";\n',
    );
    expect(updated?.text).toContain(
      "Stop( input : Disk_Stop_Input, ctx: MethodContext< Disk_Keys > ): Promise<Disk_Stop_Result>",
    );
  });

  test("Windows line ends, a byte order mark and no line end at the end", async () => {
    const own = `\ufeff${file.trimEnd()}`.replaceAll("\n", "\r\n");
    expect(await update(own, "")).toEqual({ text: own, changes: [] });
    const { text = "" } = (await update(own, "uint8 Spin();")) ?? {};
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(text.startsWith("\ufeff// my licence\r\n")).toBe(true);
    expect(text).toContain("    // the end\r\n\r\n    /** @mof Disk.Spin() */\r\n    override async Spin(");
  });

  test("an empty class on one line", async () => {
    const { text = "" } = (await update("class A extends Disk_Provider {}\n", "")) ?? {};
    expect(text).toContain("class A extends Disk_Provider {\n  /** @mof Base.Stop() */\n  override async Stop(");
    expect(text.endsWith("  }\n}\n")).toBe(true);
  });

  test("tabs, and another name for the base", async () => {
    const own =
      'import { Disk_Provider as Base } from "../generated/providers/Disk.js";\nclass A extends Base {\n\tx = 1;\n}\n';
    const { text = "" } = (await update(own, "")) ?? {};
    expect(text).toContain(
      "\n\tx = 1;\n\n\t/** @mof Base.Stop() */\n\toverride async Stop(\n\t\tinput: Base_Stop_Input,",
    );
  });
});

test("a file without a class that extends the provider is refused", async () => {
  expect(await update("export class Disk {}\n", "")).toBeNull();
});
