import { type Compilation, compile, type CompileRequest } from "./compile.ts";
import { packageAssets } from "./emit/assets.ts";
import type { EmitOptions } from "./emit/backend.ts";
import { emit } from "./emit/emit.ts";
import { earlierOutput, format } from "./emit/format.ts";
import { type WriteReport, writeOutput } from "./emit/write.ts";
import type { Host } from "./source/host.ts";

export interface GenerateRequest extends CompileRequest, Omit<EmitOptions, "sourcePathOf"> {
  readonly outputFolder: string;
}

export interface Generation extends Compilation {
  /** What was written; `null` where errors in the input forbade it. */
  readonly output: WriteReport | null;
}

/** MOF to TypeScript files. With errors in the input nothing is written. */
export async function generate(request: GenerateRequest, host: Host): Promise<Generation> {
  const compilation = compile(request, host);
  if (compilation.findings.some(({ severity }) => severity === "error")) return { ...compilation, output: null };

  const rendered = await emit(compilation.model, { ...request, sourcePathOf: ({ span }) => span.file.path }, packageAssets(host));
  const formatted = await format(rendered, earlierOutput(request.outputFolder, host));
  const output = writeOutput(formatted, request.outputFolder, host);
  return { ...compilation, output };
}
