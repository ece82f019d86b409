import prettierPackage from "prettier/package.json" with { type: "json" };
import { EmitError } from "./emit-error.ts";

/** The options of generated code; house style, whatever stands in the user's own prettier configuration. */
const options = { parser: "babel-ts", printWidth: 100, endOfLine: "lf" } as const;

/** What the result of formatting depends on beside the text. Prettier itself is loaded only where there is something to format. */
export const formatterId = `prettier ${prettierPackage.version} ${JSON.stringify(options)}`;

/** Formats one file on this thread; what is not TypeScript stays as it is. */
export async function formatText(path: string, text: string): Promise<string> {
  if (!path.endsWith(".ts")) return text;
  const [{ format }, babel, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  try {
    return await format(text, { ...options, plugins: [babel, estree] });
  } catch (error) {
    throw new EmitError(`The text rendered for ${path} cannot be formatted: ${String(error)}`, { cause: error });
  }
}
