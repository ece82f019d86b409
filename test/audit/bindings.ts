/** Generated bindings of `bindings.mof`, in memory, in both styles of enums. */
import { readFileSync } from "node:fs";
import { generate } from "../emit/generate-text.ts";

export type EnumStyle = "enum" | "const";

export const styles: readonly EnumStyle[] = ["enum", "const"];
const mof = readFileSync(new URL("bindings.mof", import.meta.url), "utf8");

/** The files below `/project/cim`. */
export const bindings: Readonly<Record<EnumStyle, ReadonlyMap<string, string>>> = Object.fromEntries(
  await Promise.all(
    styles.map(async (enumStyle) => {
      const files = await generate(mof, { enumStyle, backends: ["types", "enums", "providers"] });
      return [enumStyle, new Map([...files].map(([path, text]) => [`/project/cim/${path}`, text]))] as const;
    }),
  ),
) as Readonly<Record<string, ReadonlyMap<string, string>>>;
