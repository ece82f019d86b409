/** What backends read beside the MOF. */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Finding, findingsOf, type Settings } from "../diagnostics/findings.ts";
import type { Model } from "../schema/model.ts";
import type { Host } from "../source/host.ts";
import type { Backend, EmitOptions, Own } from "./backend.ts";

/** What backends read, each for itself. */
export type Inputs = ReadonlyMap<Backend, unknown>;

export interface ReadInputs {
  readonly inputs: Inputs;
  readonly findings: readonly Finding[];
}

export interface InputsRequest extends Pick<EmitOptions, "backendOptions"> {
  /** The folder that paths in the options of backends begin in. */
  readonly projectFolder: string;
  readonly settings: Settings;
}

export const noInputs: ReadInputs = { inputs: new Map(), findings: [] };

/** Lets the backends read. Of what counts for the findings in MOF files only the settings do for these. */
export function readInputs(backends: readonly Backend[], model: Model, request: InputsRequest, host: Host): ReadInputs {
  const { projectFolder: folder, settings } = request;
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const inputs = new Map(
    backends.map((backend) => {
      const options = optionsOf(backend, request);
      return [backend, backend.readInput?.({ options, folder, model, host, report })];
    }),
  );
  const facts = { dialect: "dmtf", isLibrary: false, includedFrom: [], suppressions: [] } as const;
  return { inputs, findings: findingsOf(diagnostics, () => facts, [], settings) };
}

/** What a backend alone is given. */
export function ownOf(
  backend: Backend,
  options: Pick<EmitOptions, "backendOptions">,
  inputs: Inputs,
): Own<object, unknown> {
  return { options: optionsOf(backend, options), input: inputs.get(backend) };
}

function optionsOf({ name }: Backend, { backendOptions }: Pick<EmitOptions, "backendOptions">): object {
  return backendOptions?.[name] ?? {};
}
