/** The options of generated code; house style, whatever stands in the user's own prettier configuration. */
const options = { parser: "babel-ts", printWidth: 100, endOfLine: "lf" } as const;

/** What the result of formatting depends on beside the text. */
export async function formatterId(): Promise<string> {
  // The types of the standalone build leave its version out.
  const { version } = (await import("prettier/standalone")) as unknown as { readonly version: string };
  return `prettier ${version} ${JSON.stringify(options)}`;
}

/** Formats one file on this thread. Throws where the text is no TypeScript: then a template is broken. */
export async function formatText(path: string, text: string): Promise<string> {
  const [{ format }, babel, estree] = await Promise.all([
    import("prettier/standalone"),
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  try {
    return await format(text, { ...options, plugins: [babel, estree] });
  } catch (error) {
    throw new Error(`The text rendered for ${path} cannot be formatted: ${String(error)}`, { cause: error });
  }
}
